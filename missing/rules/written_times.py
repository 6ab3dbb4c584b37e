"""Days and times as other systems write them. They are read by the clocks of London."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from slscb.core.clock import AmbiguousTime, from_london

FULL_YEAR = 1_000
MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
)}  # fmt: skip
DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{1,4})(?=$|[T ,])", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?", re.ASCII)


@lru_cache(maxsize=4096)
def moments_of(text: str, month_first: bool) -> tuple[datetime, ...]:
    """The moments at which clocks in London showed a written day and time: one, or two in the night that clocks go back.

    Raises NonexistentTime, and ValueError that says what is wrong. Source: security, threat 15.
    """
    day_text = DAY.match(text)
    day = day_of(day_text[0], month_first) if day_text else None
    if day_text is None or day is None:
        raise ValueError("is not a date and time")
    rest = text[day_text.end() :].strip().removeprefix("T").strip()
    clock = CLOCK.fullmatch(rest.removesuffix("hrs").strip())
    if clock is None:
        raise ValueError("has no time of day" if not rest else "is not a date and time")
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("is not a time of day")
    try:
        return (from_london(day, time(hour, minute, second)),)
    except AmbiguousTime:
        return tuple(from_london(day, time(hour, minute, second), second=later) for later in (False, True))


@lru_cache(maxsize=8192)
def day_of(text: str, month_first: bool) -> date | None:
    """The day at the beginning of a text, None where there is none. Source: our own."""
    parts = DAY.match(text)
    if parts is None or not is_clock_or_nothing(text[parts.end() :]):
        return None
    first, middle, last = parts.groups()
    month = int(middle) if middle.isdigit() else MONTHS.get(middle[:3].casefold(), 0)
    year, day = (int(first), int(last)) if len(first) == 4 else (int(last), int(first))
    if month_first and len(first) != 4 and middle.isdigit():
        month, day = day, month
    if year < FULL_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_clock_or_nothing(rest: str) -> bool:
    """Whether what follows a day is a time of day, or nothing. Source: our own."""
    words = rest.strip().removeprefix("T").strip(" ,")
    return not words or CLOCK.fullmatch(words) is not None
