"""What a session has proved: a second factor, and how long ago the person last proved who they are (ASVS 7.5.3).

A page that gives away much, or cannot be undone, says `needs_proof = True`; after ten minutes it asks once more.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from slscb.core.clock import now

FRESH = timedelta(minutes=10)
PROVED, FACTOR = "proved_at", "has_factor"


def note(*, request: HttpRequest, **_signal: Any) -> None:
    """The person has just proved who they are. Also called when somebody signs in."""
    request.session[PROVED] = now().timestamp()


def note_factor(request: HttpRequest) -> None:
    """The person has just shown their second factor."""
    request.session[FACTOR] = True
    note(request=request)


def lacks_factor(request: HttpRequest) -> bool:
    """Whether the session may go nowhere but to where a second factor is set up."""
    return bool(settings.SECOND_FACTOR_REQUIRED and not request.session.get(FACTOR))


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved who they are within the last ten minutes."""
    proved_at = request.session.get(PROVED)
    return proved_at is not None and now() - datetime.fromtimestamp(proved_at, UTC) <= FRESH
