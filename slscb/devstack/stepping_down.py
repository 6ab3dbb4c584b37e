"""For tests and benchmarks, whose connection owns the tables: requests step down to the role of the web.

So every request of every test meets row-level security as in production, while the test itself makes its records freely.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

STEP_DOWN = "SET ROLE slscb_app"
STEP_UP = "RESET ROLE"
FORGET = """
    SELECT set_config('slscb.asker', '', false), set_config('slscb.groups', '', false), set_config('slscb.may', '', false),
           set_config('slscb.moment', '', false), set_config('slscb.lifted', '', false),
           set_config('slscb.request', '', false), set_config('slscb.act', '', false),
           set_config('slscb.without_sealed', '', false)
"""
# What makes a transaction and asks nothing of a table; savepoints stand for the transaction that production opens.
BEFOREHAND = re.compile(r"SAVEPOINT|^SET ROLE|^RESET ROLE|set_config\('slscb\.asker'")


@contextmanager
def stepped_down() -> Iterator[None]:
    """Be the web's role for as long as the context is open, and forget at its end who asked."""
    with connection.cursor() as cursor:
        cursor.execute(STEP_DOWN)
    try:
        yield
    finally:
        step_up()


def step_up() -> None:
    """Be the owner again, where the connection has not been broken on the way."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(STEP_UP)
            cursor.execute(FORGET)
    except DatabaseError:
        connection.close_if_unusable_or_obsolete()


class SteppingDown:
    """Answers each request as the web's role. Views that open no transaction (health) are left as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            if getattr(request, "stepped_down", False):
                step_up()

    def process_view(self, request: HttpRequest, view: Callable[..., Any], _arguments: Any, _names: Any) -> None:
        """Step down before the view, and before what other middlewares do for it."""
        if not getattr(view, "_non_atomic_requests", None):
            request.stepped_down = True  # type: ignore[attr-defined]
            with connection.cursor() as cursor:
                cursor.execute(STEP_DOWN)
