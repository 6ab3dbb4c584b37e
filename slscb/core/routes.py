"""Every route of the service, read from the URL resolver: for the document on access and for the tests that walk them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.views import APIView

ANSWERED = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Route:
    """One address pattern: its full name, its view, the names in its path, and the path as it is written."""

    name: str
    view: Any
    arguments: tuple[str, ...]
    path: str = ""

    @property
    def is_api(self) -> bool:
        """Whether it is part of the HTTP API."""
        return isinstance(self.view, type) and issubclass(self.view, APIView)

    @property
    def capability(self) -> Any:
        """What the view states: a capability, or one for each method."""
        return getattr(self.view, "capability", None)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that the view itself answers, besides OPTIONS."""
        named = getattr(self.view, "http_method_names", ())
        return tuple(one for one in ANSWERED if one.lower() in named and hasattr(self.view, one.lower()))

    def address(self, world: dict[str, Any]) -> str:
        """The address for the records of a world. Raises KeyError for a name the world does not know."""
        return reverse(self.name, kwargs={name: world[name] for name in self.arguments})


def all_routes() -> list[Route]:
    """Every named and unnamed pattern; an unnamed one has the name ''."""
    return list(_walk(get_resolver(), (), (), ""))


def _walk(resolver: URLResolver, namespaces: tuple[str, ...], above: tuple[str, ...], path: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        arguments, here = (*above, *pattern.pattern.converters), f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            names = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, names, arguments, here)
        elif isinstance(pattern, URLPattern):
            callback = pattern.callback
            view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
            yield Route(":".join((*namespaces, pattern.name)) if pattern.name else "", view, arguments, here)
