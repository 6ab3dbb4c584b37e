"""One pass over everything due. Any number may run at once; any of them may be killed at any moment."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from slscb.core.models import Reminder, ReminderState
from slscb.core.outbox.registry import handler_of

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Dispatched:
    """What one pass did."""

    done: int
    failed: int


def dispatch(moment: datetime, *, limit: int = 1000) -> Dispatched:
    """Carry out every reminder due at `moment`, the oldest first, each in a transaction of its own."""
    done = failed = 0
    while done + failed < limit:
        carried_out = _next(moment)
        if carried_out is None:
            break
        done, failed = (done + 1, failed) if carried_out else (done, failed + 1)
    return Dispatched(done, failed)


def _next(moment: datetime) -> bool | None:
    """Claim and carry out the oldest due reminder: True done, False failed and put off, None nothing due."""
    with transaction.atomic():
        due = Reminder.objects.filter(state=ReminderState.PENDING, due_at__lte=moment)
        reminder = due.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
        if reminder is None:
            return None
        try:
            with transaction.atomic():
                handler_of(reminder.reminder_kind)(reminder, moment)
        except Exception as error:  # one bad reminder must not hold up the others
            logger.exception("reminder %s failed", reminder.key)
            reminder.attempts += 1
            reminder.due_at = moment + RETRY_AFTER
            reminder.last_error = type(error).__name__
            reminder.save(update_fields=["attempts", "due_at", "last_error", "changed_at"])
            return False
        reminder.state, reminder.done_at = ReminderState.DONE, moment
        reminder.save(update_fields=["state", "done_at", "changed_at"])
        return True
