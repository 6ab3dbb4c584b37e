"""Asking for every route that answers GET, and reading what came back as a person would: PDF too."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader
from rest_framework.test import APIClient

from agencies.models import User
from tests.access.routes import Route, all_routes
from tests.helpers.signing_in import api_of, browser_of

ROUTES = [route for route in all_routes() if route.name != "core:ready"]


@dataclass(frozen=True)
class Visit:
    """One request and its answer."""

    route: Route
    method: str
    answer: Any

    @property
    def words(self) -> str:
        """What the answer shows."""
        if self.answer.headers.get("Content-Type") == "application/pdf":
            return "\n".join(page.extract_text() for page in PdfReader(BytesIO(self.answer.content)).pages)
        return str(self.answer.content.decode(errors="replace"))

    def __str__(self) -> str:
        return f"{self.method} {self.route.name}: {self.answer.status_code}"


def clients(user: User) -> dict[bool, Client | APIClient]:
    """How a person comes in: through the API (True) and through the pages."""
    return {True: api_of(user), False: browser_of(user)}


def visits(user: User, arguments: dict[str, Any], methods: tuple[str, ...] = ("GET", "POST")) -> Iterator[Visit]:
    """Every route by every one of these methods, with empty bodies, as one person."""
    doors = clients(user)
    for route in ROUTES:
        for method in methods:
            if method not in route.methods or route.name == "core:sign-out":
                continue
            answer = doors[route.is_api].generic(method, route.address(arguments), headers={"If-Match": '"1"'})
            yield Visit(route, method, answer)
