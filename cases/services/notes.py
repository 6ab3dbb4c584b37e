"""Notes and relationships."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies import selectors as agencies
from agencies.models import User
from cases import access, rules
from cases.choices import NoteKind, RelationshipKind
from cases.models import Child, Note, Relationship
from cases.services import chronology
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import london_day, today
from slscb.core.errors import Fault, Invalid, NotAllowed, NotVisible, raise_if_any
from slscb.core.writing import create

SUMMARY_LENGTH = 200


@transaction.atomic
def add_note(*, actor: User, child_id: UUID, note_kind: NoteKind | str, happened_at: datetime, text: str) -> Note:
    """Write a note on a child's record for one's agency. Raises Invalid, NotVisible, NotAllowed."""
    child = access.child_to_change(actor, child_id, "note.add")
    raise_if_any(rules.check_happened(london_day(happened_at), child.date_of_birth, today()))
    agency = agencies.agency_of(actor)
    if agency is None:
        raise NotAllowed("You belong to no agency today.")
    note = create(
        Note(child=child, author=actor, agency=agency, note_kind=note_kind, happened_at=happened_at, text=text.strip())
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=note)
    summary = _summary(note)
    chronology.add(actor=actor, child=child, happened_at=happened_at, kind="note", summary=summary, link=note)
    return note


@transaction.atomic
def add_relationship(
    *,
    actor: User,
    child_id: UUID,
    relationship_kind: RelationshipKind | str,
    person_name: str = "",
    other_child_id: UUID | None = None,
    contact: str = "",
    parental_responsibility: bool = False,
) -> Relationship:
    """Record a person in the child's life, by name or as another child on record. Raises Invalid, NotVisible, NotAllowed."""
    child = access.child_to_change(actor, child_id, "child.change")
    other = _other_child(actor, other_child_id)
    if bool(other) == bool(person_name.strip()):
        raise Invalid([Fault("person_name", "Enter a name, or choose a child on record")])
    relationship = create(
        Relationship(
            child=child,
            relationship_kind=relationship_kind,
            other_child=other,
            person_name=person_name.strip(),
            contact=contact.strip(),
            parental_responsibility=parental_responsibility,
        )
    )
    # Not about the other child too: an event that two share would tell of the one who is sealed later.
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=relationship)
    return relationship


def _other_child(actor: User, other_child_id: UUID | None) -> Child | None:
    if other_child_id is None:
        return None
    try:
        return access.child_for(actor, other_child_id, "child.change")
    except NotVisible:
        raise Invalid([Fault("other_child_id", "There is no such child that you can see")]) from None


def _summary(note: Note) -> str:
    """The line of the chronology. Everybody who sees the child reads it, so it holds no word of health detail."""
    head = f"{note.get_note_kind_display()} ({note.agency})"
    return head if note.note_kind == NoteKind.HEALTH else f"{head}: {_shortened(note.text)}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SUMMARY_LENGTH else line[: SUMMARY_LENGTH - 1] + "…"
