"""How many passwords are looked at: ten wrong ones in 15 minutes from one place, and then none (django-axes counts them).

An account under attack from many places at once is slowed for places nobody vouches for, never for its own browsers.
Tries from one place stand in line, so that many at once are not more than ten.
"""

from datetime import timedelta
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest

from slscb.core.signin import places

MANY_WRONG = 30  # against one account, from all places nobody vouches for, within settings.AXES_COOLOFF_TIME
BETWEEN = timedelta(minutes=1)  # one try of them all is looked at, once there were so many
IN_LINE = "3s"
MARK = ":"

Credentials = dict[str, Any]


def counted_as(request: HttpRequest, credentials: Credentials | None) -> str:
    """The name under which a try is counted: the account, and the browser where it has signed in before."""
    username = str((credentials or {}).get("username") or "")
    mark = places.known_as(request, username)
    return f"{places.key_of(username)}{MARK}{mark}" if mark else places.key_of(username)


def counted_by(request: HttpRequest, credentials: Credentials | None = None) -> list[str]:
    """What a try is counted by: the browser and account that know each other, otherwise the address alone."""
    return ["username"] if _is_known(request, credentials) else ["ip_address"]


class Tries(AxesDatabaseHandler):
    """Says whether a password is looked at."""

    def is_allowed(self, request: HttpRequest, credentials: Credentials | None = None) -> bool:
        """Whether this try counts among the few. Where too many stand in line it does not."""
        if not _has_a_turn(request, credentials):
            return False
        return bool(super().is_allowed(request, credentials)) and not self._is_slowed(request, credentials)

    def filter_user_attempts(
        self, request: HttpRequest, credentials: Credentials | None = None
    ) -> list[QuerySet[AccessAttempt]]:
        """The wrong tries that count against this one; what was tried in a browser that is known counts there alone."""
        attempts: list[QuerySet[AccessAttempt]] = super().filter_user_attempts(request, credentials)
        if _is_known(request, credentials):
            return attempts
        return [some.exclude(username__contains=MARK) for some in attempts]

    def _is_slowed(self, request: HttpRequest, credentials: Credentials | None) -> bool:
        if _is_known(request, credentials):
            return False
        against = AccessAttempt.objects.filter(
            username=counted_as(request, credentials), attempt_time__gte=get_cool_off_threshold(request)
        ).aggregate(wrong=Sum("failures_since_start"), last=Max("attempt_time"))
        tried_at = request.axes_attempt_time  # type: ignore[attr-defined]
        return (against["wrong"] or 0) >= MANY_WRONG and tried_at - against["last"] < BETWEEN


def _is_known(request: HttpRequest, credentials: Credentials | None) -> bool:
    return MARK in counted_as(request, credentials)


def _has_a_turn(request: HttpRequest, credentials: Credentials | None) -> bool:
    """Wait until no other try from the same place is being looked at; the turn ends with the request's transaction."""
    known = _is_known(request, credentials)
    place = counted_as(request, credentials) if known else str(places.address_of(request))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [IN_LINE])
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [f"{places.SALT}:{place}"])
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
    except DatabaseError:
        return False
    return True


def is_shut(request: HttpRequest) -> bool:
    """Whether there were too many wrong tries where this request comes from."""
    return bool(getattr(request, "axes_locked_out", False))


def minutes() -> int:
    """How long somebody waits who has tried too often, in minutes."""
    return int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
