"""Times of day in the borough."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from slscb.core.clock import from_london

OFFICE_OPENS, MORNING, MIDDAY = time(9), time(8), time(12)


def office_hours(day: date, minutes: int = 0) -> datetime:
    """A moment in the morning of a day; minutes keep what happens together in its order."""
    return _at(day, OFFICE_OPENS) + timedelta(minutes=minutes)


def morning(day: date) -> datetime:
    """Eight o'clock, when reminders of a day fall due."""
    return _at(day, MORNING)


def midday(day: date) -> datetime:
    """Twelve o'clock, which stands for a day whose hour nobody wrote down."""
    return _at(day, MIDDAY)


@lru_cache(maxsize=10_000)
def _at(day: date, hour: time) -> datetime:
    return from_london(day, hour)
