"""The work list: open children the user is connected with, the most urgent first.

Read from the grants' own sort keys, one ordered index range a holder, so that the list of a large agency costs what a
worker's does (docs/adr/0008). Pages go by a cursor: the sort keys of the last child shown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import User
from cases.models import Child, ChildGroupGrant, ChildUserGrant
from cases.querysets import GrantQuerySet, NotDenied
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now

PER_PAGE = 25
KEYS = ("risk_order", "review_due_on", "content_object_id")
FIRST = 0
Keys = tuple[int, date, int]


@dataclass(frozen=True)
class Place:
    """Where a page ended: the last child's sort keys, with the public id in the place of the internal one."""

    risk_order: int
    review_due_on: date
    child_id: UUID


@dataclass(frozen=True)
class WorkListFilter:
    """What to show: only one's own children, only one level's order, only reviews due before a day."""

    mine: bool = False
    risk_order: int | None = None
    review_due_before: date | None = None


def work_list(
    user: User, chosen: WorkListFilter, after: Place | None = None, per_page: int = PER_PAGE
) -> tuple[list[Child], Place | None]:
    """One page of the user's open children by urgency, then review date; and the place to go on from, if there is more."""
    keys = _keys(user, chosen, _resolved(after), per_page + 1)
    shown = keys[:per_page]
    found = Child.objects.in_bulk([child for _, _, child in shown])
    children = [found[child] for _, _, child in shown]
    audit.record(actor=user, action=Action.LIST, about=[child.pk for child in children])
    if len(keys) <= per_page:
        return children, None
    order, due, last = shown[-1]
    return children, Place(order, due, found[last].public_id)


def _resolved(after: Place | None) -> Keys | None:
    """The place with the internal id; an id of no child starts at the first with the same keys."""
    if after is None:
        return None
    child = Child.objects.filter(public_id=after.child_id).values_list("pk", flat=True).first()
    return after.risk_order, after.review_due_on, child or FIRST


def _keys(user: User, chosen: WorkListFilter, after: Keys | None, most: int) -> list[Keys]:
    if not user.may("child.view") or not user.is_active:
        return []
    allowed = NotDenied("content_object_id", user)
    own, shared = ChildUserGrant.objects.filter(allowed), ChildGroupGrant.objects.filter(allowed)
    sources: list[QuerySet[Any]] = [_ordered(own.filter(user_id=user.pk), chosen, after, most)]
    if not chosen.mine:
        sources += [
            _ordered(shared.filter(group_id=group_id), chosen, after, most) for group_id in user.standing.group_ids
        ]
    rows = sources[0].union(*sources[1:], all=True) if len(sources) > 1 else sources[0]
    return sorted(set(rows))[:most]


def _ordered(grants: GrantQuerySet, chosen: WorkListFilter, after: Keys | None, most: int) -> QuerySet[Any]:
    listed: QuerySet[Any] = grants.live(now()).filter(listed=True)
    if chosen.risk_order is not None:
        listed = listed.filter(risk_order=chosen.risk_order)
    if chosen.review_due_before is not None:
        listed = listed.filter(review_due_on__lt=chosen.review_due_before)
    if after is not None:
        order, due, child = after
        same_day = Q(risk_order=order, review_due_on=due, content_object_id__gt=child)
        later = Q(risk_order__gt=order) | Q(risk_order=order, review_due_on__gt=due) | same_day
        listed = listed.filter(later, risk_order__gte=order)
    ordered: QuerySet[Any] = listed.order_by(*KEYS).values_list(*KEYS)[:most]
    return ordered
