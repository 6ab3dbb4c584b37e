"""What the page's script asks about the session: how long it lasts, to stay, and to keep what is typed."""

from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict

from slscb.core.pages import Page
from slscb.core.policy import SIGNED_IN
from slscb.core.signin import kept, staying


class SessionStay(Page):
    """How many seconds the session lasts. Asking is no use of it; sending is."""

    capability = SIGNED_IN
    before_factor = True
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say how long."""
        request.is_no_use = True  # type: ignore[attr-defined]
        return JsonResponse({"seconds": ceil(staying.left(request).total_seconds())})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Stay."""
        return JsonResponse({"seconds": staying.seconds_from_now(request)})


class SessionKeep(Page):
    """Keeps what stands in a form that nobody has sent, shortly before the session ends."""

    capability = SIGNED_IN
    before_factor = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it for whoever is signed in; it makes the session no longer."""
        request.is_no_use = True  # type: ignore[attr-defined]
        path = request.POST.get("path", "")
        typed = QueryDict(request.POST.get("typed", ""), encoding="utf-8")
        if path.startswith("/") and typed:
            kept.keep(self.actor, path, typed)
        return JsonResponse({})
