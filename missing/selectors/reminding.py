"""What a reminder looks at when it falls due. Asked by the service itself, for nobody in particular."""

from collections.abc import Iterable

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases.models import Allocation
from missing.choices import Recipient
from missing.models import ReturnInterview


def interview_to_remind(interview_pk: int) -> ReturnInterview | None:
    """The interview with its child, locked until it has been reminded of; None once it no longer waits."""
    waiting = ReturnInterview.objects.waiting().select_related("child").select_for_update(of=("self",))
    return waiting.filter(pk=interview_pk).first()


def people_told(child_pk: int, to: Iterable[Recipient]) -> list[User]:
    """The people who hold these places for a child at this moment, by the live allocation.

    Where a place is empty the next above it is told instead, so that nobody is forgotten: the worker's place falls to
    the team manager, the team manager's to the CSE lead. Source: issue 5 point 3.
    """
    live = Allocation.objects.filter(child=child_pk, ends_on=None).select_related("worker").first()
    return [person for place in to for person in _holders(live, place)]


def _holders(allocation: Allocation | None, place: Recipient) -> list[User]:
    if place == Recipient.WORKER:
        worker = allocation.worker if allocation else None
        return [worker] if worker and worker.is_active else _holders(allocation, Recipient.TEAM_MANAGER)
    if place == Recipient.TEAM_MANAGER:
        managers = list(agencies.people_in([allocation.team_id], [Role.TEAM_MANAGER])) if allocation else []
        return managers or _holders(allocation, Recipient.CSE_LEAD)
    return list(agencies.people_with([Role.CSE_LEAD]))
