"""What changed about a child, for those who answer for the record; read from what the database keeps (docs/adr/0030)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import CharField, F, Func, Value, Window
from django.db.models.functions import Cast, Lead

from agencies.models import User
from cases import access
from cases.cards import past
from cases.cards.past import Marked
from cases.choices import NoteKind, RelationshipKind
from cases.choices.documents import DocumentMarking
from cases.models import Address, CareEpisode, Child, Document, Note, Relationship
from cases.selectors.merging import merged_into
from slscb.core import audit, history, marking, wall
from slscb.core.audit import Action
from slscb.core.history import ChangeEvent

# Told elsewhere: the chronology repeats what is here in words, the audit says who was let in, a merge has a page that lists
# what followed, the grade of intelligence is for police, who have a page of their own, and a link of episodes is about two
# children: it stands on the page of those who see both.
ELSEWHERE = (
    "cases.chronologyentry",
    "cases.childgroupgrant",
    "cases.childusergrant",
    "intelligence.intelligencereport",
    "missing.episodelink",
    "cases.merge",
    "cases.mergedrow",
)
# Where a child lives is shown by itself, to whoever asks for it, and never on the way to anything else (docs/adr/0028).
NEVER_HERE = (Address, CareEpisode)
# Of this app; other apps register theirs.
MARKED_BY_KIND: dict[type[models.Model], Marked] = {
    Document: Marked(
        "marking",
        {
            DocumentMarking.ADDRESS: "address.view",
            DocumentMarking.HEALTH: "health.view",
            DocumentMarking.SUSPECT: "suspect.view",
        },
        frozenset({"title", "withdrawn_reason", "digest", "stored_as"}),
    ),
    Note: Marked("note_kind", {NoteKind.HEALTH: "health.view"}, frozenset({"text"})),
    Relationship: Marked(
        "relationship_kind",
        {RelationshipKind.OF_CONCERN: "suspect.view"},
        frozenset({"relationship_kind", "person_name", "contact", "other_child", "parental_responsibility"}),
    ),
}
MOST_OF_PARTS = 10_000
Row = dict[str, Any]
Key = tuple[str, int]


@dataclass(frozen=True)
class Place:
    """Where a change stands: its event, and the event that holds what the record then became, if there is one."""

    at: datetime
    kind: str
    event: int
    following: int | None
    record: int


@dataclass(frozen=True)
class Change:
    """One change of one record: its columns before and after, None where there was nothing; `act` says what acted unasked.

    `now` is the record as it is, read where its kind decides what may be shown.
    """

    model: type[models.Model]
    label: str
    at: datetime
    actor: int | None
    act: str
    before: Row | None
    after: Row | None
    now: Row | None


def changes_of(user: User, child_id: UUID, record: UUID | None = None) -> "models.QuerySet[Any] | list[Any]":
    """The places of all changes about a child, or of one record of hers, the newest first; for `told` a page at a time.

    One statement, however many tables. Events are never rewritten: those of records that are part of hers stand under these
    and are read with hers, at most 10,000 of all. Raises NotVisible, NotAllowed. Source: issue 3 point 6; docs/adr/0043.
    """
    child = access.child_for(user, child_id, "history.view", among=Child.objects.with_parts())
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "changes"})
    parts = merged_into(child.pk) if child.has_parts else []  # type: ignore[attr-defined]
    first, *others = [_places(events, [child.pk, *parts], record) for events in _events()]
    places: models.QuerySet[Any] = first.union(*others, all=True).order_by("-pgh_created_at", "kind", "-pgh_id")
    if not parts:
        return places
    with wall.lifted("what changed about records that are part of one"):
        return list(places[:MOST_OF_PARTS])


def told(places: Iterable[tuple[datetime, str, int, int | None, int]]) -> list[Change]:
    """The changes at these places, in their order, with what the record was before and after. One statement."""
    wanted = [Place(*one) for one in places]
    by_kind = {label_of(events): events for events in _events()}
    rows = _rows(wanted, by_kind) if wanted else {}
    if of_parts := [place for place in wanted if (place.kind, True, place.event) not in rows]:
        with wall.lifted("what changed about records that are part of one"):
            rows |= _rows(of_parts, by_kind)
    return [_change(place, by_kind[place.kind].pgh_tracked_model, rows) for place in wanted]


def hidden(user: User, change: Change) -> frozenset[str]:
    """The names of the fields of which neither old nor new value is shown: the one place where the history masks.

    Of a record that is marked by its kind every version is, where any of those at hand or the present one is of that kind,
    or the record is gone: what was made health detail later is not told by what it was before.
    """
    masked = marking.withheld(user, change.model)
    if change.model in NEVER_HERE:
        masked |= frozenset(marking.load_markings().special(change.model))
    if marked := _marked(change.model):
        versions = {row[marked.field] for row in (change.before, change.after, change.now) if row is not None}
        kept = {kind for kind, right in marked.rights.items() if not user.may(right)}
        if kept and (change.now is None or kept & versions):
            masked |= marked.hides
    return masked


def names_of(keys: Iterable[tuple[type[models.Model], int]]) -> dict[Key, str]:
    """What records that others point to are called, by kind and internal id; of those that may be named. One statement."""
    ids: dict[type[models.Model], set[int]] = defaultdict(set)
    for model, pk in keys:
        if past.name_of(model) is not None:
            ids[model].add(pk)
    asked = [
        model._default_manager.filter(pk__in=found)
        .order_by()
        .annotate(kind=Value(model._meta.label_lower), called=Cast(past.name_of(model), CharField()))  # type: ignore[arg-type]
        .values_list("kind", "pk", "called")
        for model, found in ids.items()
    ]
    if not asked:
        return {}
    return {(kind, pk): called for kind, pk, called in asked[0].union(*asked[1:], all=True)}


def label_of(events: type[ChangeEvent]) -> str:
    """The kind of record whose changes an event table holds."""
    return events.pgh_tracked_model._meta.label_lower


def _marked(model: type[models.Model]) -> Marked | None:
    return MARKED_BY_KIND.get(model) or past.marked_of(model)


def _events() -> list[type[ChangeEvent]]:
    tables = [one for one in history.event_models() if one.pgh_by or one.pgh_tracked_model is Child]
    return [one for one in tables if label_of(one) not in ELSEWHERE]


def _places(events: type[ChangeEvent], children: list[int], record: UUID | None) -> "models.QuerySet[Any]":
    """The places in one event table. A record's next event holds what it became."""
    found: models.QuerySet[Any] = models.QuerySet(events).filter(**{f"{_path(events)}__in": children})
    if record is not None:
        found = found.filter(public_id=record)
    following = Window(Lead("pgh_id"), partition_by=F("pgh_obj_id"), order_by="pgh_id")
    told_of = found.annotate(kind=Value(label_of(events)), following=following)
    places: models.QuerySet[Any] = told_of.values_list("pgh_created_at", "kind", "pgh_id", "following", "pgh_obj_id")
    return places


def _path(events: type[ChangeEvent]) -> str:
    if not events.pgh_by:
        return "pgh_obj_id"
    leads_to = events._meta.get_field(events.pgh_by).related_model
    return f"{events.pgh_by}_id" if leads_to is Child else f"{events.pgh_by}__child_id"


def _rows(places: Iterable[Place], by_kind: Mapping[str, type[ChangeEvent]]) -> dict[tuple[str, bool, int], Row]:
    """The rows of events (True) and of records as they are (False) that tell these changes, by kind and id."""
    ids: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for place in places:
        ids[place.kind, True] |= {place.event, place.following or place.event}
        if place.following is None or _marked(by_kind[place.kind].pgh_tracked_model):
            ids[place.kind, False].add(place.record)
    asked = []
    for (kind, is_event), wanted in ids.items():
        model = by_kind[kind] if is_event else by_kind[kind].pgh_tracked_model
        whole = Func(template=f'to_jsonb("{model._meta.db_table}")', output_field=models.JSONField())
        found: models.QuerySet[Any] = models.QuerySet(model).filter(pk__in=wanted).order_by()
        asked.append(found.values_list(Value(kind), Value(is_event), "pk", whole))
    rows = asked[0].union(*asked[1:], all=True)
    return {(kind, is_event, pk): row for kind, is_event, pk, row in rows}


def _change(place: Place, model: type[models.Model], rows: Mapping[tuple[str, bool, int], Row]) -> Change:
    own = rows[place.kind, True, place.event]
    label = own["pgh_label"]
    now = rows.get((place.kind, False, place.record))
    before: Row | None
    after: Row | None
    if label == history.Changed.label:
        key = (place.kind, place.following is not None, place.following or place.record)
        before, after = own, rows.get(key)
    else:
        before, after = (None, own) if label == history.Recorded.label else (own, None)
    return Change(model, label, place.at, own["pgh_actor_id"], own["pgh_act"], before, after, now)
