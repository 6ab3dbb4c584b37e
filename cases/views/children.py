"""The child's page, recording and changing."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from cases import cards, presenters, selectors
from cases.forms import ChangeChildForm, ReasonForm, RecordChildForm
from cases.presenters import protection, sharing
from cases.services import children
from cases.services.children import Details
from cases.views.pages import ChildPageMixin
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.parts import Row


class ChildView(Page):
    """Everything about one child on one page."""

    capability = "child.view"
    template_name = "cases/child_view.html"

    def load(self) -> None:
        """Open the record; the opening is written into the audit."""
        self.opened = selectors.open_child(self.actor, self.kwargs["child_id"])

    def title(self) -> str:
        """The child's name."""
        return self.opened.child.full_name

    def back(self) -> Link:
        """Back to the work list."""
        return Link("Children", reverse("cases:work-list"))

    def address(self) -> Link | None:
        """The way to ask where the child lives, for those with the right."""
        return presenters.address_link(self.actor, self.opened.child)

    def emergency(self) -> sharing.Emergency | None:
        """What is said to somebody who sees the record by an emergency alone."""
        return sharing.emergency(self.opened.child)

    def people(self) -> list[Row]:
        """The people in the child's life."""
        return presenters.people(self.actor, self.opened.relationships)

    def context(self, **more: Any) -> dict[str, Any]:
        """The header, the cards of every app and the chronology."""
        child, built = self.opened.child, presenters.cards_for(self.actor, self.opened.child, cards.cards())
        return super().context(
            child=child,
            opened=self.opened,
            age=presenters.age_words(child.date_of_birth, today()),
            level=presenters.level_tag(child.risk_level),
            summary=presenters.summary(child),
            actions=presenters.actions_for(self.actor, child),
            alerts=[*filter(None, [protection.tag(child.protection)]), *presenters.alerts(built)],
            cards=built,
            lines=presenters.lines(self.opened.chronology),
            **more,
        )


class ChildChronology(ListPage):
    """The whole story of a child."""

    capability = "child.view"
    template_name = "cases/child_chronology.html"
    page_title, noun = "Chronology", "event"
    per_page = 50

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The newest line first."""
        return selectors.chronology_of(self.actor, self.kwargs["child_id"])

    def rows(self, items: Any) -> list[presenters.Line]:
        """With kinds and links."""
        return presenters.lines(items)

    def back(self) -> Link:
        """Back to the child."""
        return Link("The child's record", reverse("cases:child-view", args=[self.kwargs["child_id"]]))


class ChildRecord(FormPage):
    """Records a child who is not yet known. Possible matches are shown first and have to be looked at."""

    capability = "child.record"
    template_name = "cases/child_record.html"
    page_title = "Record a child"
    form_class = RecordChildForm
    submit_text = "Record this child"
    success_text = "The child is recorded."

    def back(self) -> Link:
        """Back to the work list."""
        return Link("Children", reverse("cases:work-list"))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask whether the child is known before saving; nothing typed is lost."""
        form = self.form(request.POST)
        if form.is_valid() and not form.cleaned_data["another_child"]:
            known = {name: form.cleaned_data[name] for name in ("given_name", "family_name", "date_of_birth")}
            matches = selectors.possible_matches(
                self.actor, **known, nhs_number=form.cleaned_data["nhs_number"] or None
            )
            if matches:
                seen = presenters.rows(matches.seen, today())
                return self.render(form=form, matches=matches, seen=seen, status=422)
        return super().post(request, *args, **kwargs)

    def save(self, form: GovForm) -> str:
        """Record and open the record."""
        details, where = form.details(), form.where()  # type: ignore[attr-defined]
        child = children.record_child(actor=self.actor, details=details, where=where)
        return reverse("cases:child-view", args=[child.public_id])


class ChildChange(ChildPageMixin, FormPage):
    """Corrects a child's details."""

    capability = "child.change"
    page_title = "Change details"
    form_class = ChangeChildForm
    success_text = "The details are changed."

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        names = [field.name for field in fields(Details)] + ["version"]
        return {name: getattr(self.child, name) for name in names}

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        children.change_child(
            actor=self.actor,
            child_id=self.child.public_id,
            details=form.details(),  # type: ignore[attr-defined]
            expected_version=form.cleaned_data["version"],
        )
        return self.child_address()


class ChildClose(ChildPageMixin, FormPage):
    """Closes the case."""

    capability = "child.allocate"
    page_title = "Close the case"
    form_class = ReasonForm
    submit_text = "Close the case"
    success_text = "The case is closed. The record stays."

    def initial(self) -> Mapping[str, Any]:
        """The version that is closed."""
        return {"version": self.child.version}

    def save(self, form: GovForm) -> str:
        """Close with the reason."""
        self.act(form.cleaned_data["reason"], form.cleaned_data["version"])
        return self.child_address()

    def act(self, reason: str, version: int) -> None:
        """The service this page calls."""
        children.close_child(actor=self.actor, child_id=self.child.public_id, reason=reason, expected_version=version)


class ChildReopen(ChildClose):
    """Opens a closed case again."""

    page_title = "Open the case again"
    submit_text = "Open the case"
    success_text = "The case is open again."

    def act(self, reason: str, version: int) -> None:
        """The service this page calls."""
        children.reopen_child(actor=self.actor, child_id=self.child.public_id, reason=reason, expected_version=version)
