"""Every route by every method: what is not declared is 405; what another site asks for is 403; what each answer says."""

import re
from itertools import cycle

import pytest
from django.test import Client, override_settings
from rest_framework.test import APIClient

from agencies.choices import Role
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of
from tests.access.asking import Asker
from tests.access.routes import METHODS, Route, all_routes
from tests.access.world import SECRET, World, a_world
from tests.helpers.signing_in import api_of, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

ROUTES = all_routes()
FILES = {"serac:agenda-print", "cases:document-file"}
EMBEDDED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
FOLLOWED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
OURS = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
FEWEST_PAGES, FEWEST_DATA, FEWEST_METHODS = 80, 60, 400


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_method_that_a_route_does_not_declare_is_405_trace_too(world):
    """By one of them after the other and by TRACE."""
    askers = {user: Asker(user) for user in world.connected.values()}
    wrong, asked, others = [], 0, cycle(METHODS)
    for route in ROUTES:
        asker = askers[world.whoever_may(route, route.methods[0])]
        undeclared = {*METHODS} - {*route.methods, "HEAD", "OPTIONS"}
        for method in {next(one for one in others if one in undeclared), "TRACE"}:
            asked += 1
            answer = asker.ask(route, method, route.address(world.arguments))
            right = (
                {405, 302} if route.name == "core:factor-ask" else {405}
            )  # without a password before: to the sign-in page
            if answer.status not in right or answer.changed or SECRET in answer.words:
                wrong.append(f"{method} {route.name}: {answer.status} {answer.changed}")
    assert not wrong, "\n".join(wrong)
    assert asked >= FEWEST_METHODS


def test_what_a_page_of_another_site_asks_for_by_itself_is_refused(world):
    wrong, asked = [], 0
    browsers = {user: browser_of(user) for user in world.connected.values()}
    for route in ROUTES:
        for method in route.methods:
            if capability_of(route.view, method) == PUBLIC:
                continue
            answer = browsers[world.whoever_may(route, method)].generic(
                method, route.address(world.arguments), headers=EMBEDDED
            )
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
        browser, address = browser_of(world.whoever_may(route, "GET")), route.address(world.arguments)
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


INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\bstyle\s*=\s*[\"']|<[^>]+\son[a-z]+\s*=|javascript:|<base\b|<object\b|<embed\b|<iframe\b",
    re.I,
)
STRICT = (
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'",
    "frame-ancestors 'none'", "form-action 'self'",
)  # fmt: skip
DOCUMENTS = {"cases:document-file", "api:document-file"}  # a policy of their own, which allows nothing at all
HSTS = "max-age=63072000; includeSubDomains; preload"


def headers_missing(route: Route, headers) -> list[str]:
    """What an answer should say to the browser and does not."""
    demanded = {
        "Strict-Transport-Security": HSTS,
        "Permissions-Policy": "geolocation=()",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'",
        "Cache-Control": "" if route.name == "core:gallery" else "no-store",
    }
    return [f"{name}: {headers.get(name)}" for name, said in demanded.items() if said not in headers.get(name, "none")]


@override_settings(SECURE_HSTS_SECONDS=63_072_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True)
def test_every_answer_takes_the_browsers_powers_away_and_stays_in_no_cache_and_no_page_has_anything_inline(world):
    wrong, pages, data, statuses = [], 0, 0, set()
    people = [world.connected[role] for role in (Role.TEAM_MANAGER, Role.POLICE_LIAISON)]
    doors = [{True: APIClient(), False: Client()}, *({True: api_of(one), False: browser_of(one)} for one in people)]
    for door in doors:
        for route in ROUTES:
            answer = door[route.is_api].get(route.address(world.arguments), secure=True)
            data += route.is_api and answer.status_code == 200
            kind, policy = answer.headers["Content-Type"], answer.headers["Content-Security-Policy"]
            statuses.add(answer.status_code)
            wrong += [
                f"{route.name} at {answer.status_code}: {said}" for said in headers_missing(route, answer.headers)
            ]
            if route.name not in DOCUMENTS and ("unsafe" in policy or any(part not in policy for part in STRICT)):
                wrong.append(f"{route.name}: {policy}")
            if kind.startswith("text/html"):
                pages += 1
                wrong += [f"{route.name}: {found[0]}" for found in INLINE.finditer(answer.content.decode())]
    assert not wrong, "\n".join(wrong)
    assert pages >= FEWEST_PAGES
    assert data >= FEWEST_DATA, "the control: the API's own answers are among them"
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
