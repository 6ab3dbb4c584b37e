"""Unusual openings of records: the list, and what came of looking at one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cases import access, selectors
from cases.forms.unusual import UnusualDecisionForm, UnusualForm
from cases.models import UnusualAccess
from cases.presenters import unusual as presenters
from cases.services import watching
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage


class UnusualList(ListPage):
    """What waits for a look, of one's team's people or of all; never one's own."""

    capability = "access.review"
    template_name = "cases/unusual_list.html"
    page_title, noun = "Unusual openings of records", "opening"
    filter_form = UnusualForm
    empty_text = "Nothing waits to be looked at."
    nothing_found_text = "Nothing like this was found."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[UnusualAccess]:
        """Those still to be looked at, unless asked otherwise."""
        state = filters.get("state") or "open"
        return selectors.unusual_accesses(self.actor, filters.get("kind") or (), "" if state == "all" else state)

    def rows(self, items: Sequence[UnusualAccess]) -> Any:
        """As a table."""
        return presenters.unusual_table(items)


class UnusualDecide(FormPage):
    """Writes down what came of looking at one."""

    capability = "access.review"
    template_name = "cases/unusual_decide.html"
    page_title = "What came of this opening"
    form_class = UnusualDecisionForm
    submit_text = "Save the decision"
    success_text = "The decision is saved."

    def load(self) -> None:
        """What was found, for somebody who is to look at it."""
        self.finding = access.finding_for(self.actor, self.kwargs["finding_id"])

    def back(self) -> Link:
        """Back to the list."""
        return Link("Unusual openings", reverse("cases:unusual-list"))

    def initial(self) -> Mapping[str, Any]:
        """What was decided before."""
        return {name: getattr(self.finding, name) for name in ("decision", "words", "version")}

    def context(self, **more: Any) -> dict[str, Any]:
        """What was found beside the form."""
        same_day = selectors.same_day(self.actor, self.finding)
        return super().context(rows=presenters.unusual_rows(self.finding, same_day), **more)

    def save(self, form: GovForm) -> str:
        """Save and go back to the list."""
        typed = dict(form.cleaned_data)
        version = typed.pop("version")
        watching.decide(actor=self.actor, finding_id=self.finding.public_id, expected_version=version, **typed)
        return self.back().href
