"""What the database itself refuses: an event that could not be written, one child too many, a row behind the second wall."""

import logging
from collections.abc import Collection
from datetime import timedelta

from django.db import DatabaseError

from slscb.core.errors import NotVisible

logger = logging.getLogger(__name__)
EVENTS, LINKS, LINKING = "core_auditevent", "core_auditlink", "link_audit_event"
BUDGET_SPENT = "SL429"  # the state of the error that the trigger of migration 0011 raises
FORBIDDEN, BEHIND_THE_WALL = "42501", "row-level security"


class Unaudited(DatabaseError):
    """An audit event could not be written, so nothing that it tells of may be shown or done. 503, to be tried again."""

    wait = timedelta(minutes=1)


class TooManyOpened(DatabaseError):
    """One person has opened more children in a while than the budget allows (slscb.core.budget). 429 after `wait`."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__("You have opened the records of very many children in a few minutes.")


def meaning_of(error: Exception, tables: Collection[str] = ()) -> Exception:
    """What a fault means: Unaudited where it kept an audit event from being written, TooManyOpened where the event would
    have been one child too many, NotVisible where the second wall kept a row from being written, else the fault itself.
    The last is who saves while the right to see the child is taken away: it was there when asked, and is gone by now.

    `tables` are those that the failed statement wrote to, where that is known. What goes wrong at commit is known by the
    words of the database alone: the trigger that links the event, or its tables.
    """
    if not isinstance(error, DatabaseError):
        return error
    said = getattr(_first(error), "diag", None)
    if said and said.sqlstate == BUDGET_SPENT:
        return TooManyOpened(timedelta(seconds=int(said.message_detail)))
    words = f"{said.message_primary} {said.context} {said.table_name}" if said else ""
    of_another = said and said.table_name and said.table_name not in (EVENTS, LINKS)
    wrote = EVENTS in (tables or getattr(error, "tables", ()))
    if any(name in words for name in (EVENTS, LINKS, LINKING)) or (wrote and not of_another):
        return Unaudited("The audit could not be written.")
    if said and said.sqlstate == FORBIDDEN and BEHIND_THE_WALL in (said.message_primary or ""):
        logger.warning("the second wall refused a row: %s", said.message_primary)
        return NotVisible("record")
    return error


def wait_of(error: Exception | None) -> timedelta:
    """After how long to try again; nothing where the error does not say."""
    return error.wait if isinstance(error, TooManyOpened | Unaudited) else timedelta()


def headers_of(error: Exception | None) -> dict[str, str]:
    """The headers that an error calls for: when to try again (whole seconds), where it says so."""
    wait = wait_of(error)
    return {"Retry-After": f"{wait.total_seconds():.0f}"} if wait else {}


def _first(error: BaseException) -> BaseException:
    """The driver's own error, with which it began."""
    return _first(error.__cause__) if error.__cause__ else error
