"""The world for the relation axis: one child full of canaries, and people of every role in every relation to her.

A relation is a person's (allocated, by team, on a circulated agenda …) or the child's state (closed, restricted, sealed).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import User
from cases.choices import Basis, CaseStatus, Protection
from cases.models import Child
from cases.services import denials, grants, protection
from serac.models import Meeting
from serac.services import circulation
from slscb.core.clock import now
from tests.access.planting import Planted, plant
from tests.access.world import SECRET
from tests.factories.agencies import a_panel, a_team, a_user
from tests.factories.cases import protect

AN_HOUR = timedelta(hours=1)
BY_THE_ROLE = "intelligence.read"  # police read all intelligence, whoever it is about: no relation to the child decides


class Relation(StrEnum):
    """How a person stands to the child."""

    OWN = "allocated"
    TEAM = "in the team"
    AGENCY = "agency involved"
    PANEL = "panel, circulated"
    SHARED = "shared with them"
    EMERGENCY = "by an emergency alone"
    LAPSED = "panel, an hour too late"
    UNSHARED = "shared until an hour ago"
    SHUT = "by an emergency until an hour ago"
    UNRELATED = "unrelated"
    DENIED = "in the team, denied"


class State(StrEnum):
    """How the child's record stands."""

    OPEN = "open"
    CLOSED = "closed"
    RESTRICTED = "restricted"
    SEALED = "sealed"


PROTECTED = (State.RESTRICTED, State.SEALED)
STRANGERS = (Relation.LAPSED, Relation.UNSHARED, Relation.SHUT, Relation.UNRELATED, Relation.DENIED)


# What is granted in a person's own name, and how far from now it ends.
GRANTED: dict[Relation, tuple[Basis, timedelta | None]] = {
    Relation.OWN: (Basis.ALLOCATION, None),
    Relation.SHARED: (Basis.SHARE, AN_HOUR),
    Relation.EMERGENCY: (Basis.BREAK_GLASS, AN_HOUR),
    Relation.LAPSED: (Basis.PANEL, -AN_HOUR),
    Relation.UNSHARED: (Basis.SHARE, -AN_HOUR),
    Relation.SHUT: (Basis.BREAK_GLASS, -AN_HOUR),
}


@dataclass(frozen=True)
class Actor:
    """Who asks: a role in an agency, in a relation to the child. Nobody has no user."""

    role: Role | None
    relation: Relation
    agency: AgencyCode = AgencyCode.SOCIAL_CARE
    user: User | None = None

    def sees(self, state: State) -> bool:
        """Whether the policy gives sight of the child as she stands: on a protected record to those alone whom it names."""
        if state in PROTECTED:
            opened = state == State.RESTRICTED and self.relation == Relation.EMERGENCY
            return opened or self.relation == Relation.OWN
        return self.relation not in STRANGERS

    def __str__(self) -> str:
        return f"{self.role or 'nobody'} ({self.relation})"


@dataclass
class Stage:
    """The planted world and everybody who asks."""

    planted: Planted
    actors: dict[tuple[Role, Relation], Actor] = field(default_factory=dict)

    @property
    def arguments(self) -> dict[str, Any]:
        """A public id for every name in a path."""
        return self.planted.world.arguments

    def forbidden(self, user: User | None, shown: bool, hidden: bool = False) -> set[str]:
        """The canaries that an answer must not hold: those beyond the person's rights where the child is shown, else all.

        Intelligence is read by role, and so is nobody's secret to police, but for a child who is `hidden` from them.
        """
        rights = self.planted.canaries
        if shown and user:
            return self.planted.beyond(user)
        by_role = not hidden and user is not None and user.may(BY_THE_ROLE)
        kept = {
            canary for right, of_right in rights.items() for canary in of_right if right != BY_THE_ROLE or not by_role
        }
        return kept | {SECRET.upper()}


def set_up(roles: tuple[Role, ...] = tuple(Role)) -> Stage:
    """Build it for these roles: one world shared by everything that they ask."""
    a_panel()
    members = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
    stage = Stage(plant())
    child, health = stage.planted.child, a_team("Health clinic", AgencyCode.HEALTH, TeamKind.CASEWORK)
    meeting = Meeting.objects.get(public_id=stage.arguments["meeting_id"])
    holding = child.allocations.get(ends_on=None).team
    places = {Relation.TEAM: holding, Relation.DENIED: holding, Relation.AGENCY: health, Relation.PANEL: members}
    for role in roles:
        for relation in Relation:
            place = places.get(relation)
            agency = AgencyCode(place.agency.code if place else AgencyCode.SOCIAL_CARE)
            stage.actors[role, relation] = Actor(role, relation, agency, a_user(role, place))
        _grant(stage, child, role)
    circulation.show(actor=stage.planted.world.connected[Role.SERAC_CHAIR], meeting=meeting, children=[child.pk])
    return stage


def _grant(stage: Stage, child: Child, role: Role) -> None:
    """What a person holds in their own name."""
    denied = stage.actors[role, Relation.DENIED].user
    assert denied
    manager = stage.planted.world.connected[Role.TEAM_MANAGER]
    denials.deny(actor=manager, child_id=child.public_id, user=denied, reason="Related to a suspect")
    for relation, (basis, until) in GRANTED.items():
        user = stage.actors[role, relation].user
        assert user
        grants.give(actor=None, child=child, to=user, basis=basis, until=until and now() + until)


@contextmanager
def standing(stage: Stage, state: State) -> Iterator[None]:
    """The child's record as it stands in a state, for as long as the context is open."""
    with transaction.atomic():
        CHANGES[state](stage)
        yield
        transaction.set_rollback(True)


def _close(stage: Stage) -> None:
    Child.objects.filter(pk=stage.planted.child.pk).update(status=CaseStatus.CLOSED, closed_on=now().date())


def _restrict(stage: Stage) -> None:
    _decide(stage, approved=False)
    protect(Child.objects.get(pk=stage.planted.child.pk), Protection.RESTRICTED)


def _decide(stage: Stage, approved: bool) -> None:
    """Decide on the seal that the world has waiting."""
    lead = stage.planted.world.connected[Role.CSE_LEAD]
    protection.decide(actor=lead, change_id=stage.arguments["change_id"], approved=approved)


CHANGES: dict[State, Callable[[Stage], None]] = {
    State.OPEN: lambda stage: None,
    State.CLOSED: _close,
    State.RESTRICTED: _restrict,
    State.SEALED: lambda stage: _decide(stage, approved=True),
}
