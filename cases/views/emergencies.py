"""Breaking the glass: finding a record that one does not see, opening it in an emergency, and reviewing that."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases import presenters, selectors
from cases.forms.sharing import BreakGlassForm, EmergenciesForm, FindForm, ReviewForm
from cases.models import EmergencyAccess
from cases.presenters import sharing
from cases.services import emergencies
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page


class EmergencyFind(Page):
    """Finds the record of a child with whom the person has nothing to do. What is typed goes by POST, as in the search."""

    capability = "emergency.open"
    http_method_names = ["get", "head", "post"]
    template_name = "cases/emergency_find.html"
    page_title = "Open a record in an emergency"

    def back(self) -> Link:
        """Back to the search."""
        return Link("Find a child", reverse("cases:child-search"))

    def context(self, **more: Any) -> dict[str, Any]:
        """An empty form unless one was sent."""
        return super().context(**{"form": FindForm(), **more})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look for it and show what may be said of it."""
        form = FindForm(request.POST)
        if not form.is_valid():
            return self.render(form=form, status=422)
        found = selectors.records_to_open(self.actor, form.who())
        seen = presenters.rows(found.seen, today())
        return self.render(form=form, searched=True, seen=seen, unseen=sharing.known(found.unseen))


class EmergencyOpen(FormPage):
    """Opens a record in an emergency: four hours, to read."""

    capability = "emergency.open"
    template_name = "cases/emergency_open.html"
    page_title = "Open this record in an emergency"
    form_class = BreakGlassForm
    submit_text = "Open the record now"
    success_text = "The record is open to you for 4 hours, to read. Its lead agency has been told."
    is_destructive = True

    def load(self) -> None:
        """What may be said of the record before."""
        self.known = selectors.record_to_open(self.actor, self.kwargs["child_id"])

    def back(self) -> Link:
        """Back to looking for a record."""
        return Link("Open a record in an emergency", reverse("cases:emergency-find"))

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose record it is, as far as that may be said."""
        rows = sharing.known_rows(self.known) if self.known else []
        return super().context(rows=rows, address=self.address(), **more)

    def address(self) -> str:
        """The child's page."""
        return reverse("cases:child-view", args=[self.kwargs["child_id"]])

    def save(self, form: GovForm) -> str:
        """Open it."""
        reason = form.cleaned_data["reason"]
        emergencies.open_record(actor=self.actor, child_id=self.kwargs["child_id"], reason=reason)
        return self.address()


class EmergencyList(ListPage):
    """Records opened in an emergency, those that wait for a review first of all; never one's own."""

    capability = "emergency.review"
    template_name = "cases/emergency_list.html"
    page_title, noun = "Emergency openings of records", "opening"
    filter_form = EmergenciesForm
    empty_text = "Nothing waits for a review."
    nothing_found_text = "There is nothing like this."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[EmergencyAccess]:
        """Those still to be reviewed, unless asked otherwise."""
        state = filters.get("state") or "open"
        return selectors.emergencies(self.actor, "" if state == "all" else state)

    def rows(self, items: Sequence[EmergencyAccess]) -> Any:
        """As a table."""
        return sharing.emergencies_table(items)


class EmergencyReview(FormPage):
    """Writes down whether an emergency was justified."""

    capability = "emergency.review"
    template_name = "cases/emergency_review.html"
    page_title = "Review an emergency opening"
    form_class = ReviewForm
    submit_text = "Save the review"
    success_text = "The review is saved."

    def load(self) -> None:
        """An emergency of somebody else."""
        self.emergency = selectors.open_emergency(self.actor, self.kwargs["emergency_id"])

    def back(self) -> Link:
        """Back to the list."""
        return Link("Emergency openings", reverse("cases:emergency-list"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is reviewed."""
        return {"version": self.emergency.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """Who opened what and why, beside the form."""
        emergency = self.emergency
        return super().context(rows=sharing.emergency_rows(emergency), is_reviewed=bool(emergency.outcome), **more)

    def save(self, form: GovForm) -> str:
        """Save and go back to the list."""
        typed = dict(form.cleaned_data)
        version = typed.pop("version")
        emergencies.review(actor=self.actor, emergency_id=self.emergency.public_id, expected_version=version, **typed)
        return self.back().href
