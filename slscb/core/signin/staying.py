"""How long a session lasts: 15 minutes after the last thing done, 10 hours in all (ASVS 7.3.1, 7.3.2).

The session says when it began. When it was last used stands in a signed cookie that only this session's key makes valid,
so that no request writes to the database for it; without that cookie it was last used when it began.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user, logout
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpRequest, HttpResponse

from slscb.core.clock import now

if TYPE_CHECKING:
    from agencies.models import User

BEGAN = "began_at"


def begin(*, request: HttpRequest, **_signal: Any) -> None:
    """Called when somebody signs in."""
    request.session[BEGAN] = now().timestamp()


def left(request: HttpRequest) -> timedelta:
    """How long the session lasts if nothing more is done; not positive where it is over."""
    began_at = _moment(request.session.get(BEGAN))
    if began_at is None:
        return timedelta(0)
    used_at = max(began_at, _used_at(request) or began_at)
    return min(used_at + settings.SESSION_IDLE, began_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)) - now()


def seconds_from_now(request: HttpRequest) -> int:
    """How many seconds the session lasts after something done now."""
    began_at = _moment(request.session.get(BEGAN)) or now()
    whole = began_at + timedelta(seconds=settings.SESSION_COOKIE_AGE) - now()
    return int(min(settings.SESSION_IDLE, whole).total_seconds())


def is_over(request: HttpRequest) -> bool:
    """Whether somebody is signed in whose time is over."""
    return SESSION_KEY in request.session and left(request) <= timedelta(0)


def leave(request: HttpRequest) -> "User | None":
    """End the session; says whose it was, if that account still lives."""
    user = get_user(request)
    logout(request)
    return None if isinstance(user, AnonymousUser) else user


def note_use(request: HttpRequest, response: HttpResponse) -> None:
    """Let the session last from now."""
    response.set_cookie(
        settings.USED_COOKIE_NAME,
        _signer(request).sign(str(int(now().timestamp()))),
        max_age=settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _used_at(request: HttpRequest) -> datetime | None:
    try:
        return _moment(_signer(request).unsign(request.COOKIES.get(settings.USED_COOKIE_NAME, "")))
    except signing.BadSignature:
        return None


def _signer(request: HttpRequest) -> signing.Signer:
    return signing.Signer(salt=f"slscb.signin.staying:{request.session.session_key}")


def _moment(seconds: Any) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(float(seconds), UTC)
