"""Every route about a child in every relation to her: who gets an answer, what it holds, what it changes, who is told.

All of the product, every role by every method, is `run.py drill matrix`.
"""

from dataclasses import replace

import pytest
from django.db.models import Q
from django.test import override_settings

from agencies.choices import Role
from agencies.models import User
from cases import access
from slscb.core.middleware import AuditContextMiddleware
from slscb.core.policy import PUBLIC, capability_of
from slscb.core.signin import proof
from tests.access.asking import Asked, Asker
from tests.access.cells import ABOUT_A_CHILD, ROUTES, Cell, carry_out, faults, pairwise
from tests.access.expecting import expected
from tests.access.figures import keep
from tests.access.stage import Relation, Stage, State, set_up
from tests.access.world import SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

PARTS = 2  # so that several processes can share the walk
FEWEST_CELLS, FEWEST_REFUSED, FEWEST_OF_ONE = 1_200, 800, 160
SIGN_OUT = "core:sign-out"


def test_the_walk_has_every_route_in_every_relation_and_in_every_state():
    cells = list(pairwise(set_up()))
    asked_for = {(cell.route.name, cell.actor.relation) for cell in cells}
    assert asked_for == {(route.name, relation) for route in ABOUT_A_CHILD for relation in Relation}
    assert {(cell.route.name, cell.state) for cell in cells} == {
        (route.name, state) for route in ABOUT_A_CHILD for state in State
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_every_route_in_every_relation_answers_as_the_policy_says(part):
    stage = set_up()
    found = carry_out(stage, list(pairwise(stage))[part::PARTS])
    keep(f"pair by pair, part {part + 1}", cells=found.cells, refused=found.refused, wrong=len(found.wrong))
    assert not found.wrong, "\n".join(found.wrong)
    assert found.cells >= FEWEST_CELLS
    assert found.refused >= FEWEST_REFUSED


@pytest.fixture
def stage() -> Stage:
    return set_up((Role.TEAM_MANAGER,))


def asked_by(user: User | None, stage: Stage, right) -> tuple[list[str], int]:
    """Every route by its own methods as one person; what is wrong by `right(route, method)`, and how many cells."""
    asker, wrong, cells = Asker(user), [], 0
    for route in ROUTES:
        for method in route.methods:
            asked = asker.ask(route, method, route.address(stage.arguments))
            cells += 1
            if asked.status not in right(route, method):
                wrong.append(f"{method} {route.name}: {asked.status}")
            leaked = {one for one in stage.forbidden(user, shown=False) if one in asked.words.upper()}
            wrong += [f"{method} {route.name} gives away {one}" for one in sorted(leaked)]
            if asked.changed and (method == "GET" or asked.status in (301, 401, 403, 404, 405)):
                wrong.append(f"{method} {route.name} changes {sorted(asked.changed)}")
    return wrong, cells


def nobodys(route, method):
    return expected(route, method, None, sees=False)


def test_somebody_who_has_not_signed_in_gets_nothing(stage):
    wrong, cells = asked_by(None, stage, nobodys)
    assert not wrong, "\n".join(wrong)
    assert cells >= FEWEST_OF_ONE


@pytest.mark.parametrize("ended", [{"is_active": False}, {"expires_on": "2026-01-01"}])
def test_an_account_that_has_ended_gets_nothing_with_the_session_and_token_it_still_has(stage, ended):
    user = stage.actors[Role.TEAM_MANAGER, Relation.OWN].user
    asker = Asker(user)
    User.objects.filter(pk=user.pk).update(**ended)
    wrong, cells = [], 0
    for route in ROUTES:
        for method in route.methods:
            asked = asker.ask(route, method, route.address(stage.arguments), watched=False)
            cells += 1
            if asked.status not in {401} | nobodys(route, method) or SECRET in asked.words:
                wrong.append(f"{method} {route.name}: {asked.status}")
    assert not wrong, "\n".join(wrong)
    assert cells >= FEWEST_OF_ONE


def test_a_superuser_sees_what_the_role_gives_and_no_child_more(stage):
    user = stage.actors[Role.TEAM_MANAGER, Relation.UNRELATED].user
    User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
    posts = {(Role.TEAM_MANAGER, "csc")}
    wrong, cells = asked_by(user, stage, lambda route, method: expected(route, method, posts, sees=False))
    assert not wrong, "\n".join(wrong)
    assert cells >= FEWEST_OF_ONE


def test_a_session_without_a_second_factor_reaches_no_page_of_a_case(stage):
    """The API is reached by tokens, which are issued on the server and never by a password."""
    user, wrong, turned = stage.actors[Role.TEAM_MANAGER, Relation.OWN].user, [], 0
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        asker = Asker(user)
        for route in [route for route in ROUTES if not route.is_api]:
            for method in route.methods:
                capability = capability_of(route.view, method)
                if capability == PUBLIC or getattr(route.view, "before_factor", False):
                    continue
                asked = asker.ask(route, method, route.address(stage.arguments))
                turned += asked.status == 302
                if asked.status not in (302, 403) or SECRET in asked.words or asked.changed:
                    wrong.append(f"{method} {route.name}: {asked.status}")
    assert not wrong, "\n".join(wrong)
    assert turned >= FEWEST_OF_ONE / 2


def test_a_page_that_needs_a_fresh_proof_is_not_shown_to_a_session_without_one(stage):
    user = stage.actors[Role.TEAM_MANAGER, Relation.OWN].user
    asker = Asker(user)
    session = asker.doors[False].session
    session.pop(proof.PROVED, None)
    session.save()
    needing = [route for route in ROUTES if getattr(route.view, "needs_proof", False) and not route.is_api]
    assert needing
    for route in needing:
        for method in route.methods:
            assert asker.ask(route, method, route.address(stage.arguments)).status in (302, 403), route.name


# What the walk must find: each is planted once.


@pytest.fixture
def cell(stage) -> Cell:
    route = next(route for route in ROUTES if route.name == "cases:child-view")
    return Cell(State.OPEN, stage.actors[Role.TEAM_MANAGER, Relation.UNRELATED], route, "GET")


def test_the_control_an_open_door_is_found(stage, cell):
    open_door = replace(
        cell, actor=replace(stage.actors[Role.TEAM_MANAGER, Relation.TEAM], relation=Relation.UNRELATED)
    )
    status, given = wrong_of(stage, open_door)
    assert status == "answers 200"
    assert SECRET.upper() in given


def wrong_of(stage: Stage, cell: Cell) -> list[str]:
    asked = Asker(cell.actor.user).ask(cell.route, cell.method, cell.route.address(stage.arguments))
    return list(faults(stage, cell, asked))


def test_the_control_a_page_that_writes_when_it_is_read_is_found(stage, cell, monkeypatch):
    seeing = replace(cell, actor=stage.actors[Role.TEAM_MANAGER, Relation.TEAM])
    assert wrong_of(stage, seeing) == []
    get = cell.route.view.get

    def writing(self, request, *args, **kwargs):
        User.objects.filter(pk=request.user.pk).update(first_name="Changed")
        return get(self, request, *args, **kwargs)

    monkeypatch.setattr(cell.route.view, "get", writing)
    assert wrong_of(stage, seeing) == ["changes agencies_user, agencies_userevent"]


def test_the_control_an_emergency_that_lets_somebody_act_is_found(stage, cell, monkeypatch):
    note = next(route for route in ROUTES if route.name == "cases:note-add")
    reading = replace(cell, route=note, actor=stage.actors[Role.TEAM_MANAGER, Relation.EMERGENCY])
    assert wrong_of(stage, reading) == []
    monkeypatch.setattr(access, "acts_on", lambda user, child: Q(pk__isnull=False))
    assert wrong_of(stage, reading) == ["answers 200"]


def test_the_control_a_refusal_that_nobody_writes_down_is_found(stage, cell, monkeypatch):
    assert wrong_of(stage, cell) == []
    monkeypatch.setattr(AuditContextMiddleware, "_remember_refusal", lambda *_: None)
    assert wrong_of(stage, cell) == ["is refused and nobody wrote it down"]


def test_the_control_a_canary_in_a_header_is_found(stage, cell):
    told = Asked(404, f"X-Name: {SECRET}", refusal_written=True)
    assert list(faults(stage, cell, told)) == [f"gives away {SECRET.upper()}"]
