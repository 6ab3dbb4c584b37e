"""How many children one person may open in a few minutes; beyond that it is no casework (docs/adr/0032).

The database counts, in the statement that writes the audit event itself: `spend_view_budget`, migration 0011. Pages, API
and parts of pages all write that event, so no door has a budget of its own and none is forgotten. Being shown in a list
does not count. Source: issue 3 point 6; security.md, ASVS 2.4.1.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.dispatch import Signal

from slscb.core import audit
from slscb.core.clock import now
from slscb.core.models import AuditEvent

if TYPE_CHECKING:
    from agencies.models import User

MOST, WITHIN = 30, timedelta(minutes=10)  # distinct children; the trigger has the same numbers, and a test compares
LOCK = "SELECT pg_advisory_xact_lock(hashtext('view_budget'), %s)"

# Somebody was stopped for the first time in ten minutes. Sent with `user`, inside the transaction that remembers it.
stopped = Signal()


@transaction.atomic
def remember_stop(user: "User", route: str) -> None:
    """Write down that a person was stopped, and send `stopped` where that has not happened in the last ten minutes."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [user.pk])
    lately = AuditEvent.objects.filter(actor=user, at__gt=now() - WITHIN, action=audit.Action.DENIED)
    first = not lately.filter(detail__told=True).exists()
    audit.record(actor=user, action=audit.Action.DENIED, detail={"route": route, "status": 429, "told": first})
    if first:
        stopped.send(sender=None, user=user)
