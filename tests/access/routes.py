"""Every route of the service, read from the URL resolver."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.views import APIView

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Route:
    """One address pattern: its full name, its view and the names in its path."""

    name: str
    view: Any
    arguments: tuple[str, ...]

    @property
    def is_api(self) -> bool:
        return isinstance(self.view, type) and issubclass(self.view, APIView)

    @property
    def capability(self) -> Any:
        return getattr(self.view, "capability", None)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that the view itself answers, besides OPTIONS."""
        return tuple(
            method
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
            if method.lower() in self.view.http_method_names and hasattr(self.view, method.lower())
        )

    def address(self, world: dict[str, Any]) -> str:
        """The address for the records of a world. Raises KeyError for a name the world does not know."""
        return reverse(self.name, kwargs={name: world[name] for name in self.arguments})


def all_routes() -> list[Route]:
    """Every named and unnamed pattern; an unnamed one has the name ''."""
    return list(_walk(get_resolver(), (), ()))


def _walk(resolver: URLResolver, namespaces: tuple[str, ...], above: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        arguments = (*above, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            names = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, names, arguments)
        elif isinstance(pattern, URLPattern):
            callback = pattern.callback
            view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
            yield Route(":".join((*namespaces, pattern.name)) if pattern.name else "", view, arguments)
