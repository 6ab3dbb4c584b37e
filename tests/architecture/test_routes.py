"""Every route has a name and states who may use it; which routes are open to all is reviewed."""

import pytest
from django.http import HttpResponse
from django.urls import get_resolver, include, path
from django.views import View

from slscb.core.marking import load_markings
from slscb.core.policy import PUBLIC, SIGNED_IN, load_policy
from tests.architecture.checkers.documents import unused_capabilities
from tests.architecture.checkers.routes import Route, badly_named, doubled, open_routes, undeclared, walk
from tests.architecture.checkers.sources import code
from tests.architecture.helpers import hold

OPEN_TO = {PUBLIC, SIGNED_IN}


def routes():
    return list(walk(get_resolver().url_patterns))


def test_there_are_routes():
    assert len(routes()) > 10


def test_every_route_states_a_known_capability():
    capabilities = load_policy().capabilities
    hold(finding for route in routes() for finding in undeclared(route, capabilities, OPEN_TO))


class Shown(View):
    capability: object = "child.view"

    def get(self, request):
        return HttpResponse()


class Changed(Shown):
    def post(self, request):
        return HttpResponse()


def route(view, **attributes):
    return Route("cases:child-record", "children/", type("Planted", (view,), attributes))


@pytest.mark.parametrize(
    "planted",
    [
        route(Shown, capability=None),
        route(Shown, capability="child.guess"),
        route(Shown, capability={"POST": "child.view"}),
        route(Changed, capability={"GET": "child.view"}),
        route(Changed, capability={"GET": "child.view", "POST": "child.guess"}),
        Route("cases:child-list", "children/", lambda request: HttpResponse()),
    ],
)
def test_a_route_that_states_nothing_of_use_is_found(planted):
    assert list(undeclared(planted, {"child.view"}, OPEN_TO))


@pytest.mark.parametrize(
    "planted",
    [
        route(Shown),
        route(Changed, capability={"GET": PUBLIC, "POST": "child.view"}),
        route(Shown, capability=SIGNED_IN),
    ],
)
def test_a_route_that_states_its_capability_is_fine(planted):
    assert not list(undeclared(planted, {"child.view"}, OPEN_TO))


def test_routes_are_named_for_noun_and_verb_and_take_public_ids():
    hold(finding for route in routes() for finding in badly_named(route))


@pytest.mark.parametrize(
    ("name", "pattern", "found"),
    [
        ("cases:child-record", "children/<uuid:child_id>/", False),
        ("", "children/", True),
        ("child-record", "children/", True),
        ("cases:childRecord", "children/", True),
        ("cases:child-record", "children/<int:pk>/", True),
        ("cases:child-record", "children/<int:child_id>/", True),
    ],
)
def test_a_bad_name_is_found(name, pattern, found):
    assert bool(list(badly_named(Route(name, pattern, Shown)))) is found


def test_no_name_means_two_addresses():
    hold(doubled(routes()))
    assert list(doubled([Route("a:b", "x", Shown), Route("a:b", "y", Changed)]))


def test_what_is_open_to_everyone_is_reviewed():
    assert open_routes(routes(), PUBLIC) == load_policy().public.keys()


def test_an_open_route_is_found_by_method_too():
    planted = [route(Shown), route(Changed, capability={"GET": PUBLIC, "POST": "child.view"})]
    assert open_routes(planted, PUBLIC) == {"cases:child-record"}


def test_the_walk_reaches_nested_routes():
    inner = ([path("b/", Shown.as_view(), name="noun-verb")], "cases")
    assert [(found.name, found.pattern) for found in walk([path("a/", include(inner))])] == [
        ("cases:noun-verb", "a/b/")
    ]


def test_every_capability_is_asked_for_somewhere():
    markings = [f'"{level.right}"' for level in load_markings().levels.values()]
    hold(unused_capabilities(load_policy().capabilities, [*(source.text for source in code()), *markings]))


def test_an_unused_capability_is_found():
    assert list(unused_capabilities({"child.view", "child.guess"}, ['capability = "child.view"']))
