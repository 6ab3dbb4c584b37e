"""Notes, people in the child's life, allocation and agencies involved."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from agencies import selectors as agencies
from cases import presenters, selectors
from cases.forms import AllocateForm, InvolveForm, NoteForm, RelationshipForm
from cases.services import allocation, involvement, notes
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, Page


class NoteAdd(ChildPageMixin, FormPage):
    """Writes a note."""

    capability = "note.add"
    page_title = "Add a note"
    form_class = NoteForm
    submit_text = "Save the note"
    success_text = "The note is saved."

    def save(self, form: GovForm) -> str:
        """Save and go back to the child."""
        notes.add_note(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.child_address()


class NoteView(Page):
    """One note in full."""

    capability = "child.view"
    template_name = "cases/note_view.html"

    def load(self) -> None:
        """Open the note; the opening is written into the audit."""
        self.note = selectors.open_note(self.actor, self.kwargs["note_id"])

    def title(self) -> str:
        """What kind of note it is."""
        return self.note.get_note_kind_display()

    def back(self) -> Link:
        """Back to the child."""
        return Link(self.note.child.full_name, reverse("cases:child-view", args=[self.note.child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """Who wrote it and when it happened, and the text for those who may read it."""
        readable = selectors.may_read(self.actor, self.note)
        return super().context(rows=presenters.note_rows(self.note), text=self.note.text if readable else "", **more)


class RelationshipAdd(ChildPageMixin, FormPage):
    """Records a person in the child's life."""

    capability = "child.change"
    page_title = "Add a person in the child's life"
    form_class = RelationshipForm
    success_text = "The person is added."

    def save(self, form: GovForm) -> str:
        """Save and go back to the child."""
        notes.add_relationship(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.child_address()


class Allocate(ChildPageMixin, FormPage):
    """Gives the case to a team and a worker."""

    capability = "child.allocate"
    page_title = "Allocate the case"
    form_class = AllocateForm
    submit_text = "Allocate"
    success_text = "The case is allocated."

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Casework teams, and the people who work in them."""
        return {"team": agencies.casework_teams(), "worker": agencies.caseworkers()}

    def save(self, form: GovForm) -> str:
        """Allocate and go back to the child."""
        allocation.allocate(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.child_address()


class Involve(ChildPageMixin, FormPage):
    """Involves an agency."""

    capability = "child.allocate"
    page_title = "Involve an agency"
    form_class = InvolveForm
    submit_text = "Involve the agency"
    success_text = "The agency is involved and its people can see the record."

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Every agency."""
        return {"agency": agencies.agencies()}

    def save(self, form: GovForm) -> str:
        """Involve and go back to the child."""
        involvement.involve(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.child_address()


class EndInvolvement(Involve):
    """Ends an agency's involvement."""

    page_title = "End an agency's involvement"
    submit_text = "End involvement"
    success_text = "The agency is no longer involved; its people can no longer see the record."

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """The agencies involved now."""
        return {"agency": selectors.agencies_involved(self.child)}

    def save(self, form: GovForm) -> str:
        """End and go back to the child."""
        involvement.end_involvement(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.child_address()
