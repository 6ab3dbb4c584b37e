"""Who may see two records that become one, or are taken apart again: nobody more than before (docs/adr/0043)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import User
from cases.choices import Basis, ProposalState
from cases.choices.merging import RowMoved
from cases.models import Child, ChildGroupGrant, ChildUserGrant, Denial, Merge, ProtectionChange
from cases.querysets import grants_of
from cases.rules import merging as rules
from cases.services import grants, withdrawing
from cases.services.moving import note
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change, create

Grant = ChildUserGrant | ChildGroupGrant
# Shares and emergencies have ended before a merge, are given to one record alone, and make nobody see another.
BY_THE_CLOCK = (Basis.SHARE, Basis.BREAK_GLASS)


@transaction.atomic(savepoint=False)
def join(*, actor: User, merge: Merge) -> None:
    """Bring denials, protection and grants of two records together on the one that is kept.

    Both stay denied and protected as the stricter. Of people, only those stay whose own grants counted on each that was
    protected; where neither was, everybody who saw either sees both. Teams' and agencies' grants come together anyway: on a
    protected record they are suspended, until two people open it.
    """
    kept, other = merge.child, merge.other
    people = rules.inside(_counting(one) for one in (kept, other) if rules.is_protected(one.protection))
    deny_both(actor=actor, of=other, on=kept)
    deny_both(actor=actor, of=kept, on=other)
    carried: list[Grant] = [*_people(other), *_groups(other)]
    by_two = (merge.proposed_by, merge.decided_by or actor)
    for one, from_ in ((kept, other), (other, kept)):
        protect_as(actor=actor, child=one, like=from_, by=by_two)
    for grant in carried:
        if people is None or isinstance(grant, ChildGroupGrant):
            _carry(actor, merge, grant)
    if people is not None:
        for one in (kept, other):
            _let_in(actor, merge, one, people)


@transaction.atomic(savepoint=False)
def part(*, actor: User, merge: Merge) -> None:
    """Give either record its own grants again, where their holders still see the kept one.

    Denials and protection stay on both.
    """
    kept, other = merge.child, merge.other
    decided = kept.protection_changes.filter(state=ProposalState.APPROVED).order_by("-decided_at").first()
    by = decided or merge
    by_two = (by.proposed_by, by.decided_by or actor)
    protect_as(actor=actor, child=other, like=kept, by=by_two)
    deny_both(actor=actor, of=kept, on=other)
    for own in _of_people(other):
        _keep_if_seen(actor, merge, own)
    for shared in other.group_grants.select_related("group"):
        _keep_if_held(actor, merge, shared)
    if rules.is_protected(kept.protection):
        for grant in _people(kept):
            if not grant.suspended:
                _name(actor, other, grant.user, grant.until)
    else:
        _give_back(actor, merge)


@transaction.atomic(savepoint=False)
def deny_both(*, actor: User, of: Child, on: Child) -> None:
    """Let every denial of one record hold on another."""
    denied = set(on.denials.filter(ended_at=None).values_list("user_id", flat=True))
    for denial in of.denials.filter(ended_at=None).exclude(user__in=denied):
        by = {"user": denial.user, "reason": denial.reason, "denied_by": denial.denied_by}
        made = create(Denial(child=on, **by))
        audit.record(actor=actor, action=Action.CREATE, about=[on.pk], target=made, detail={"to": str(denial.user_id)})


@transaction.atomic(savepoint=False)
def protect_as(*, actor: User, child: Child, like: Child, by: tuple[User, User]) -> None:
    """Protect a record as another that is protected more strictly, by the two people who have decided it."""
    wanted = rules.protection_of_both(child.protection, like.protection)
    if wanted == child.protection:
        return
    said = like.protection_changes.filter(state=ProposalState.APPROVED, after=wanted).order_by("-decided_at").first()
    words = {"reason": f"Like {like.reference}, of the same child", "ring": said.ring if said else ""}
    made = create(ProtectionChange(child=child, before=child.protection, after=wanted, proposed_by=by[0], **words))
    made.state, made.decided_by, made.decided_at = ProposalState.APPROVED, by[1], now()
    change(made)
    child.protection = wanted
    change(child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"protection": wanted})


@transaction.atomic(savepoint=False)
def tell_no_more(*, actor: User, merge: Merge) -> None:
    """Take back what was told of either record to those who do not see the kept one."""
    withdrawing.withdraw(actor=actor, child=merge.child)
    withdrawing.withdraw(actor=actor, child=merge.other, seen_as=merge.child)


def _of_people(child: Child) -> QuerySet[ChildUserGrant]:
    """The grants of people that outlast a share or an emergency."""
    held = ChildUserGrant.objects.filter(content_object=child).exclude(basis__in=BY_THE_CLOCK)
    return held.select_related("user").order_by("pk")


def _people(child: Child) -> list[ChildUserGrant]:
    return [one for one in _of_people(child) if _lives(one)]


def _groups(child: Child) -> list[ChildGroupGrant]:
    held = ChildGroupGrant.objects.filter(content_object=child).select_related("group").order_by("pk")
    return [one for one in held if _lives(one)]


def _lives(grant: Grant) -> bool:
    return grant.until is None or grant.until > now()


def _counting(child: Child) -> dict[int, datetime | None]:
    """The people (internal ids) whose own grants count on a protected child, with the end of each."""
    return {one.user_id: one.until for one in _people(child) if not one.suspended}


def _held(grant: Grant, child: Child) -> Grant | None:
    if isinstance(grant, ChildUserGrant):
        return _of_people(child).filter(user=grant.user).first()
    return ChildGroupGrant.objects.filter(content_object=child, group=grant.group).first()


def _carry(actor: User, merge: Merge, grant: Grant) -> None:
    """Give the kept record's sight to whoever has the other's, for as long; the ledger remembers what there was."""
    before = _held(grant, merge.child)
    to = grant.user if isinstance(grant, ChildUserGrant) else grant.group
    grants.give(actor=actor, child=merge.child, to=to, basis=Basis(grant.basis), until=grant.until)
    _remember(merge, before, _held(grant, merge.child))


def _let_in(actor: User, merge: Merge, child: Child, people: dict[int, datetime | None]) -> None:
    """On a protected record exactly these people count, each until their moment; on the other too, for when it is alone."""
    held = {one.user_id: one for one in _of_people(child)}
    for user in User.objects.filter(pk__in=[*people, *held]).order_by("pk"):
        before, until = held.get(user.pk), people.get(user.pk)
        counts = before is not None and not before.suspended
        if (user.pk in people) == counts and (not counts or before is None or before.until == until):
            continue
        if before is not None:
            grants.end(actor=actor, child=child, to=user, basis=Basis(before.basis))
        if user.pk in people:
            basis = Basis(before.basis) if before is not None and counts else Basis.NAMED
            grants.give(actor=actor, child=child, to=user, basis=basis, until=until)
        _remember(merge, before, _of_people(child).filter(user=user).first())


def _remember(merge: Merge, before: Grant | None, after: Grant | None) -> None:
    """Write into the ledger how a grant came to be as it is."""
    if before is not None and after is None:
        note(merge, before._meta.label_lower, "content_object", RowMoved.TAKEN, [before.pk], **_said(before))
    elif after is not None and (before is None or _said(before) != _said(after)):
        how, was = (RowMoved.GIVEN, {}) if before is None else (RowMoved.CHANGED, _said(before))
        note(merge, after._meta.label_lower, "content_object", how, [after.pk], **was)


def _keep_if_seen(actor: User, merge: Merge, grant: ChildUserGrant) -> None:
    """A person's grant on the other record lives again only where they see the kept one now, and no longer than that."""
    own, shared = grants_of(grant.user)
    standing = own.filter(content_object=merge.child_id).exclude(basis__in=BY_THE_CLOCK)
    rows = [*standing, *shared.filter(content_object=merge.child_id)]
    ends = [one.until for one in rows]
    until = None if None in ends else max(filter(None, ends), default=None)
    if rows and not rules.ends_later(grant.until, until):
        return
    grants.end(actor=actor, child=merge.other, to=grant.user, basis=Basis(grant.basis))
    if rows:
        grants.give(actor=actor, child=merge.other, to=grant.user, basis=Basis(grant.basis), until=until)


def _keep_if_held(actor: User, merge: Merge, grant: ChildGroupGrant) -> None:
    """A group's grant on the other record lives again only where the group has one on the kept record now, and no longer.

    Where that does not count because the record is protected, the other record is protected too, and neither counts.
    """
    held = ChildGroupGrant.objects.filter(content_object=merge.child, group=grant.group).first()
    if held is not None and _lives(held) and not rules.ends_later(grant.until, held.until):
        return
    grants.end(actor=actor, child=merge.other, to=grant.group, basis=Basis(grant.basis))
    if held is not None and _lives(held):
        grants.give(actor=actor, child=merge.other, to=grant.group, basis=Basis(grant.basis), until=held.until)


def _name(actor: User, child: Child, user: User, until: datetime | None) -> None:
    for held in _of_people(child).filter(user=user).exclude(basis__in=[Basis.ALLOCATION, Basis.NAMED]):
        grants.end(actor=actor, child=child, to=user, basis=Basis(held.basis))
    grants.give(actor=actor, child=child, to=user, basis=Basis.NAMED, until=until)


def _give_back(actor: User, merge: Merge) -> None:
    """Of the grants that the merge gave or lengthened on the kept, open record, end what nothing of its own calls for."""
    holders = _holders(merge.child)
    for line in merge.rows.filter(how__in=[RowMoved.GIVEN, RowMoved.CHANGED]):
        model = ChildUserGrant if line.row_kind == "cases.childusergrant" else ChildGroupGrant
        grant = model.objects.filter(pk=line.row_id, content_object=merge.child).first()
        if grant is None:
            continue
        to = grant.user if isinstance(grant, ChildUserGrant) else grant.group
        if to in holders:
            continue
        grants.end(actor=actor, child=merge.child, to=to, basis=Basis(grant.basis))
        if line.how == RowMoved.CHANGED:
            until = datetime.fromisoformat(line.was["until"]) if line.was["until"] else None
            grants.give(actor=actor, child=merge.child, to=to, basis=Basis(line.was["basis"]), until=until)


def _holders(child: Child) -> set[object]:
    """Whoever holds the case or is involved: their grants follow from that."""
    found: set[object] = {
        one.agency.group for one in child.involvements.filter(ends_on=None).select_related("agency__group")
    }
    for one in child.allocations.filter(ends_on=None).select_related("team__group", "worker"):
        found |= {one.team.group, one.worker}
    return found


def _said(grant: Grant) -> dict[str, str | None]:
    return {"basis": grant.basis, "until": grant.until.isoformat() if grant.until else None}
