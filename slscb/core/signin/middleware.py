"""Ends a session whose time is over before anything else looks at who asks."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from slscb.core.signin import staying


class StayingMiddleware:
    """Directly after authentication. What was being sent is kept by the gate (slscb.core.middleware), once CSRF has been
    checked; a view that is nobody's doing says so with `request.is_no_use`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and staying.is_over(request):
            request.left_by = staying.leave(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if SESSION_KEY in request.session and not getattr(request, "is_no_use", False):
            staying.note_use(request, response)
        return response
