"""Arithmetic on calendar days: ages, months and the working days of England."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day; someone born on 29 February has their birthday on 1 March in other years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday(born_on: date, age: int) -> date:
    """The day on which the age is reached."""
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born_on.replace(year=year)


def months_before(day: date, months: int) -> date:
    """The same day so many calendar months earlier, or the last day of that month where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if years < date.min.year:
        return date.min
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def written(day: date) -> str:
    """A day in words, such as 3 November 2026."""
    return f"{day.day} {day:%B} {day.year}"


def is_working_day(day: date) -> bool:
    """Whether a day is neither a weekend nor a bank holiday in England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The working day that comes `count` working days after a day, which itself does not count."""
    return _step(day, count, lambda at: at + ONE_DAY)


def working_days_before(day: date, count: int) -> date:
    """The working day that comes `count` working days before a day, which itself does not count."""
    return _step(day, count, lambda at: at - ONE_DAY)


def _step(day: date, count: int, move: Callable[[date], date]) -> date:
    while count > 0:
        day = move(day)
        count -= is_working_day(day)
    return day


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # a heavy import, and few processes need it

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
