"""Who holds a child's case."""

from uuid import UUID

from django.db import transaction

from agencies import selectors as agencies
from agencies.models import Team, User
from cases import access
from cases.choices import Basis
from cases.models import Allocation, Child
from cases.services import chronology, grants
from slscb.core import audit, gathering, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid
from slscb.core.writing import change, create


@transaction.atomic
def allocate(*, actor: User, child_id: UUID, team: Team, worker: User | None) -> Allocation:
    """Give a child's case to a team, and to a worker in it when named; ends what was before. Raises Invalid and others."""
    child = access.child_to_change(actor, child_id, "child.allocate")
    if worker and not agencies.people_who_may("child.view", [team.pk]).filter(pk=worker.pk).exists():
        raise Invalid([Fault("worker", "Choose someone who works with children in this team")])
    if worker and child.denials.filter(user=worker, ended_at=None).exists():
        raise Invalid([Fault("worker", "This person is on the deny-list of this record")])
    before = _end_live(child)
    made = begin(actor=actor, child=child, team=team, worker=worker)
    if before:
        _take_back(actor, before, made)
    return made


@transaction.atomic(savepoint=False)
def begin(*, actor: User, child: Child, team: Team, worker: User | None) -> Allocation:
    """Begin an allocation of a child that nobody holds. The caller has decided that the actor may. Raises Invalid."""
    made = create(Allocation(child=child, team=team, worker=worker, starts_on=today()))
    grants.give(actor=actor, child=child, to=team.group, basis=Basis.TEAM)
    if worker:
        grants.give(actor=actor, child=child, to=worker, basis=Basis.ALLOCATION)
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made)
    summary = f"Allocated to {worker}, {team}" if worker else f"Allocated to {team}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="allocation", summary=summary)
    if worker and worker != actor:
        link = f"/children/{child.public_id}/"
        title = f"Child {child.reference} has been allocated to you"
        outbox.notify(recipients=[worker], key=f"allocated:{made.public_id}", title=title, link=link)
    return made


@transaction.atomic(savepoint=False)
def hand_over(*, actor: User, child: Child, like: Child) -> None:
    """Let whoever holds the case of one child hold that of another too, who ends what was before. Raises Invalid."""
    held = like.allocations.select_related("team__group", "worker").filter(ends_on=None).first()
    before = _end_live(child)
    if held is not None:
        made = begin(actor=actor, child=child, team=held.team, worker=held.worker)
        if before:
            _take_back(actor, before, made)


def _end_live(child: Child) -> Allocation | None:
    live: Allocation | None = child.allocations.select_related("team__group", "worker").filter(ends_on=None).first()
    if live is not None:
        live.ends_on = today()
        change(live)
    return live


def _take_back(actor: User, before: Allocation, made: Allocation) -> None:
    """End what those had who held the case before, last of all: the actor may be one of them, and what they have just
    written about the child must be down before they no longer see her.
    """
    gathering.send()
    child = made.child
    if before.team != made.team:
        grants.end(actor=actor, child=child, to=before.team.group, basis=Basis.TEAM)
    if before.worker and before.worker != made.worker:
        grants.end(actor=actor, child=child, to=before.worker, basis=Basis.ALLOCATION)
