"""Times of day in the borough."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from reporting.seeding.chance import Chance
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


def by_day(chance: Chance, least: datetime, most: datetime) -> datetime:
    """A moment between two, in the hours of the day where there are any between them."""
    moment = chance.moment(least, most)
    daily = moment.replace(hour=9 + moment.hour * 9 // 24)
    return daily if least <= daily <= most else moment


def by_evening(chance: Chance, moment: datetime) -> datetime:
    """The moment moved into the afternoon or evening of its day, as a rule."""
    return moment.replace(hour=15 + moment.hour * 8 // 24) if chance.happens(0.8) else moment


@lru_cache(maxsize=10_000)
def _at(day: date, hour: time) -> datetime:
    return from_london(day, hour)
