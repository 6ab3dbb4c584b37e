"""What a page of another site may make a browser ask for: a link that somebody follows to one of our pages, nothing else.

Browsers say with each request whose page asked for it and what for (Sec-Fetch-Site, -Mode). Programs say nothing and are
known by their token. Source: security, ASVS 3.5.8.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from slscb.core.errors import NotAllowed
from slscb.core.policy import PUBLIC, capability_of
from slscb.core.views.errors import error_page

FOREIGN = {"cross-site", "same-site"}
FOLLOWING, PAGE = "navigate", "text/html"
# No page of ours uses any of these, so none that was smuggled into one may.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "screen-wake-lock", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


class FetchMiddleware:
    """403 for whatever another site's page asks for by itself, and for a file or data that a link from there leads to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", PAGE)
        if getattr(request, "is_from_elsewhere", False) and response.status_code == 200 and not kind.startswith(PAGE):
            response = error_page(request, 403, NotAllowed())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _arguments: Any, _names: Any
    ) -> HttpResponse | None:
        """Before anything is looked up: a request from elsewhere must be a link that is followed."""
        view_class = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
        method = request.method or "GET"
        if request.headers.get("Sec-Fetch-Site") not in FOREIGN or capability_of(view_class, method) == PUBLIC:
            return None
        request.is_from_elsewhere = True  # type: ignore[attr-defined]
        if method == "GET" and request.headers.get("Sec-Fetch-Mode") == FOLLOWING:
            return None
        return error_page(request, 403, NotAllowed())
