"""Error pages: what went wrong in plain words, and whom to ring."""

from math import ceil

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from slscb.core.errors import Restricted
from slscb.core.unaudited import headers_of, wait_of

RESTRICTED = "errors/restricted.html"
TEMPLATES = {
    400: "errors/400.html",
    403: "errors/403.html",
    404: "errors/404.html",
    409: "errors/409.html",
    429: "errors/429.html",
    500: "errors/500.html",
    503: "errors/503.html",
}


API = "/api/"
TITLES = {
    400: "The request could not be read",
    403: "You may not do this",
    404: "Not found",
    409: "Conflict",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "Out of service",
}


def error_page(request: HttpRequest, status: int, error: Exception | None = None) -> HttpResponse:
    """The page for a status; `error` may carry words for the person. A program at the API gets a problem document."""
    if request.path.startswith(API):
        body = {"type": "about:blank", "title": TITLES[status], "status": status, "errors": []}
        answer: HttpResponse = JsonResponse(body, status=status, content_type="application/problem+json")
    else:
        said = {"reason": str(error or ""), "minutes": ceil(wait_of(error).total_seconds() / 60)}
        template = TEMPLATES[status]
        if isinstance(error, Restricted):
            template, said = RESTRICTED, {"ring": error.ring}
        answer = render(request, template, said, status=status)
    for name, value in headers_of(error).items():
        answer.headers[name] = value
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address. The exception would name the routes, so it is left out."""
    return error_page(request, 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request could not be read."""
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django itself refused the request."""
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from somewhere else."""
    return render(request, "errors/csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke: a fixed page, no context, no detail."""
    if request.path.startswith(API):
        return error_page(request, 500)
    return HttpResponse(render(None, TEMPLATES[500]).content, status=500)
