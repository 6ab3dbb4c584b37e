"""For machines: is the process alive, and can people work? Public, and silent about anything but that."""

from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View

from slscb.core.health import readiness, without_transaction
from slscb.core.policy import PUBLIC


@method_decorator(without_transaction, name="dispatch")
class Health(View):
    """Liveness: this process answers. Touches nothing else, so that a dead database restarts no web."""

    capability = PUBLIC
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse({"status": "alive"})


@method_decorator(without_transaction, name="dispatch")
class Ready(View):
    """Readiness: every part works, or 503 with a word for each part that does not."""

    capability = PUBLIC
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> JsonResponse:
        parts = readiness()
        ready = all(part.ok for part in parts)
        answer = {"status": "ready" if ready else "not ready", "parts": {part.name: part.state for part in parts}}
        return JsonResponse(answer, status=200 if ready else 503)
