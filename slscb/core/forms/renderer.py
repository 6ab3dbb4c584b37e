"""Draws Django's forms as GOV.UK components. See docs/adr/0003."""

from typing import Any

from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist

from slscb.core.forms.bound import GovBoundField


class GovRenderer(TemplatesSetting):
    """The project's own templates first; Django's where a plain input is all that is needed."""

    form_template_name = "components/forms/form.html"
    field_template_name = "components/forms/field.html"
    bound_field_class = GovBoundField
    plain = DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return self.plain.get_template(template_name)
