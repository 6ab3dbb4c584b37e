"""Two records of one child: one person proposes to merge them, another decides, and they can be taken apart again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases import access, selectors
from cases.choices.merging import MergeState
from cases.models import Child, Merge
from cases.rules import merging as rules
from cases.services import allocation, chronology, escalation, joined_rights, joined_values, moving
from slscb.core import audit, gathering, joining, outbox, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.joining import Pair
from slscb.core.writing import change, create

RIGHT = "child.merge"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Which record becomes part of the kept one, of which details the other's value counts, and why."""

    other_id: UUID
    reason: str
    takes: list[str] = field(default_factory=list)


@transaction.atomic
def propose(*, actor: User, child_id: UUID, proposal: Proposal) -> Merge:
    """Propose that another record of the same child become part of this one; those who see both and can decide are told.

    Raises Invalid with everything that must be put right first, NotVisible, NotAllowed. Source: issue 3 point 2.
    """
    raise_if_any([Fault("", "Choose another record")] if proposal.other_id == child_id else [])
    pair = {one: access.child_to_change(actor, one, RIGHT) for one in sorted([child_id, proposal.other_id])}
    kept, other = pair[child_id], pair[proposal.other_id]
    faults = list(rules.check_merge(proposal.takes, proposal.reason))
    raise_if_any([*faults, *(Fault("", words) for words in joining.against(Pair(actor, kept, other)))])
    deciding = _second_people(actor, kept, other)
    takes = [name for name in (*rules.DETAILS, *rules.WHOLES) if name in proposal.takes]
    reason = proposal.reason.strip()
    made = create(Merge(child=kept, other=other, reason=reason, takes=takes, proposed_by=actor))
    audit.record(actor=actor, action=Action.CREATE, about=[kept.pk, other.pk], target=made)
    outbox.notify(
        recipients=deciding,
        key=f"merge:{made.public_id}",
        title=f"A merge of {other.reference} into {kept.reference} waits for a second person",
        link=reverse("cases:merge-view", args=[made.public_id]),
    )
    return made


@transaction.atomic
def decide(*, actor: User, merge_id: UUID, approved: bool, expected_version: int | None = None) -> Merge:
    """Approve or refuse what another person proposed; approved, the two are one at once.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 3 point 2; docs/adr/0043.
    """
    merge = access.merge_to_change(actor, merge_id)
    if merge.state != MergeState.WAITING:
        raise Invalid([Fault("", "This was decided already")])
    pair = Pair(actor, merge.child, merge.other)
    if approved:
        raise_if_any(Fault("", words) for words in joining.against(pair))
    merge.state = MergeState.APPROVED if approved else MergeState.REFUSED
    merge.decided_by, merge.decided_at = actor, now()
    merge.before = joined_values.said(merge) if approved else {}
    change(merge, expected_version=expected_version)
    about = [merge.child_id, merge.other_id]
    audit.record(actor=actor, action=Action.CHANGE, about=about, target=merge, detail={"state": str(merge.state)})
    if approved:
        gathering.send()
        with wall.lifted("two records become one"):
            _join(actor, merge)
    return merge


@transaction.atomic
def undo(*, actor: User, merge_id: UUID, reason: str, expected_version: int | None = None) -> Merge:
    """Take two merged records apart: what followed goes back, what was written since stays with the kept record.

    Seals and denials of both stay in force on both. Nobody sees more than before, so one person does.
    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 3 point 2; docs/adr/0043.
    """
    merge = access.merge_to_change(actor, merge_id)
    raise_if_any(rules.check_merge([], reason))
    if merge.state != MergeState.APPROVED:
        raise Invalid([Fault("", "These two records are not merged")])
    merge.state, merge.undone_by, merge.undone_at = MergeState.UNDONE, actor, now()
    merge.undone_reason = reason.strip()
    gathering.send()
    with wall.lifted("two records are taken apart"):
        change(merge, expected_version=expected_version)
        about, detail = [merge.child_id, merge.other_id], {"state": str(merge.state)}
        audit.record(actor=actor, action=Action.CHANGE, about=about, target=merge, detail=detail)
        _part(actor, merge)
    return merge


def _join(actor: User, merge: Merge) -> None:
    told = [*_works_with(merge.child), *_works_with(merge.other)]
    pair = Pair(actor, merge.child, merge.other)
    for one in joining.registered():
        one.joining(pair)
    moving.follow(actor=actor, merge=merge)
    joined_rights.join(actor=actor, merge=merge)
    joined_values.join(actor=actor, merge=merge)
    for one in joining.registered():
        one.joined(pair)
    joined_rights.tell_no_more(actor=actor, merge=merge)
    summary = f"Record {merge.other.reference} merged into this one"
    _remember(actor, merge.child, summary, merge)
    _tell(merge, merge.child, told, f"Record {merge.other.reference} was merged into {merge.child.reference}")


def _part(actor: User, merge: Merge) -> None:
    pair = Pair(actor, merge.child, merge.other)
    moving.go_back(actor=actor, merge=merge)
    joined_rights.part(actor=actor, merge=merge)
    joined_values.part(actor=actor, merge=merge)
    _somebody_holds(actor, merge)
    for one in joining.registered():
        one.parted(pair)
    joined_rights.tell_no_more(actor=actor, merge=merge)
    for child, from_ in ((merge.child, merge.other), (merge.other, merge.child)):
        _remember(actor, child, f"Taken apart from record {from_.reference}", merge)
        _tell(merge, child, _works_with(child), f"Record {child.reference} was taken apart from another")


def _second_people(actor: User, kept: Child, other: Child) -> list[User]:
    """Those besides the actor who see both and can decide; where there are none, CSE leads see both for 28 days to do so."""
    found = selectors.people_who_see_both(kept, other, RIGHT).exclude(pk=actor.pk)
    if not found.exists():
        for one in (kept, other):
            escalation.escalate(actor=actor, child=one, until=now() + escalation.TIME_TO_DECIDE)
    if not (people := list(found.all())):
        raise Invalid([Fault("", "Nobody else sees both records and can decide: involve a second person first")])
    return people


def _works_with(child: Child) -> list[User]:
    """The worker of a case, or where a team holds it without one, those of the team who can decide."""
    found: list[User] = []
    for held in child.allocations.filter(ends_on=None).select_related("worker", "team"):
        of_team = selectors.people_who_see(child.pk, RIGHT).filter(memberships__team=held.team).distinct()
        found += [held.worker] if held.worker else list(of_team)
    return found


def _tell(merge: Merge, child: Child, people: Iterable[User], title: str) -> None:
    outbox.notify(
        recipients=selectors.who_is_told(people, child),
        key=f"merge-decided:{merge.public_id}:{child.public_id}:{merge.state}",
        title=title,
        link=reverse("cases:child-view", args=[child.public_id]),
    )


def _remember(actor: User, child: Child, summary: str, merge: Merge) -> None:
    chronology.add(actor=actor, child=child, happened_at=now(), kind="merge", summary=summary, link=merge)


def _somebody_holds(actor: User, merge: Merge) -> None:
    """Where those who held the other record no longer see it, whoever holds the kept one takes it over."""
    other = merge.other
    live = other.allocations.filter(ends_on=None).select_related("team__group").first()
    if live and not other.group_grants.filter(group=live.team.group).exists():
        allocation.hand_over(actor=actor, child=other, like=merge.child)
