"""The product steps down to the role of the web for each request; what it is measured beside does not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from slscb.devstack import stepping_down


class SteppingDown(stepping_down.SteppingDown):
    """As in the tests, but that hand-written SQL and Django's admin never say who asks and so stay the tables' owner."""

    def process_view(self, request: HttpRequest, view: Callable[..., Any], arguments: Any, names: Any) -> None:
        """Leave alone what is below /bench/."""
        if not request.path.startswith("/bench/"):
            super().process_view(request, view, arguments, names)
