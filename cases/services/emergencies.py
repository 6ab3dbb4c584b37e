"""Breaking the glass: reading a record in an emergency, and what somebody else finds who looks at it afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.models import User
from cases import access, selectors
from cases.choices import Basis
from cases.choices.sharing import EMERGENCY_LASTS, EmergencyOutcome
from cases.models import Child, EmergencyAccess
from cases.rules import sharing as rules
from cases.services import chronology, escalation, grants
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

REVIEW = "cases.emergency_review"


@transaction.atomic
def open_record(*, actor: User, child_id: UUID, reason: str) -> EmergencyAccess:
    """Let somebody who has nothing to do with a child read her record for four hours, and tell those who answer for it.

    A sealed child and one denied to the actor are not there. Raises Invalid, NotVisible, NotAllowed. Source: issue 3
    point 4; docs/adr/0037.
    """
    child = access.child_in_emergency(actor, child_id)
    faults = [Fault("", "You see this record already")] if access.sees(actor, child.pk) else []
    raise_if_any([*faults, *rules.check_emergency(reason)])
    opened_at = now()
    until = opened_at + EMERGENCY_LASTS
    grants.give(actor=actor, child=child, to=actor, basis=Basis.BREAK_GLASS, until=until)
    made = create(
        EmergencyAccess(child=child, user=actor, reason=reason.strip(), opened_at=opened_at, until=until),
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made, detail={"emergency": "opened"})
    summary = f"Opened in an emergency by {actor}, {agencies.agency_of(actor)}"
    chronology.add(actor=actor, child=child, happened_at=opened_at, kind="emergency", summary=summary, link=made)
    promise_review(actor=actor, emergency=made, number=0)
    _tell(actor, child, made)
    return made


@transaction.atomic
def review(
    *,
    actor: User,
    emergency_id: UUID,
    outcome: EmergencyOutcome | str,
    words: str,
    expected_version: int | None = None,
) -> EmergencyAccess:
    """Write down whether an emergency was justified, once. Raises Invalid, NotVisible, Stale, and NotAllowed on one's own."""
    found = access.emergency_for(actor, emergency_id)
    if found.outcome:
        raise Invalid([Fault("", "This was reviewed already")])
    found.outcome, found.words = outcome, words.strip()
    found.reviewed_by, found.reviewed_at = actor, now()
    change(found, expected_version=expected_version)
    outbox.cancel(about=found, kind=REVIEW)
    detail = {"outcome": str(found.outcome)}
    audit.record(actor=actor, action=Action.CHANGE, about=[found.child_id], target=found, detail=detail)
    return found


@transaction.atomic(savepoint=False)
def promise_review(
    *, actor: User | None, emergency: EmergencyAccess, number: int, after: datetime | None = None
) -> None:
    """Promise a reminder of the review: when it is due, and each working day that it is late; those missed become one."""
    due_at = rules.reminder_of_review(emergency.opened_at, number)
    while after is not None and due_at <= after:
        number += 1
        due_at = rules.reminder_of_review(emergency.opened_at, number)
    outbox.schedule(kind=REVIEW, about=emergency, due_at=due_at, key=f"{REVIEW}:{emergency.public_id}:{number}")


def _tell(actor: User, child: Child, made: EmergencyAccess) -> None:
    """Tell the child's lead agency, whose leads are let in to look at it, and those who govern information, at once."""
    until = made.opened_at + escalation.TIME_TO_DECIDE
    leads = escalation.escalate(actor=None, child=child, until=until, but=actor)
    told = selectors.who_is_told([*selectors.managers_of(child.pk), *leads], child)
    title = f"{actor} opened record {child.reference} in an emergency"
    outbox.notify(
        recipients=[one for one in told if one != actor],
        key=f"emergency:{made.public_id}",
        title=title,
        link=reverse("cases:child-sight", args=[child.public_id]),
        urgent=True,
    )
    outbox.notify(
        recipients=selectors.who_reviews(made),
        key=f"emergency-review:{made.public_id}",
        title=f"{title}: review it within 2 working days",
        link=reverse("cases:emergency-review", args=[made.public_id]),
        urgent=True,
    )
