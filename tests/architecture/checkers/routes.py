"""Routes: each has a name and states who may use it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver

from tests.architecture.checkers.findings import Finding

NAME = re.compile(r"^[a-z]+(-[a-z0-9]+)*$")
INTERNAL_ID = re.compile(r"<(int|slug|str)?:?(pk|id|\w+_pk)>|<int:\w*id>")
VERBS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    """One address of the service."""

    name: str
    pattern: str
    view: Any

    @property
    def place(self) -> str:
        return f"{self.name or 'a route without a name'} (/{self.pattern})"

    @property
    def where(self) -> str:
        return f"{self.view.__module__.replace('.', '/')}.py" if hasattr(self.view, "__module__") else "slscb/urls.py"

    @property
    def methods(self) -> list[str]:
        """The methods that the view answers, by upper-case name; empty for a plain function."""
        allowed = [name.lower() for name in getattr(self.view, "http_method_names", VERBS)]
        return [verb.upper() for verb in VERBS if hasattr(self.view, verb) and verb in allowed]


def walk(patterns: Iterable[URLPattern | URLResolver], path: str = "", space: str = "") -> Iterator[Route]:
    """Every route below, with namespaces in the name and the view's class rather than the function that wraps it."""
    for entry in patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from walk(entry.url_patterns, here, inner)
        else:
            callback = entry.callback
            view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
            yield Route(f"{space}{entry.name}" if entry.name else "", here, view)


def undeclared(route: Route, capabilities: Collection[str], open_to: Collection[str]) -> Iterator[Finding]:
    """A route states a capability of the policy for every method that it answers, or says that it needs none."""
    stated = getattr(route.view, "capability", None)
    by_method = stated if isinstance(stated, dict) else dict.fromkeys(route.methods or ["GET"], stated)
    for method in route.methods:
        if method not in by_method:
            yield Finding(route.where, 0, f"{route.place}: state the capability of {method}")
    for method, capability in by_method.items():
        if capability is None:
            yield Finding(route.where, 0, f"{route.place}: state the capability of {method}")
        elif capability not in {*capabilities, *open_to}:
            yield Finding(route.where, 0, f"{route.place}: {capability!r} is not in slscb/policy.toml")


def badly_named(route: Route) -> Iterator[Finding]:
    """A route's name is `app:noun-verb`, and no number that counts our records is in its address."""
    if not route.name or ":" not in route.name or not NAME.match(route.name.rpartition(":")[2]):
        yield Finding(route.where, 0, f"{route.place}: name it app:noun-verb")
    if INTERNAL_ID.search(route.pattern):
        yield Finding(route.where, 0, f"{route.place}: take the public id: <uuid:…_id>")


def doubled(routes: Iterable[Route]) -> Iterator[Finding]:
    """A name means one address (an optional part of it aside)."""
    seen: dict[str, Route] = {}
    for route in routes:
        if route.name and seen.setdefault(route.name, route).view is not route.view:
            yield Finding(route.where, 0, f"{route.place}: this name is taken by /{seen[route.name].pattern}")


def open_routes(routes: Iterable[Route], public: str) -> set[str]:
    """The names of the routes that anyone may use."""
    return {route.name for route in routes if public in _stated(route)}


def _stated(route: Route) -> Collection[str | None]:
    stated = getattr(route.view, "capability", None)
    return list(stated.values()) if isinstance(stated, dict) else [stated]
