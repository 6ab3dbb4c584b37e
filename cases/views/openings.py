"""Who opened a record, for the information governance lead."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from cases import presenters, selectors
from cases.forms import OpeningsForm
from slscb.core.models import AuditEvent
from slscb.core.pages import ListPage
from slscb.core.pages.listing import chosen_values


class Openings(ListPage):
    """Who opened and changed records, and on request who listed, exported or was refused them; of all, or of one child."""

    capability = "audit.view"
    template_name = "cases/openings.html"
    page_title, noun = "Who opened a record", "event"
    filter_form = OpeningsForm
    per_page = 50
    empty_text = "No record has been opened yet."
    nothing_found_text = "No record has this reference, or nothing of this kind was done with it."

    def filters(self) -> OpeningsForm:
        """The filter with how many events there are of each kind; an address that names no kind means the first two."""
        asked = self.request.GET.copy()
        if "kind" not in asked:
            asked.setlist("kind", [kind.value for kind in selectors.FIRST_SHOWN])
        form = OpeningsForm(asked if set(OpeningsForm.base_fields) & set(self.request.GET) else None)
        chosen = chosen_values(form)
        self.found = selectors.openings(self.actor, chosen["reference"] or "", chosen["kind"] or ())
        form.tell_counts(self.found.counts)
        return form

    def items(self, filters: Mapping[str, Any]) -> QuerySet[AuditEvent]:
        """What the filter found."""
        return self.found.events

    def rows(self, items: Sequence[AuditEvent]) -> Sequence[presenters.Opening]:
        """With the children's references."""
        return presenters.openings(items, selectors.references_of(items))
