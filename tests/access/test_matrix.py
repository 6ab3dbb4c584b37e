"""Who gets what from every route: generated from the URL resolver, so that a new route cannot be forgotten.

Expected answers come from `slscb/policy.toml` and from one question: is the person connected with the child? Whom the role
refuses is asked as a connected person alone. Methods that no route declares are asked by nobody here, by those whose role may
in test_headers; `run.py drill matrix` asks everything of everybody.
"""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from agencies.choices import Role
from slscb.core.models import AuditEvent
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy
from tests.access.expecting import expected, is_about_a_child
from tests.access.routes import METHODS, Route, all_routes
from tests.access.world import SECRET, a_world
from tests.helpers.signing_in import api_of, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

ROUTES = all_routes()
FEWEST_CELLS = 450


def test_every_route_has_a_name_and_states_its_capability():
    known = {PUBLIC, SIGNED_IN, *load_policy().capabilities}
    for route in ROUTES:
        assert route.name, f"{route.view} has no name"
        stated = route.capability
        capabilities = set(stated.values()) if isinstance(stated, dict) else {stated}
        assert capabilities <= known, f"{route.name} states {stated}"
        if isinstance(stated, dict):
            assert set(stated) == set(route.methods), f"{route.name} answers {route.methods} and states {set(stated)}"


def client_for(route: Route, user):
    if route.is_api:
        return api_of(user) if user else APIClient()
    return browser_of(user) if user else Client()


def methods_asked(route: Route, role: Role | None, connected: bool) -> list[str]:
    """All there are as nobody, as a role the route's own: as a stranger those only of a route about a child that the role
    does not refuse already."""
    if role is None:
        return list(METHODS)
    if not (connected or is_about_a_child(route)):
        return []
    held = {PUBLIC, SIGNED_IN, *load_policy().held_by({(role, "csc")})}
    return [method for method in route.methods if connected or capability_of(route.view, method) in held]


@pytest.mark.parametrize("role", [None, *Role])
def test_every_cell_of_routes_and_methods_answers_a_role_as_the_policy_says(role):
    world = a_world()
    people = [(None, None, False)]
    if role:
        people = [(role, world.strangers[role], False), (role, world.connected[role], True)]
    wrong, cells = [], 0
    for role, user, connected in people:
        clients = {is_api: client_for(next(r for r in ROUTES if r.is_api == is_api), user) for is_api in (True, False)}
        for route in ROUTES:
            address = route.address(world.arguments)
            for method in methods_asked(route, role, connected):
                cells += 1
                answer = clients[route.is_api].generic(method, address, headers={"If-Match": '"1"'})
                where = f"{method} {route.name} as {role or 'nobody'}{' connected' if connected else ''}"
                posts = {(role, "csc")} if role else None
                if answer.status_code not in expected(route, method, posts, connected):
                    wrong.append(f"{where}: {answer.status_code}")
                if not connected and SECRET in answer.content.decode(errors="replace"):
                    wrong.append(f"{where}: shows the child's name")
            if route.name == "core:sign-out" and user and not route.is_api:
                clients[False] = browser_of(user)
    print(f"{cells} cells")  # noqa: T201 - the number belongs into the log
    assert not wrong, "\n".join(wrong)
    assert cells >= FEWEST_CELLS


def test_a_refusal_is_written_into_the_audit():
    world = a_world()
    stranger = world.strangers[Role.PRACTITIONER]
    browser_of(stranger).get(f"/children/{world.arguments['child_id']}/")
    event = AuditEvent.objects.get(action="denied", actor=stranger)
    assert event.detail == {"route": "cases:child-view", "status": 404}


def test_a_post_without_a_token_against_forgery_is_refused_on_every_page():
    world = a_world()
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.connected[Role.TEAM_MANAGER])
    for route in ROUTES:
        if not route.is_api and "POST" in route.methods:
            assert client.post(route.address(world.arguments)).status_code == 403, route.name
