"""Keeping what records about children name as records of their own: places, people, vehicles, telephones."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.models import Child
from intelligence import access, rules
from intelligence.choices import PART_OF_PLACE, SUBJECT_OF
from intelligence.models import Mention, NamedSubject, Place
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.errors import Stale
from slscb.core.models import Record
from slscb.core.writing import create


@transaction.atomic(savepoint=False)
def mention(*, actor: User | None, child: Child, told_in: Record, told_at: datetime, part: str, words: str) -> Mention:
    """Keep that a record about a child names something: a record that is there already by its common name, else a new one.

    Nothing tells the writer which of the two it was, for whoever wrote it before may have written of a hidden child. What was
    typed is kept with the mention. The caller has asked whether the actor may. Raises Invalid. Source: issue 5 point 5.
    """
    rules.check_mention(part, words).raise_if_any()
    made = Mention(child=child, told_kind=told_in.kind, told_id=told_in.public_id, told_at=told_at, part=part)
    made.recorded_by = actor
    name, typed = rules.match_name(part, words), words.strip()
    if part in PART_OF_PLACE:
        made.place, made.place_words = _place(name, typed), typed
    else:
        made.subject, made.subject_words = _subject(SUBJECT_OF[part], name), typed
    create(made)
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made)
    return made


@transaction.atomic(savepoint=False)
def take_back(*, actor: User, mention_id: UUID, capability: str, expected_version: int | None = None) -> Mention:
    """Take away a mention that should not be there; history keeps it. Raises NotVisible, NotAllowed, Stale."""
    found = access.mention_to_change(actor, mention_id, capability)
    if expected_version not in (None, found.version):
        raise Stale(found)
    remove(actor=actor, mention=found)
    return found


@transaction.atomic(savepoint=False)
def remove(*, actor: User | None, mention: Mention) -> None:
    """Take away a mention at hand, and write that down."""
    audit.record(
        actor=actor, action=Action.CHANGE, about=[mention.child_id], target=mention, detail={"taken_back": True}
    )
    Mention.objects.filter(pk=mention.pk).delete()


def _place(name: str, typed: str) -> Place:
    with wall.lifted("a place that somebody may have named before"):
        Place.objects.bulk_create([Place(name=typed, match_name=name)], ignore_conflicts=True)
        return Place.objects.get(match_name=name)


def _subject(kind: str, name: str) -> NamedSubject:
    with wall.lifted("a person, vehicle or telephone that somebody may have named before"):
        NamedSubject.objects.bulk_create([NamedSubject(subject_kind=kind, match_name=name)], ignore_conflicts=True)
        return NamedSubject.objects.get(subject_kind=kind, match_name=name)
