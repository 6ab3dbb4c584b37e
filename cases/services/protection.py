"""Restricting and sealing a child's record, and opening it again: one person proposes, another decides."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases import access, rules, selectors
from cases.choices import Basis, ProposalState, Protection
from cases.models import Child, ProtectionChange
from cases.services import chronology, escalation, grants, withdrawing
from slscb.core import audit, gathering, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

DONE = {
    Protection.OPEN: "The record is no longer protected",
    Protection.RESTRICTED: "The record is restricted to people named on it",
    Protection.SEALED: "The record is sealed: nobody but the people named on it can tell that it exists",
}


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """How a record should be protected, why, and whom the others are to ring where it is restricted."""

    after: str
    reason: str
    ring: str = ""


@transaction.atomic
def propose(*, actor: User, child_id: UUID, proposal: Proposal) -> ProtectionChange:
    """Propose that a child be protected otherwise than now; those who can decide are told.

    Raises Invalid, NotVisible, NotAllowed. Source: issue 3 point 2; docs/adr/0035.
    """
    child = access.child_to_change(actor, child_id, "child.protect")
    raise_if_any(rules.check_proposal(child.protection, proposal.after, proposal.reason, proposal.ring))
    made = create(
        ProtectionChange(
            child=child,
            before=child.protection,
            after=proposal.after,
            reason=proposal.reason.strip(),
            ring=proposal.ring.strip() if proposal.after == Protection.RESTRICTED else "",
            proposed_by=actor,
        )
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made, detail={"after": made.after})
    outbox.notify(
        recipients=escalation.second_people(actor=actor, child=child),
        key=f"protection:{made.public_id}",
        title=f"A change of the protection of {child.reference} waits for a second person",
        link=reverse("cases:child-protection", args=[child.public_id]),
    )
    return made


@transaction.atomic
def decide(*, actor: User, change_id: UUID, approved: bool) -> ProtectionChange:
    """Approve or refuse what another person proposed; approved, it holds at once. Raises Invalid, NotVisible, NotAllowed.

    Whoever proposed and whoever approved are named on the protected record. On one that is opened nobody is named any more.
    """
    asked = access.protection_change_for(actor, change_id)
    if asked.state != ProposalState.WAITING:
        raise Invalid([Fault("", "This was decided already")])
    if approved and asked.before != asked.child.protection:
        raise Invalid([Fault("", "The record is protected otherwise by now. Refuse this and propose it anew")])
    asked.state = ProposalState.APPROVED if approved else ProposalState.REFUSED
    asked.decided_by, asked.decided_at = actor, now()
    change(asked)
    audit.record(
        actor=actor, action=Action.CHANGE, about=[asked.child_id], target=asked, detail={"state": str(asked.state)}
    )
    if approved:
        _carry_out(actor, asked)
    return asked


@transaction.atomic
def name_person(*, actor: User, child_id: UUID, user: User) -> None:
    """Name a person on a protected record, who then sees it. Raises Invalid, NotVisible, NotAllowed."""
    child = _protected(actor, child_id)
    if not user.is_active or not user.may("child.view"):
        raise Invalid([Fault("user", "Choose a person who works with children and has an account")])
    if child.denials.filter(user=user, ended_at=None).exists():
        raise Invalid([Fault("user", "This person is on the deny-list of this record")])
    grants.give(actor=actor, child=child, to=user, basis=Basis.NAMED)


@transaction.atomic
def unname_person(*, actor: User, child_id: UUID, user: User) -> None:
    """Take a person off a protected record. Two who can decide on it must stay. Raises Invalid, NotVisible, NotAllowed."""
    child = _protected(actor, child_id)
    if not child.user_grants.filter(user=user, basis=Basis.NAMED).exists():
        raise Invalid([Fault("user", "This person is not named on this record")])
    if selectors.people_who_see(child.pk, "child.protect").exclude(pk=user.pk).count() < rules.FEWEST_WHO_DECIDE:
        raise Invalid([Fault("user", "Two people who can decide on the protection must stay: name another first")])
    grants.end(actor=actor, child=child, to=user, basis=Basis.NAMED)
    withdrawing.withdraw(actor=actor, child=child)


def _protected(actor: User, child_id: UUID) -> Child:
    child = access.child_to_change(actor, child_id, "child.protect")
    if child.protection == Protection.OPEN:
        raise Invalid([Fault("", "This record is not protected: whoever works with the child sees it")])
    return child


def _carry_out(actor: User, asked: ProtectionChange) -> None:
    child = asked.child
    child.protection = asked.after
    change(child)
    if asked.after != Protection.OPEN:
        for person in (actor, asked.proposed_by):  # the actor first: whoever does not see her names nobody
            grants.give(actor=actor, child=child, to=person, basis=Basis.NAMED)
        withdrawing.withdraw(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"protection": asked.after})
    summary = DONE[Protection(asked.after)]
    chronology.add(actor=actor, child=child, happened_at=now(), kind="protection", summary=summary)
    if asked.after == Protection.OPEN:
        _unname_all(actor, child)


def _unname_all(actor: User, child: Child) -> None:
    """Nobody is named any more; the actor last, who may see the child by that alone and then can end and write no more."""
    gathering.send()
    named = child.user_grants.filter(basis=Basis.NAMED).select_related("user")
    for held in sorted(named, key=lambda one: one.user_id == actor.pk):
        grants.end(actor=actor, child=child, to=held.user, basis=Basis.NAMED)
