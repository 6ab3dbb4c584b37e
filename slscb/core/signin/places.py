"""Where a try comes from: a browser in which the account has signed in before, or a place nobody vouches for.

A browser remembers by a signed cookie which accounts have signed in there. Tries from it are counted for that browser and
account alone, all others for the address they come from: so nobody can lock an owner out of their own browser.
"""

import secrets
import unicodedata
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "slscb.signin.place"
REMEMBERED = timedelta(days=180)
MOST_ACCOUNTS = 6  # of people who share a computer


def key_of(username: str) -> str:
    """The account as the counts know it: however it is written, and not to be read from the table."""
    return salted_hmac(SALT, unicodedata.normalize("NFKC", username).strip().casefold()).hexdigest()[:32]


def known_as(request: HttpRequest, username: str) -> str:
    """The mark under which this browser signed in to the account before; "" where it has not."""
    return _marks(request).get(key_of(username), "")


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let the browser remember that the account has signed in here; of more than six the oldest is forgotten."""
    marks, key = _marks(request), key_of(username)
    mark = marks.pop(key, "") or secrets.token_hex(8)
    kept = dict(list(marks.items())[-(MOST_ACCOUNTS - 1) :]) | {key: mark}
    response.set_cookie(
        settings.PLACE_COOKIE_NAME,
        signing.dumps(kept, salt=SALT),
        max_age=REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def address_of(request: HttpRequest) -> str | None:
    """The address the request comes from, as the proxy states it."""
    return request.META.get(settings.CLIENT_IP_META) or None


def _marks(request: HttpRequest) -> dict[str, str]:
    try:
        marks: dict[str, str] = signing.loads(
            request.COOKIES.get(settings.PLACE_COOKIE_NAME, ""), salt=SALT, max_age=REMEMBERED
        )
    except signing.BadSignature:
        return {}
    return marks
