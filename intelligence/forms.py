"""The shape of an intelligence report and of its grade."""

from typing import Any

from django.core.exceptions import ValidationError

from intelligence import rules
from intelligence.choices import Assessment, Danger, Handling, HowKnown, Source
from intelligence.services.reports import Content
from slscb.core.forms import (
    ChoiceField,
    GovForm,
    MomentField,
    Section,
    TextAreaField,
    TextField,
    VersionField,
    YesNoField,
)


class ReportForm(GovForm):
    """What someone saw or heard."""

    sections = (
        Section("Before anything else", ("danger",)),
        Section("The information", ("narrative", "how_known", "observed_at", "place")),
        Section(
            "Who it is about",
            ("subject_name", "subject_alias", "subject_description", "telephone", "online_handle"),
            "One person for each report. Leave empty what is not known.",
        ),
        Section("Vehicle", ("vehicle_registration", "vehicle_description")),
        Section("The source", ("may_name_source",)),
    )

    danger = ChoiceField("Is any child in danger now?", choices=Danger, noun="whether a child is in danger")
    narrative = TextAreaField(
        "What was seen or heard",
        max_length=10_000,
        rows=8,
        count=True,
        hint="Facts in full sentences, with full names and no initials. Say what is fact and what is opinion.",
    )
    how_known = ChoiceField("How is it known?", choices=HowKnown, noun="how it is known")
    observed_at = MomentField(
        "When was it seen or heard?", noun="when it was seen or heard", limit="past", required=False
    )
    place = TextField("Where", max_length=300, required=False, hint="An address, a shop, a park, a website")
    subject_name = TextField("Full name", max_length=150, required=False)
    subject_alias = TextField("Nickname or other name", max_length=150, required=False)
    subject_description = TextAreaField("Description", max_length=2_000, rows=3, required=False)
    telephone = TextField("Telephone number", max_length=30, width="20", required=False)
    online_handle = TextField("Name used online, and where", max_length=150, required=False)
    vehicle_registration = TextField("Registration, or part of it", max_length=15, width="10", required=False)
    vehicle_description = TextField("Make, model and colour", max_length=200, required=False)
    may_name_source = YesNoField(
        "May police tell others who the source is?", noun="police may tell others who the source is"
    )

    def clean_danger(self) -> str:
        """Said before anything else is mended: whoever answers yes must go to the telephone now."""
        danger = str(self.cleaned_data["danger"])
        for fault in rules.check_danger(danger).faults:
            raise ValidationError(fault.message)
        return danger

    def content(self) -> Content:
        """What was typed, as the service takes it."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Content(**{name: cleaned[name] for name in Content.__dataclass_fields__})


class GradeForm(GovForm):
    """The 3x5x2 grade."""

    source_reliability = ChoiceField("Source", choices=Source, noun="how reliable the source is")
    assessment = ChoiceField("Intelligence assessment", choices=Assessment, noun="how the source knows")
    handling = ChoiceField(
        "Handling", choices=Handling, noun="who may be told", reveals={Handling.CONDITIONS.value: ["conditions"]}
    )
    conditions = TextAreaField("Conditions", max_length=2_000, rows=3, noun="the conditions")
    sanitised_text = TextAreaField(
        "Sanitised text",
        max_length=10_000,
        rows=5,
        required=False,
        hint="What may go further. Nothing in it may point to the source.",
    )
    version = VersionField()


class TakeForm(GovForm):
    """The version that is taken up."""

    version = VersionField()


class ReportFilters(GovForm):
    """Which reports to show."""

    says_optional = False

    show = ChoiceField(
        "Show",
        choices=[("all", "All reports"), ("waiting", "Waiting for a grade")],
        required=False,
        small=True,
        initial="all",
    )
