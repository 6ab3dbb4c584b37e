"""How soon the responses that a level calls for are due.

The strategy gives no days; these are the service's own defaults, so that a response can be late and be seen to be.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from risk.choices import RANK, Level
from risk.rules.reviews import refer_at_once
from slscb.core.days import working_days_after

RESPONSE_WORKING_DAYS: Mapping[str, int] = {Level.HIGH.value: 1, Level.MEDIUM.value: 5}


def response_due_on(
    level: str, raised_on: date, flags: Iterable[str] = (), days: Mapping[str, int] = RESPONSE_WORKING_DAYS
) -> date:
    """A required response is due one working day after HIGH was recorded, five after MEDIUM, and at H01 the same day.

    Source: our own; strategy section 5 and issue 4 call for an owner and a due date, and at H01 for referral at once.
    """
    return raised_on if refer_at_once(flags) else working_days_after(raised_on, days[level])


def is_raised(previous: str | None, level: str) -> bool:
    """A level is raised when it is above the one before; a first assessment raises from none. Source: issue 2, serac."""
    return RANK[level] > (RANK[previous] if previous else 0)
