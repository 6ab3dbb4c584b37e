"""The pages of one child on an agenda."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.urls import reverse

from cases import access as cases
from cases.models import Child
from serac import access, selectors
from serac.forms import AddItemForm, DecisionForm, ListChildForm, MoveForm, NotesForm, RemoveForm, VersionForm
from serac.models import AgendaItem
from serac.presenters import agendas, words
from serac.presenters.actions import action_line
from serac.services import decisions
from serac.services import items as services
from serac.services.decisions import Decided
from serac.services.items import Notes
from serac.views.meetings import MeetingPage
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import ConfirmPage, FormPage, Link, Page

REVIEWS_OFFERED = 13
PLACES_A_PAGE = 25


class ItemPage(Page):
    """What the pages of one item share."""

    item: AgendaItem

    def load(self) -> None:
        """The item, for this person and this page's capability."""
        self.item = access.item_for(self.actor, self.kwargs["item_id"], str(self.capability))

    def subject(self) -> Record:
        """The item."""
        return self.item

    def address(self) -> str:
        """The item's own page."""
        return reverse("serac:item-view", args=[self.item.public_id])

    def back(self) -> Link:
        """Back to the item."""
        return Link(self.item.child.full_name, self.address())

    def context(self, **more: Any) -> dict[str, Any]:
        """The child's name above the heading."""
        return super().context(caption=self.item.child.full_name, **more)

    def agenda_address(self) -> str:
        """The agenda."""
        return words.meeting_link(self.item.meeting).href


class ItemView(Page):
    """One child on an agenda: why, what is to be said, what was decided and set."""

    capability = "panel.prepare"
    template_name = "serac/item_view.html"

    def load(self) -> None:
        """Open the item; the opening is written into the audit."""
        self.opened = selectors.open_item(self.actor, self.kwargs["item_id"])

    def title(self) -> str:
        """The child's name."""
        return self.opened.item.child.full_name

    def back(self) -> Link:
        """Back to the agenda."""
        return words.meeting_link(self.opened.item.meeting)

    def context(self, **more: Any) -> dict[str, Any]:
        """Reasons, notes, decision, actions and earlier decisions."""
        item, opened, user = self.opened.item, self.opened, self.actor
        return super().context(
            line=agendas.item_lines(user, item.meeting, [item], 1, 1, today())[0],
            notes=agendas.item_rows(opened),
            decision=agendas.decision_rows(opened.decision) if opened.decision else [],
            actions=[action_line(action, today()) for action in opened.actions],
            earlier=[agendas.decision_rows(one) for one in opened.earlier],
            **more,
        )


class ItemAdd(MeetingPage, FormPage):
    """Puts a child on an agenda by hand."""

    capability = "panel.coordinate"
    page_title = "Add a child to the agenda"
    form_class = AddItemForm
    submit_text = "Add the child"
    success_text = "The child is on the agenda."

    def save(self, form: GovForm) -> str:
        """Find the child by the reference and put it on."""
        services.add_item_by_reference(
            actor=self.actor,
            meeting_id=self.meeting.public_id,
            reference=form.cleaned_data["child"],
            reason=form.cleaned_data["reason"],
        )
        return self.address()


class ChildList(FormPage):
    """Puts a child on one of the next agendas, from the child's page."""

    capability = "panel.coordinate"
    page_title = "Put on a SERAC agenda"
    form_class = ListChildForm
    submit_text = "Put on the agenda"
    success_text = "The child is on the agenda."
    child: Child

    def load(self) -> None:
        """The child."""
        self.child = cases.child_for(self.actor, self.kwargs["child_id"], "panel.coordinate")

    def subject(self) -> Record:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to the child."""
        return words.child_link(self.child)

    def records(self) -> Mapping[str, Any]:
        """The meetings still to come."""
        return {"meeting": selectors.meetings_to_list_on(self.actor)}

    def save(self, form: GovForm) -> str:
        """Put the child on and show the item."""
        meeting, reason = form.cleaned_data["meeting"], form.cleaned_data["reason"]
        item = services.add_item(
            actor=self.actor, meeting_id=meeting.public_id, child_id=self.child.public_id, reason=reason
        )
        return reverse("serac:item-view", args=[item.public_id])


class ItemRemove(ItemPage, FormPage):
    """Takes a child off."""

    capability = "panel.coordinate"
    page_title = "Take the child off the agenda"
    form_class = RemoveForm
    submit_text = "Take off"
    success_text = "The child is off the agenda. You can put the child back at the foot of the page."
    is_destructive = True

    def initial(self) -> Mapping[str, Any]:
        """The version that is taken off."""
        return {"version": self.item.version}

    def save(self, form: GovForm) -> str:
        """Take off and show the agenda."""
        services.remove_item(
            actor=self.actor,
            item_id=self.item.public_id,
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
        )
        return self.agenda_address()


class ItemRestore(ItemPage, ConfirmPage):
    """Puts a child back."""

    capability = "panel.coordinate"
    question = "Put this child back on the agenda?"
    form_class = VersionForm
    submit_text = "Put back"
    success_text = "The child is on the agenda again."

    def initial(self) -> Mapping[str, Any]:
        """The version that is put back."""
        return {"version": self.item.version}

    def save(self, form: GovForm) -> str:
        """Put back and show the agenda."""
        services.restore_item(
            actor=self.actor, item_id=self.item.public_id, expected_version=form.cleaned_data["version"]
        )
        return self.agenda_address()


class ItemMove(ItemPage, FormPage):
    """Gives an item another place; the arrows of the agenda send here too."""

    capability = "panel.coordinate"
    page_title = "Move the child on the agenda"
    form_class = MoveForm
    submit_text = "Move"

    def initial(self) -> Mapping[str, Any]:
        """The version that is moved."""
        return {"version": self.item.version}

    def save(self, form: GovForm) -> str:
        """Move it and show the page of the agenda on which it now stands."""
        place = form.cleaned_data["place"]
        services.move_item(
            actor=self.actor,
            item_id=self.item.public_id,
            place=place,
            expected_version=form.cleaned_data["version"],
        )
        page = (place - 1) // PLACES_A_PAGE + 1
        return f"{self.agenda_address()}?page={page}#item-{self.item.public_id}"


class ItemAnnotate(ItemPage, FormPage):
    """Notes for the meeting, who presents, and the views of child and family."""

    capability = "panel.coordinate"
    page_title = "Notes for the meeting"
    form_class = NotesForm
    success_text = "The notes are saved."

    def records(self) -> Mapping[str, Any]:
        """Those who can present a child."""
        return {"presenter": selectors.people_who_present()}

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        return {name: getattr(self.item, name) for name in (*(one.name for one in fields(Notes)), "version")}

    def save(self, form: NotesForm) -> str:  # type: ignore[override]
        """Save and show the item."""
        version = form.cleaned_data["version"]
        services.annotate_item(
            actor=self.actor, item_id=self.item.public_id, notes=form.notes(), expected_version=version
        )
        return self.address()


class DecisionRecord(ItemPage, FormPage):
    """Records what the panel decided about a child, or corrects it."""

    capability = "panel.decide"
    page_title = "Record the decision"
    form_class = DecisionForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def load(self) -> None:
        """The item and the decision that is corrected, if there is one."""
        super().load()
        self.decision = selectors.decision_of(self.item)

    def form_options(self) -> Mapping[str, Any]:
        """The meetings from which the next review can be chosen."""
        return {"meetings": selectors.days_after(self.item.meeting, REVIEWS_OFFERED)}

    def initial(self) -> Mapping[str, Any]:
        """What is saved now; for a first decision the next meeting as the review."""
        if self.decision is None:
            return {
                "next_review_on": selectors.days_after(self.item.meeting, 1)[0].isoformat(),
                "version": decisions.NOT_YET,
            }
        saved = {one.name: getattr(self.decision, one.name) for one in fields(Decided)}
        day = saved["next_review_on"]
        return saved | {"next_review_on": day.isoformat() if day else "", "version": self.decision.version}

    def save(self, form: DecisionForm) -> str:  # type: ignore[override]
        """Record it and show the item."""
        version = form.cleaned_data["version"]
        decisions.record_decision(
            actor=self.actor, item_id=self.item.public_id, decided=form.decided(), expected_version=version
        )
        return self.address()
