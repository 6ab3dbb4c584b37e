"""Every component on one page, outside production: with long names, with errors and with nothing in it."""

from typing import Any

from django.http import QueryDict

from slscb.core.gallery import charts, forms, parts
from slscb.core.pages import Page, pagination
from slscb.core.policy import SIGNED_IN


class Gallery(Page):
    """Shows what there is, for whoever builds a page."""

    capability = SIGNED_IN
    template_name = "core/gallery.html"
    page_title = "Gallery of components"

    def context(self, **more: Any) -> dict[str, Any]:
        """Samples of everything; nothing here is about anyone."""
        return super().context(
            empty_form=forms.EverythingForm(prefix="empty"),
            wrong_form=forms.EverythingForm(QueryDict(forms.MISTAKES), prefix="wrong"),
            saved_form=forms.EverythingForm(initial=forms.SAVED, prefix="saved"),
            filter_form=forms.FilterForm(QueryDict("q=Bell&state=open")),
            middle_pages=pagination(parts.MIDDLE, self.request.GET),
            capped_pages=pagination(parts.CAPPED, self.request.GET),
            capped_words=parts.CAPPED.total_words("child", "children"),
            parts=parts,
            charts=charts,
            **more,
        )
