"""The panel meets every 28 days: one anchor date gives every meeting of the series.

Reading chosen where the rule is silent: the series begins with its anchor, so no day before it is on the grid.
A meeting day is not shifted for a bank holiday: the coordinator cancels that meeting or starts a new series.
"""

from datetime import date, timedelta

from slscb.core.days import written
from slscb.core.errors import Fault
from slscb.core.findings import Findings

EVERY = timedelta(days=28)


def is_on_grid(anchor: date, day: date, every: timedelta = EVERY) -> bool:
    """A meeting of the series falls on its anchor date and on every 28th day after it.

    Source: strategy section 6, SERAC meets four-weekly; issue 2 point 8.
    """
    return day >= anchor and (day - anchor) % every == timedelta(0)


def next_meeting(anchor: date, after: date, every: timedelta = EVERY) -> date:
    """The first meeting of the series later than a day. Source: strategy section 6, four-weekly."""
    if after < anchor:
        return anchor
    return anchor + ((after - anchor) // every + 1) * every


def meeting_on_or_after(anchor: date, day: date, every: timedelta = EVERY) -> date:
    """The first meeting of the series on a day or later. Source: strategy section 6, four-weekly."""
    return day if is_on_grid(anchor, day, every) else next_meeting(anchor, day, every)


def previous_meeting(anchor: date, before: date, every: timedelta = EVERY) -> date | None:
    """The last meeting of the series earlier than a day; None at the first. Source: strategy section 6, four-weekly."""
    if before <= anchor:
        return None
    return anchor + ((before - anchor - timedelta(days=1)) // every) * every


def meetings_between(anchor: date, first: date, last: date, every: timedelta = EVERY) -> tuple[date, ...]:
    """Every meeting of the series from one day to another, both included. Source: strategy section 6, four-weekly."""
    meetings, at = [], meeting_on_or_after(anchor, first, every)
    while at <= last:
        meetings.append(at)
        at += every
    return tuple(meetings)


def check_meeting_day(anchor: date, day: date, every: timedelta = EVERY) -> Findings:
    """An agenda is built only for a day of the series; the fault names the nearest days that are; path `meeting`.

    Source: issue 2, bad input.
    """
    if is_on_grid(anchor, day, every):
        return Findings()
    around = (previous_meeting(anchor, day, every), next_meeting(anchor, day, every))
    nearest = " and ".join(written(one) for one in around if one)
    word = "meetings are on" if all(around) else "first meeting is on"
    return Findings((Fault("meeting", f"SERAC does not meet on {written(day)}; the nearest {word} {nearest}"),))
