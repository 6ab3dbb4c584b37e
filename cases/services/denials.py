"""The deny-list: professionals who must not see a child whatever else was granted, because they are related to somebody."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases import access, rules
from cases.models import Denial
from cases.services import escalation, withdrawing
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create


@transaction.atomic
def deny(*, actor: User, child_id: UUID, user: User, reason: str) -> Denial:
    """Keep a person from a child from this moment on, whatever they were granted. Raises Invalid, NotVisible, NotAllowed.

    Source: security, threat 2. The person is told nothing: the record is simply not there for them.
    """
    child = access.child_to_change(actor, child_id, "child.protect")
    faults = [Fault("user", "Choose another person: you cannot deny yourself")] if user == actor else []
    raise_if_any([*faults, *rules.check_why(reason)])
    made = create(Denial(child=child, user=user, reason=reason.strip(), denied_by=actor))
    withdrawing.withdraw(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made, detail={"to": str(user.pk)})
    return made


@transaction.atomic
def propose_end(*, actor: User, denial_id: UUID, reason: str) -> Denial:
    """Propose that a denial end; those who can agree are told. Raises Invalid, NotVisible, NotAllowed."""
    denial = _live(actor, denial_id)
    raise_if_any(rules.check_why(reason))
    denial.end_proposed_by, denial.end_reason = actor, reason.strip()
    change(denial)
    audit.record(actor=actor, action=Action.CHANGE, about=[denial.child_id], target=denial, detail={"end": "proposed"})
    outbox.notify(
        recipients=escalation.second_people(actor=actor, child=denial.child),
        key=f"denial-end:{denial.public_id}:{denial.version}",
        title=f"The end of a denial on {denial.child.reference} waits for a second person",
        link=reverse("cases:denial-list", args=[denial.child.public_id]),
    )
    return denial


@transaction.atomic
def decide_end(*, actor: User, denial_id: UUID, approved: bool) -> Denial:
    """Agree with the end of a denial that another person proposed, or keep it. Raises Invalid, NotVisible, NotAllowed."""
    denial = _live(actor, denial_id)
    if denial.end_proposed_by_id is None:
        raise Invalid([Fault("", "Nobody has proposed that this end")])
    if approved:
        denial.ended_by, denial.ended_at = actor, now()
    else:
        denial.end_proposed_by, denial.end_reason = None, ""
    change(denial)
    detail = {"end": "agreed" if approved else "refused"}
    audit.record(actor=actor, action=Action.CHANGE, about=[denial.child_id], target=denial, detail=detail)
    return denial


def _live(actor: User, denial_id: UUID) -> Denial:
    denial = access.denial_for(actor, denial_id)
    if denial.ended_at is not None:
        raise Invalid([Fault("", "This denial has ended")])
    return denial
