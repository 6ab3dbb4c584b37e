"""One pass over everything due. Any number may run at once; any of them may be killed at any moment."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from slscb.core import wall
from slscb.core.clock import now
from slscb.core.models import Reminder, ReminderState
from slscb.core.outbox.registry import handler_of

logger = logging.getLogger(__name__)

FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=20), timedelta(minutes=30)


@dataclass(frozen=True)
class Dispatched:
    """What one pass did."""

    done: int
    failed: int


def dispatch(moment: datetime, *, within: timedelta | None = None) -> Dispatched:
    """Carry out every reminder due, the oldest first, each in a transaction of its own.

    `moment` is when the pass begins: what falls due while it runs is carried out too. It ends when nothing is due any
    more, or with the time it is given.
    """
    done = failed = 0
    for instant in moments(moment, within):
        carried_out = _next(instant)
        if carried_out is None:
            break
        done, failed = (done + 1, failed) if carried_out else (done, failed + 1)
    return Dispatched(done, failed)


def moments(began_at: datetime, within: timedelta | None) -> Iterator[datetime]:
    """The present moment, again and again while a pass that began at `began_at` has time left."""
    started = now()
    while within is None or now() - started < within:
        yield began_at + (now() - started)


def _next(moment: datetime) -> bool | None:
    """Claim and carry out the oldest due reminder: True done, False failed and put off, None nothing due."""
    with transaction.atomic():
        free = Q(put_off_until=None) | Q(put_off_until__lte=moment)
        due = Reminder.objects.filter(free, state=ReminderState.PENDING, due_at__lte=moment)
        reminder = due.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
        if reminder is None:
            return None
        try:
            with transaction.atomic(), wall.lifted("a reminder that falls due"):
                handler_of(reminder.reminder_kind)(reminder, moment)
        except Exception as error:  # one bad reminder must not hold up the others
            logger.exception("reminder %s failed", reminder.key)
            _put_off(reminder, moment, error)
            return False
        reminder.state, reminder.done_at = ReminderState.DONE, moment
        reminder.save(update_fields=["state", "done_at", "changed_at"])
        return True


def _put_off(reminder: Reminder, moment: datetime, error: Exception) -> None:
    """Try it again soon, because most faults pass, and more and more seldom where this one does not."""
    reminder.attempts += 1
    reminder.put_off_until = moment + min(FIRST_RETRY * 2 ** min(reminder.attempts - 1, 10), LONGEST_RETRY)
    reminder.last_error = type(error).__name__
    reminder.save(update_fields=["attempts", "put_off_until", "last_error", "changed_at"])
