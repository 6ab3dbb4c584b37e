"""Who opened a record, for the information governance lead."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from cases import presenters, selectors
from cases.forms import OpeningsForm
from slscb.core.models import AuditEvent
from slscb.core.pages import ListPage


class Openings(ListPage):
    """Every opening, listing, search, export and print, or all that happened with one child."""

    capability = "audit.view"
    template_name = "cases/openings.html"
    page_title, noun = "Who opened a record", "event"
    filter_form = OpeningsForm
    per_page = 50
    empty_text = "No record has been opened yet."
    nothing_found_text = "No record has this reference, or nobody has opened it."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[AuditEvent]:
        """Of the child named in the filter, or of all."""
        reference = filters.get("reference")
        return selectors.openings_of(self.actor, reference) if reference else selectors.recent_openings(self.actor)

    def rows(self, items: Sequence[AuditEvent]) -> Sequence[presenters.Opening]:
        """With the children's references."""
        return presenters.openings(items, selectors.references_of(items))
