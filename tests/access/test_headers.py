"""Every route by every method: what is not declared is 405; what another site asks for is 403; what each answer says."""

import re

import pytest
from django.test import Client, override_settings

from agencies.choices import Role
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy
from tests.access.asking import Asker
from tests.access.routes import METHODS, Route, all_routes
from tests.access.world import SECRET, World, a_world
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

ROUTES = all_routes()
HELD_BY = {
    name: next(role for role in (Role.TEAM_MANAGER, *Role) if role in one.roles)
    for name, one in load_policy().capabilities.items()
}
FILES = {"serac:agenda-print", "cases:document-file"}
EMBEDDED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
FOLLOWED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
OURS = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
FEWEST_PAGES, FEWEST_METHODS = 80, 700


@pytest.fixture
def world() -> World:
    return a_world()


def whoever_may(world: World, route: Route, method: str):
    """Somebody connected with the child whose role may."""
    return world.connected[HELD_BY.get(str(capability_of(route.view, method)), Role.TEAM_MANAGER)]


def test_a_method_that_a_route_does_not_declare_is_405_trace_too(world):
    askers = {role: Asker(user) for role, user in world.connected.items()}
    wrong, asked = [], 0
    for route in ROUTES:
        role = HELD_BY.get(str(capability_of(route.view, route.methods[0])), Role.TEAM_MANAGER)
        for method in {*METHODS} - {*route.methods, "HEAD", "OPTIONS"}:
            asked += 1
            answer = askers[role].ask(route, method, route.address(world.arguments))
            right = (
                {405, 302} if route.name == "core:factor-ask" else {405}
            )  # without a password before: to the sign-in page
            if answer.status not in right or answer.changed or SECRET in answer.words:
                wrong.append(f"{method} {route.name}: {answer.status} {answer.changed}")
    assert not wrong, "\n".join(wrong)
    assert asked >= FEWEST_METHODS


def test_what_a_page_of_another_site_asks_for_by_itself_is_refused(world):
    wrong, asked = [], 0
    browsers = {role: browser_of(user) for role, user in world.connected.items()}
    for route in ROUTES:
        for method in route.methods:
            if capability_of(route.view, method) == PUBLIC:
                continue
            role = HELD_BY.get(str(capability_of(route.view, method)), Role.TEAM_MANAGER)
            answer = browsers[role].generic(method, route.address(world.arguments), headers=EMBEDDED)
            asked += 1
            if answer.status_code != 403 or SECRET in answer.content.decode():
                wrong.append(f"{method} {route.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert asked >= 2 * FEWEST_PAGES


def test_a_link_from_elsewhere_opens_a_page_and_neither_a_file_nor_data(world):
    wrong, pages, files = [], 0, set()
    for route in [route for route in ROUTES if not route.is_api and "GET" in route.methods]:
        capability = capability_of(route.view, "GET")
        if capability in (PUBLIC, SIGNED_IN):
            continue
        browser, address = browser_of(whoever_may(world, route, "GET")), route.address(world.arguments)
        ours = browser.get(address, headers=OURS)
        followed = browser.get(address, headers=FOLLOWED)
        is_page = ours.headers["Content-Type"].startswith("text/html")
        pages += is_page and ours.status_code == 200
        files |= set() if is_page else {route.name}
        if followed.status_code != (ours.status_code if is_page else 403):
            wrong.append(f"{route.name}: {followed.status_code}, ours {ours.status_code}")
    assert not wrong, "\n".join(wrong)
    assert files >= FILES, "the control: there are files, and we are given them"
    assert pages >= FEWEST_PAGES / 2


def test_every_answer_takes_the_browsers_powers_away_and_stays_in_no_cache(world):
    for role in (None, Role.TEAM_MANAGER):
        asker = Asker(world.connected[role] if role else None)
        for route in ROUTES:
            words = asker.ask(route, "GET", route.address(world.arguments), watched=False).words
            assert "Permissions-Policy: accelerometer=()" in words, route.name
            assert "geolocation=()" in words, route.name
            assert "Cache-Control: no-store" in words or route.name == "core:gallery", route.name
            assert "X-Content-Type-Options: nosniff" in words, route.name
            assert "Content-Security-Policy: " in words, route.name


INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\bstyle\s*=\s*[\"']|<[^>]+\son[a-z]+\s*=|javascript:|<base\b|<object\b|<embed\b|<iframe\b",
    re.I,
)
STRICT = (
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'",
    "frame-ancestors 'none'", "form-action 'self'",
)  # fmt: skip
HSTS = "max-age=63072000; includeSubDomains; preload"


@override_settings(SECURE_HSTS_SECONDS=63_072_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True)
def test_every_answer_says_https_alone_and_no_page_has_anything_inline(world):
    wrong, pages, statuses = [], 0, set()
    browsers = {role: browser_of(world.connected[role]) for role in (Role.TEAM_MANAGER, Role.POLICE_LIAISON)}
    for browser in (Client(), *browsers.values()):
        for route in ROUTES:
            answer = browser.get(route.address(world.arguments), secure=True)
            kind, policy = answer.headers["Content-Type"], answer.headers["Content-Security-Policy"]
            statuses.add(answer.status_code)
            if answer.headers.get("Strict-Transport-Security") != HSTS:
                wrong.append(f"{route.name}: no HSTS at {answer.status_code}")
            if route.name != "cases:document-file" and (
                "unsafe" in policy or any(part not in policy for part in STRICT)
            ):
                wrong.append(f"{route.name}: {policy}")
            if kind.startswith("text/html"):
                pages += 1
                wrong += [f"{route.name}: {found[0]}" for found in INLINE.finditer(answer.content.decode())]
    assert not wrong, "\n".join(wrong)
    assert pages >= FEWEST_PAGES
    assert statuses >= {200, 302, 403}, "the control: refusals are among the answers"


@pytest.mark.parametrize(
    "planted",
    ["<script>x()</script>", '<p style="color:red">', '<a onclick="x()">', '<a href="javascript:x()">', "<style>"],
)
def test_what_is_planted_inline_is_seen(planted):
    assert INLINE.search(planted)


API_FILES = {"api:document-file", "api:risk-assessment-pdf"}


def test_the_api_answers_json_and_files_alone(world):
    asked = 0
    api = api_of(world.connected[Role.TEAM_MANAGER])
    for route in [route for route in ROUTES if route.is_api and "GET" in route.methods and route.name != "api:schema"]:
        answer = api.get(route.address(world.arguments), headers={"Accept": "*/*"})
        kind = answer.headers["Content-Type"]
        is_file = route.name in API_FILES and "attachment" in answer.headers.get("Content-Disposition", "")
        assert is_file or kind in ("application/json", "application/problem+json"), route.name
        asked += 1
    assert asked >= 10
