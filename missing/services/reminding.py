"""Promising to remind people of an interview, and taking the promise back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from agencies.models import User
from cases.models import Child
from cases.selectors import who_is_told
from cases.services import escalation
from missing import rules, selectors
from missing.choices import Recipient
from missing.models import ReturnInterview
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.outbox import Promise

KIND = "missing.return_interview"
IN_ADVANCE = 3


@transaction.atomic(savepoint=False)
def promise(*, actor: User | None, interview: ReturnInterview) -> None:
    """Schedule the reminders of an interview: on return, at 48 and at 72 hours.

    The daily ones follow one another from there. Of moments that have passed already only the latest is kept. The keys
    hold the interview's version, so that a time corrected back to what it was is promised anew. Source: issue 5 point 3.
    """
    returned_at = interview.due_at - rules.INTERVIEW_WITHIN
    series = f"{KIND}:{interview.public_id}:{interview.version}"
    planned = [rules.reminder(returned_at, number) for number in range(IN_ADVANCE)]
    passed = [one.number for one in planned if one.due_at <= now()]
    kept = planned[max(passed, default=0) :]
    promises = [Promise(KIND, one.due_at, f"{series}:{one.number}") for one in kept]
    outbox.schedule_all(about=interview, promises=promises)


@transaction.atomic(savepoint=False)
def promise_next(*, actor: User | None, interview: ReturnInterview, series: str, number: int, moment: datetime) -> None:
    """Schedule the daily reminder that follows one of the series; days missed while nobody could remind become one."""
    returned_at = interview.due_at - rules.INTERVIEW_WITHIN
    following = rules.reminder(returned_at, number + 1)
    while (later := rules.reminder(returned_at, following.number + 1)).due_at <= moment:
        following = later
    key = f"{series}:{following.number}"
    outbox.schedule(kind=KIND, about=interview, due_at=following.due_at, key=key)


@transaction.atomic(savepoint=False)
def people_told(*, actor: User | None, child: Child, to: Iterable[Recipient], until: datetime) -> list[User]:
    """Whom to tell about a child: those who hold the places, and where one is the CSE lead's, the leads, who from now
    until a moment may see what they are told of. Source: issue 5 point 3; docs/adr/0023.
    """
    found = selectors.holders(child.pk, to)
    leads = escalation.escalate(actor=actor, child=child, until=until) if found.escalated else []
    return who_is_told([*found.people, *leads], child)


@transaction.atomic(savepoint=False)
def take_back(*, actor: User | None, interview: ReturnInterview) -> None:
    """Cancel every reminder of an interview that no longer waits."""
    outbox.cancel(about=interview, kind=KIND)
