"""Sabotage: each function that decides which children a person sees is made to let everything through.

With the second wall lifted, each must show at every route that asks it, or the walk proves nothing. With the second wall
standing, all of them together give away nothing.
"""

from collections import defaultdict

import pytest
from django.conf import settings
from django.test import override_settings

from agencies.choices import Role
from slscb.core.policy import capability_of, load_policy
from tests.access.asking import Asker
from tests.access.cells import ABOUT_A_CHILD, ROUTES, Cell, faults
from tests.access.expecting import BREAKS_THE_GLASS, OWN_RECORDS
from tests.access.figures import keep
from tests.access.sabotage import BY_ROLE, EVERYTHING, guards, guards_in, install, modules_of, opens
from tests.access.stage import Relation, Stage, State, set_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

STEPPING_DOWN = "slscb.devstack.stepping_down.SteppingDown"
WITHOUT_THE_WALL = [name for name in settings.MIDDLEWARE if name != STEPPING_DOWN]
FEWEST_GUARDS, FEWEST_ROUTES = 20, 80
ROLES = (Role.TEAM_MANAGER, Role.SERAC_COORDINATOR, Role.POLICE_LIAISON, Role.PRACTITIONER)
# A route at which another guard asks after the broken one: broken alone, it shows nowhere there.
ASKED_TWICE = {
    ("missing.access.interview_for", "api:return-interview-complete"): "interview_to_change asks again",
    ("missing.access.interview_for", "api:return-interview-sign-off"): "interview_to_change asks again",
    ("serac.access.referral_for", "api:panel-referral-accept"): "referral_to_change asks again",
    ("serac.access.referral_for", "api:panel-referral-withdraw"): "referral_to_change asks again",
    ("cases.access.care_for", "api:care-episode"): "child_to_change asks again",
    ("cases.querysets.seen_by", "missing:extract-row"): "acts_on asks again",
    ("intelligence.access.mention_for", "api:mention-take-back"): "episode_for asks again",
}
# Of a merge the kept record is asked for with the other one.
ASKED_TWICE |= {
    ("cases.access.about_acted", f"{door}:merge{act}"): "seen_by asks besides"
    for door, act in (
        ("cases", "-view"), ("cases", "-decide"), ("cases", "-undo"), ("api", ""), ("api", "-decide"), ("api", "-undo"),
    )
}  # fmt: skip
# An extract shows counts, to whoever brought it; each of its rows asks for its child.
OF_NOBODY = {"missing:extract-view", "missing:extract-confirm"}
# Opens to whoever has nothing to do with the child; of those hidden from them see test_emergencies.
OF_NOBODY |= {BREAKS_THE_GLASS}


@pytest.fixture
def stage() -> Stage:
    return set_up(ROLES)


def hidden_cells(stage: Stage, routes) -> list[Cell]:
    """Each route by its own methods, as somebody whose role may and who has nothing to do with the child."""
    found = []
    for route in routes:
        for method in route.methods:
            held = load_policy().capabilities.get(str(capability_of(route.view, method)))
            role = next(role for role in ROLES if held is None or held.comes_with(role, "csc") or role == ROLES[-1])
            found.append(Cell(State.OPEN, stage.actors[role, Relation.UNRELATED], route, method))
    return found


class Walk:
    """Asks cells and says whether each is red."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.askers = {actor: Asker(actor.user) for actor in stage.actors.values()}

    def faults(self, cell: Cell) -> list[str]:
        address = cell.route.address(self.stage.arguments)
        return list(faults(self.stage, cell, self.askers[cell.actor].ask(cell.route, cell.method, address)))


def test_every_guard_is_known_and_none_is_excused_that_is_none():
    names = {guard.name for app in settings.APPS for module in modules_of(app) for guard in guards_in(module)}
    assert len(guards()) >= FEWEST_GUARDS
    assert BY_ROLE.keys() - names == set()
    assert guards().keys() == names - BY_ROLE.keys()


def test_each_guard_by_itself_refuses_a_stranger_and_shows_when_it_is_broken(stage, monkeypatch):
    """Those too that a route asks only once a form is right, after another one has let the person in."""
    saboteur, stranger = install(monkeypatch), stage.actors[Role.TEAM_MANAGER, Relation.UNRELATED].user
    found = {}
    for name, guard in saboteur.guards.items():
        intact = opens(guard, stranger, stage)
        with saboteur.breaking(name):
            found[name] = (intact, opens(guard, stranger, stage))
    assert found == dict.fromkeys(saboteur.guards, (False, True))


@override_settings(MIDDLEWARE=WITHOUT_THE_WALL)
def test_each_broken_guard_shows_at_every_route_that_asks_it(stage, monkeypatch):
    saboteur, walk = install(monkeypatch), Walk(stage)
    asked_at: dict[str, list[Cell]] = defaultdict(list)
    for cell in hidden_cells(stage, ROUTES):
        saboteur.used.clear()
        assert walk.faults(cell) == [], str(cell)
        for name in saboteur.used:
            asked_at[name].append(cell)
    unseen, routes = set(), set()
    of_a_child = {route.name for route in ABOUT_A_CHILD} - {BREAKS_THE_GLASS}
    for name, cells in asked_at.items():
        with saboteur.breaking(name):
            red: set[str] = set()
            for cell in cells:
                if cell.route.name not in red and walk.faults(cell):
                    red.add(cell.route.name)
        routes |= red
        unseen |= {(name, cell.route.name) for cell in cells if cell.route.name in of_a_child - red}
    keep("sabotage", guards_asked=len(asked_at), routes_red=len(routes), unseen=len(unseen - ASKED_TWICE.keys()))
    assert unseen == ASKED_TWICE.keys()
    asked_for = {route.name for route in ABOUT_A_CHILD if not OWN_RECORDS & set(route.arguments)}
    assert routes >= asked_for - OF_NOBODY
    assert len(routes) >= FEWEST_ROUTES


def test_with_every_guard_broken_the_second_wall_gives_nothing_away(stage, monkeypatch):
    saboteur, walk = install(monkeypatch), Walk(stage)
    answers, leaked = 0, []
    with saboteur.breaking(EVERYTHING):
        for cell in hidden_cells(stage, ROUTES):
            answers += 1
            leaked += [f"{cell}: {fault}" for fault in walk.faults(cell) if fault.startswith("gives away")]
    keep("every guard broken, second wall standing", answers=answers, canaries=len(leaked))
    assert not leaked, "\n".join(leaked)
    assert answers >= 2 * FEWEST_ROUTES


@override_settings(MIDDLEWARE=WITHOUT_THE_WALL)
def test_the_control_without_the_second_wall_the_same_gives_her_away(stage, monkeypatch):
    saboteur, walk = install(monkeypatch), Walk(stage)
    with saboteur.breaking(EVERYTHING):
        cells = [cell for cell in hidden_cells(stage, ABOUT_A_CHILD) if cell.method == "GET"]
        given = [cell for cell in cells if any(fault.startswith("gives away") for fault in walk.faults(cell))]
    assert len(given) >= len(cells) / 2
