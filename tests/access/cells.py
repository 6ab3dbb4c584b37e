"""The cells of the relation axis, pair by pair or all of them, and what is demanded of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle, groupby

from agencies.choices import Role
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy
from tests.access.asking import READING, REFUSED, Asked, Asker
from tests.access.expecting import (
    BREAKS_THE_GLASS,
    CARRIED_OUT,
    NOT_THERE,
    SAYS_WHOM_TO_RING,
    expected,
    is_about_a_child,
)
from tests.access.routes import METHODS, Route, all_routes
from tests.access.stage import Actor, Relation, Stage, State, standing

ROUTES = all_routes()
HIDDEN_WITH_HER = {
    "finding_id",
    "report_id",
    "emergency_id",
}  # what the role alone decides on, but not of a sealed child or one denied
ABOUT_A_CHILD = [route for route in ROUTES if is_about_a_child(route)]


@dataclass(frozen=True)
class Cell:
    """One request by one person, the child's record standing in one state."""

    state: State
    actor: Actor
    route: Route
    method: str

    @property
    def sees(self) -> bool:
        """Whether the policy gives the person sight of the child."""
        return self.actor.sees(self.state)

    @property
    def posts(self) -> set[tuple[str, str]] | None:
        """The role and agency that the person holds, as the policy counts them."""
        return None if self.actor.role is None else {(self.actor.role, self.actor.agency)}

    @property
    def unseen(self) -> frozenset[int]:
        """What whoever does not see the child is answered: of a restricted record whom to ring, but not to the denied."""
        rings = self.state == State.RESTRICTED and self.actor.relation != Relation.DENIED
        return SAYS_WHOM_TO_RING if rings else NOT_THERE

    def __str__(self) -> str:
        return f"{self.method} {self.route.name} as {self.actor}, record {self.state}"


@dataclass
class Found:
    """How many cells were asked, how many of them refused, and all that was wrong."""

    cells: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


def pairwise(stage: Stage) -> Iterator[Cell]:
    """Every route about a child in every relation by one of its methods after the other, and in every state by one relation
    after the other with all of them and one more; each time as the next of the roles that may."""
    others, relations = cycle(METHODS), cycle(Relation)
    turns = {capability: cycle(roles) for capability, roles in roles_by_capability(stage).items()}
    for state in State:
        for route in ABOUT_A_CHILD:
            methods = cycle(route.methods)
            whole = next(relations)
            for relation in Relation if state == State.OPEN else [whole]:
                role = next(turns[str(capability_of(route.view, route.methods[0]))])
                asked = (*route.methods, next(others)) if relation == whole else (next(methods),)
                for method in dict.fromkeys(asked):
                    yield Cell(state, stage.actors[role, relation], route, method)


def roles_by_capability(stage: Stage) -> dict[str, list[Role]]:
    """The stage's roles that hold each capability, in order; all of them where none is asked for."""
    roles = list(dict.fromkeys(role for role, _ in stage.actors))
    held = {name: [role for role in roles if role in one.roles] for name, one in load_policy().capabilities.items()}
    return held | dict.fromkeys((PUBLIC, SIGNED_IN), roles)


def whole(stage: Stage) -> Iterator[Cell]:
    """Every route by every method as everybody on the stage, in every state."""
    for state in State:
        for actor in stage.actors.values():
            for route in ROUTES:
                for method in METHODS:
                    yield Cell(state, actor, route, method)


def carry_out(stage: Stage, cells: Iterable[Cell]) -> Found:
    """Ask every cell and hold the answer against what is demanded of it."""
    found = Found()
    for state, block in groupby(cells, key=lambda cell: cell.state):
        askers = {
            actor: Asker(actor.user) for actor in stage.actors.values()
        }  # for each state: a session ends some time
        with standing(stage, state):
            for cell in block:
                asked = askers[cell.actor].ask(cell.route, cell.method, cell.route.address(stage.arguments))
                found.cells += 1
                found.refused += asked.status in REFUSED
                found.wrong += [f"{cell}: {fault}" for fault in faults(stage, cell, asked)]
    return found


def faults(stage: Stage, cell: Cell, asked: Asked) -> Iterator[str]:
    """What is wrong with an answer: its status, what it gives away, what it changed, a refusal that nobody wrote down."""
    user = cell.actor.user
    of_a_colleague = cell.actor.relation == Relation.TEAM
    sees = of_a_colleague if "finding_id" in cell.route.arguments else cell.sees
    hidden = not cell.sees and (cell.state == State.SEALED or cell.actor.relation == Relation.DENIED)
    only_reads = sees and cell.actor.relation == Relation.EMERGENCY
    right = expected(cell.route, cell.method, cell.posts, sees, cell.unseen, only_reads=only_reads)
    if (hidden or cell.state == State.SEALED) and cell.route.name == BREAKS_THE_GLASS:  # nobody opens a sealed one so
        right = right - CARRIED_OUT | {404}
    if hidden and HIDDEN_WITH_HER & {*cell.route.arguments}:
        right |= {404}
    if asked.status not in right:
        yield f"answers {asked.status}"
    high = asked.words.upper()
    shown = cell.sees and asked.status not in REFUSED - {302}
    if leaked := {canary for canary in stage.forbidden(user, shown, hidden) if canary in high}:
        yield f"gives away {', '.join(sorted(leaked))}"
    if (cell.method in READING or asked.status in REFUSED - {302}) and asked.changed:
        yield f"changes {', '.join(sorted(asked.changed))}"
    if user and asked.status in (403, 404) and not asked.refusal_written:
        yield "is refused and nobody wrote it down"
