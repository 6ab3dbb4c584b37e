"""What a reminder looks at when it falls due. Asked by the service itself, for nobody in particular."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases.models import Allocation
from missing.choices import Recipient
from missing.models import ReturnInterview


@dataclass(frozen=True)
class Holders:
    """The people who hold some places for a child, and whether one of the places is, or falls to, the CSE lead's."""

    people: list[User]
    escalated: bool


def interview_to_remind(interview_pk: int) -> ReturnInterview | None:
    """The interview with its child, locked until it has been reminded of; None once it no longer waits."""
    waiting = ReturnInterview.objects.waiting().select_related("child").select_for_update(of=("self",))
    return waiting.filter(pk=interview_pk).first()


def holders(child_pk: int, to: Iterable[Recipient]) -> Holders:
    """The people who hold these places for a child at this moment, by the live allocation, and see the child.

    Where a place is empty the next above it is told instead, so that nobody is forgotten: the worker's place falls to
    the team manager, the team manager's to the CSE lead. Source: issue 5 point 3.
    """
    works = Exists(agencies.holding("child.view").filter(user=OuterRef("worker")))
    held = Allocation.objects.filter(child=child_pk, ends_on=None).select_related("worker")
    live = held.annotate(worker_sees=works).first()
    found = [_holders(live, place) for place in to]
    return Holders([person for people in found for person in people], escalated=not all(found))


def _holders(allocation: Allocation | None, place: Recipient) -> list[User]:
    """Those who hold a place, or the one above it; nobody where that is the CSE lead's."""
    if allocation is None or place == Recipient.CSE_LEAD:
        return []
    worker = allocation.worker if place == Recipient.WORKER else None
    if worker and worker.is_active and allocation.worker_sees:  # type: ignore[attr-defined]
        return [worker]
    return list(agencies.people_in([allocation.team_id], [Role.TEAM_MANAGER]))
