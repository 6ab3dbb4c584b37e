"""Who opened a child's record: for the information governance lead, who sees references and no case facts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, F, Func, Q, QuerySet, Value

from agencies.models import User
from cases.models import Child
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.counting import CappedCount
from slscb.core.errors import NotAllowed
from slscb.core.models import ActionKind, AuditEvent, of_kind

REFERENCES = "SELECT id, public_id, reference FROM cases_references(%s::bigint[], %s::uuid[], %s::text[])"
FIRST_SHOWN = (ActionKind.OPENED, ActionKind.CHANGED)


class OnlyHidden(Func):
    """That every child an event is about is hidden from a person: the event would tell that there is one."""

    arity = 2
    arg_joiner = " <@ (SELECT cases_hidden("
    template = "(%(expressions)s)))"
    output_field = BooleanField()


@dataclass(frozen=True)
class Openings:
    """Events of the kinds asked for, the newest first, and how many there are of every kind: at most 1,001 are counted."""

    events: QuerySet[AuditEvent]
    counts: Mapping[str, int]


def child_by_reference(user: User, reference: str) -> Child | None:
    """The child with a reference, to look up who opened the record; None for no such reference. Raises NotAllowed."""
    _check(user)
    plain = reference.strip().upper().replace("-", "")
    return next(iter(_referred(references=[f"{plain[:4]}-{plain[4:]}"])), None)


def openings(user: User, reference: str = "", kinds: Collection[str] = FIRST_SHOWN) -> Openings:
    """Who did what with the child who has a reference, or with any child; none for no such reference.

    Being listed drowns being opened, so the kinds are asked for; none means opened and changed. A refusal belongs to a
    child where the address named her. What was done with children hidden from the user alone is left out. Looking is
    itself written down. Raises NotAllowed.
    """
    _check(user)
    child = child_by_reference(user, reference) if reference else None
    if reference and child is None:
        return Openings(AuditEvent.objects.none(), dict.fromkeys(ActionKind.values, 0))
    audit.record(actor=user, action=Action.VIEW if child else Action.LIST, target=child, detail={"part": "audit"})
    hidden = Q(OnlyHidden(F("about"), Value(user.pk)))
    by_kind = {kind: _of(kind, child) & (Q(about=[]) | ~hidden) for kind in ActionKind}
    wanted = Q()
    for kind in ActionKind:
        if kind in (kinds or FIRST_SHOWN):
            wanted |= by_kind[kind]
    events = AuditEvent.objects.filter(wanted).select_related("actor").order_by("-at", "-pk")
    return Openings(events, _counts(user, by_kind))


def references_of(events: Iterable[AuditEvent]) -> dict[int | UUID, str]:
    """The references of the children that events are about, by internal id and by the public id a refused address named."""
    shown = list(events)
    ids = {child for event in shown for child in event.about}
    named = {event.target_id for event in shown if event.target_id and not event.about}
    found = _referred(ids, named) if shown else []
    return {key: child.reference for child in found for key in (child.pk, child.public_id)}


def _referred(
    ids: Iterable[int] = (), public_ids: Iterable[UUID] = (), references: Iterable[str] = ()
) -> Iterable[Child]:
    """Children by any of these, past the second wall: nothing but their ids and references."""
    return Child.objects.raw(REFERENCES, [list(ids), list(public_ids), list(references)])


def _of(kind: ActionKind, child: Child | None) -> Q:
    """Events of one kind about the child, or about any child at all."""
    if kind == ActionKind.REFUSED:
        return of_kind(kind) & (Q(target_id=child.public_id) if child else Q())
    return of_kind(kind) & (Q(about__contains=[child.pk]) if child else ~Q(about=[]))


def _counts(user: User, by_kind: Mapping[ActionKind, Q]) -> dict[str, int]:
    """All the counts in one statement, beside a row that is there for certain."""
    counts = {kind.value: CappedCount(AuditEvent.objects.filter(each)) for kind, each in by_kind.items()}
    return {kind: int(count) for kind, count in User.objects.filter(pk=user.pk).values(**counts).get().items()}  # type: ignore[call-overload]


def _check(user: User) -> None:
    if not user.may("audit.view"):
        raise NotAllowed("Only the information governance lead sees who opened a record.")
