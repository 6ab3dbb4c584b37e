"""Two records of one child: what they say side by side, how a merge stands, and what was written since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import CharField, Count, F, QuerySet, UUIDField, Value

from agencies.models import User
from cases import access
from cases.choices.merging import MergeState, RowMoved
from cases.models import Child, Merge, MergedRow
from cases.rules import merging as rules
from slscb.core import audit, joining, wall
from slscb.core.audit import Action
from slscb.core.errors import Fault, Invalid
from slscb.core.joining import Follows, Pair

MOST_SHOWN = 200
# Of these kinds nothing is said here: who looked at whom unusually, and what police were told, has readers of its own.
HUSHED = {"cases.unusualaccess", "intelligence.intelligencereport"}
NOT_COUNTED = HUSHED | {"cases.address", "cases.carefacts", "risk.tooldraft", "cases.numberclash"}


@dataclass(frozen=True)
class Side:
    """One of two records: the child, how many of each kind of record she has, and which wholes (an address) there are."""

    child: Child
    counts: Mapping[str, int]
    wholes: frozenset[str]


@dataclass(frozen=True)
class Comparison:
    """Two records side by side, and what must be put right before the first can be kept."""

    kept: Side
    other: Side
    against: list[str]


@dataclass(frozen=True)
class Written:
    """A record of the kept child that was written after a merge: its kind, when, and its public id."""

    kind: str
    at: datetime
    public_id: UUID | None


@dataclass(frozen=True)
class MergePage:
    """How a merge stands: the other record's reference, what became of its rows by kind, and what was written since."""

    merge: Merge
    other_reference: str
    moved: Mapping[tuple[str, str], int]
    since: list[Written]


def compare(user: User, child_id: UUID, reference: str) -> Comparison:
    """A child's record beside another with a reference. Raises Invalid where the user sees none, NotVisible, NotAllowed."""
    kept = access.child_for(user, child_id, "child.merge")
    plain = reference.strip().upper().replace("-", "")
    wanted = Child.objects.visible_to(user).filter(reference=f"{plain[:4]}-{plain[4:]}")
    other: Child | None = wanted.exclude(pk=kept.pk).first()
    if other is None:
        raise Invalid(
            [Fault("reference", "There is no other child with this reference whom you can see. Check the letters")]
        )
    shown = {"part": "comparison"}
    audit.record(actor=user, action=Action.VIEW, about=[kept.pk, other.pk], target=kept, detail=shown)
    sides = _sides([kept, other])
    return Comparison(sides[0], sides[1], joining.against(Pair(user, kept, other)))


def open_merge(user: User, merge_id: UUID) -> MergePage:
    """A merge with what became of it. Raises NotVisible, NotAllowed."""
    merge = access.merge_for(user, merge_id)
    audit.record(actor=user, action=Action.VIEW, about=[merge.child_id, merge.other_id], target=merge)
    if merge.state not in (MergeState.APPROVED, MergeState.UNDONE):
        return MergePage(merge, merge.other.reference, {}, [])
    with wall.lifted("the other record of a merge"):
        reference = Child.objects.values_list("reference", flat=True).get(pk=merge.other_id)
        counted = MergedRow.objects.filter(merge=merge).values_list("row_kind", "how").annotate(number=Count("pk"))
        moved = {(kind, how): number for kind, how, number in counted.order_by("row_kind", "how") if kind not in HUSHED}
    return MergePage(merge, reference, moved, written_since(merge))


def compared(merge: Merge) -> Comparison:
    """Both records of a waiting merge that is open, as they are now."""
    sides = _sides([merge.child, merge.other])
    return Comparison(sides[0], sides[1], joining.against(Pair(merge.proposed_by, merge.child, merge.other)))


def merges_of(child: Child) -> list[Merge]:
    """Every merge into a child whose page is open, of which the reader may know; the newest first."""
    found = Merge.objects.filter(child=child).select_related("proposed_by", "decided_by", "undone_by")
    return list(found)


def written_since(merge: Merge) -> list[Written]:
    """What belongs to the kept record and was written after the merge, of every kind that the reader may see: it stays there
    when the two are taken apart. The oldest first, at most 200.
    """
    if merge.decided_at is None:
        return []
    asked = [_since(one, merge) for one in joining.following() if one.kind not in HUSHED and _has_moment(one)]
    rows = asked[0].union(*asked[1:], all=True).order_by("created_at")[:MOST_SHOWN]
    return [Written(kind, at, public_id) for kind, at, public_id in rows]


def merged_into(child_pk: int) -> list[int]:
    """The records (internal ids) that are part of a visible child's now, directly or through one another."""
    found: list[int] = []
    level = [child_pk]
    with wall.lifted("the records that are part of one"):
        while level := list(Child.objects.filter(merged_into__in=level).values_list("pk", flat=True)):
            found += level
    return found


def kept_of(children: Iterable[int]) -> dict[int, int]:
    """Of records that are part of another (internal ids): the one that was kept, at the end where it was merged in turn."""
    led = {pk: pk for pk in children}
    while further := dict(
        Child.objects.filter(pk__in=led.values()).exclude(merged_into=None).values_list("pk", "merged_into_id")
    ):
        led = {pk: further.get(kept, kept) for pk, kept in led.items()}
    return {pk: kept for pk, kept in led.items() if kept != pk}


def _has_moment(one: Follows) -> bool:
    names = {field.name for field in one.model()._meta.local_concrete_fields}
    return {"created_at", "public_id"} <= names


def _since(one: Follows, merge: Merge) -> "QuerySet[Any]":
    kept = MergedRow.objects.filter(merge=merge, row_kind=one.kind, row_field=one.field).values("row_id")
    until = {"created_at__lt": merge.undone_at} if merge.undone_at else {}
    rows = one.rows(merge.child_id).filter(created_at__gt=merge.decided_at, **until).exclude(pk__in=kept)
    if one.kind == "cases.chronologyentry":
        rows = rows.exclude(entry_kind="merge")
    kind = Value(one.kind, CharField())
    return rows.values_list(kind, "created_at", models.functions.Cast(F("public_id"), UUIDField()))


def _sides(children: Iterable[Child]) -> list[Side]:
    """Each child with what is counted of her: one statement for every kind at once."""
    both = list(children)
    counted: dict[int, dict[str, int]] = {child.pk: {} for child in both}
    asked = []
    for one in joining.following():
        if one.field == "child":
            rows: QuerySet[Any] = models.QuerySet(one.model()).filter(child__in=both).order_by()
            asked.append(rows.values_list("child", Value(one.kind, CharField())).annotate(number=Count("pk")))
    for child, kind, number in asked[0].union(*asked[1:], all=True):
        counted[child][kind] = number
    names = {"address": "cases.address", "care_facts": "cases.carefacts"}
    return [
        Side(
            child,
            {kind: number for kind, number in counted[child.pk].items() if kind not in NOT_COUNTED},
            frozenset(name for name in rules.WHOLES if counted[child.pk].get(names[name])),
        )
        for child in both
    ]


def stayed(page: MergePage) -> int:
    """How many rows stayed with the other record, because the kept one had its own."""
    return sum(number for (_, how), number in page.moved.items() if how == RowMoved.LEFT)
