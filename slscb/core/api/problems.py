"""Errors as application/problem+json (RFC 9457) with one entry a fault."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from slscb.core.api.idempotency import AnsweredBefore
from slscb.core.errors import Fault, Invalid, Merged, NotAllowed, NotVisible, Stale
from slscb.core.leading import address_instead
from slscb.core.unaudited import TooManyOpened, Unaudited, headers_of, meaning_of

TITLES = {
    400: "The request has faults",
    401: "Sign in with a token",
    403: "You may not do this",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    412: "Changed by someone else",
    415: "Send JSON",
    422: "The Idempotency-Key was used for another request",
    428: "Send If-Match with the ETag you read",
    429: "Too many requests",
    503: "Out of service",
}


STATUS_OF: dict[type[Exception], int] = {
    NotVisible: 404,
    Http404: 404,
    NotAllowed: 403,
    PermissionDenied: 403,
    Stale: 412,
    TooManyOpened: 429,
    Unaudited: 503,
}


class Unprocessable(exceptions.APIException):
    """An Idempotency-Key came back with another body."""

    status_code = 422
    default_detail = "This Idempotency-Key was used before with a different request."


class PreconditionRequired(exceptions.APIException):
    """A change was sent without saying which version it changes."""

    status_code = 428
    default_detail = "Send If-Match with the ETag of the version you read."


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every known error as a problem document; unknown ones go on to Django's 500."""
    if isinstance(error, AnsweredBefore):
        return error.response()
    error = meaning_of(error)
    if isinstance(error, TooManyOpened):
        context["request"]._request.opened_too_many = True
    faults: list[Fault] = []
    headers: dict[str, str] = {}
    if isinstance(error, Invalid):
        status, faults = 400, list(error.faults)
    elif isinstance(error, exceptions.ValidationError):
        status, faults = 400, list(_faults("", error.detail))
    elif isinstance(error, exceptions.APIException):
        status, faults = error.status_code, [Fault("", str(error.detail))]
        headers = _headers(error)
    else:
        status = _status(error)
        faults = [Fault("", str(error))] if status in (403, 412, 429) and str(error) else []
        headers = headers_of(error)
    if not status:
        return None
    set_rollback()
    if isinstance(error, Merged) and (there := address_instead(context["request"]._request, error)):
        return Response(status=307, headers={"Location": there})
    return problem(status, faults, headers)


def problem(status: int, faults: list[Fault], headers: dict[str, str] | None = None) -> Response:
    """A problem document."""
    body = {
        "type": "about:blank",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "errors": [{"path": fault.path, "message": fault.message} for fault in faults],
    }
    return Response(body, status=status, headers=headers, content_type="application/problem+json")


def _status(error: Exception) -> int:
    return next((status for kind, status in STATUS_OF.items() if isinstance(error, kind)), 0)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if authenticate := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = authenticate
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers


def _below(path: str, name: str | int) -> str:
    """The path of a part; the faulty items of a list come under their numbers."""
    if isinstance(name, int):
        return f"{path}[{name}]"
    return path if name == "non_field_errors" else f"{path}.{name}" if path else name


def _faults(path: str, detail: Any) -> Iterator[Fault]:
    """DRF's nested errors as flat paths such as `indicators[0].code`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _faults(_below(path, name), inner)
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _faults(f"{path}[{index}]" if nested else path, inner)
    else:
        yield Fault(path, str(detail))
