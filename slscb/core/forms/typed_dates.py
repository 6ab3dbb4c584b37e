"""Dates and times as people type them. Pure: text in, a date or time out, or which part is wrong and why."""

import re
from dataclasses import dataclass
from datetime import date, time

DAY, MONTH, YEAR = "day", "month", "year"
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>am|pm)?")
_WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}


@dataclass(frozen=True)
class TypedDate:
    """The three boxes of a date, exactly as typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was typed in any box."""
        return not (self.day or self.month or self.year)

    @classmethod
    def of(cls, day: date) -> "TypedDate":
        """The boxes that show a date."""
        return cls(str(day.day), str(day.month), str(day.year))


class Unreadable(ValueError):
    """The text is no date or time: `code` says why, `parts` which boxes to mend."""

    def __init__(self, code: str, *parts: str) -> None:
        self.code = code
        self.parts = parts
        super().__init__(f"{code}: {', '.join(parts)}")


def read_date(typed: TypedDate) -> date:
    """The date typed; months may be words ('Nov').

    Raises Unreadable with code missing, year_digits, year_range or not_real.
    """
    boxes = {DAY: typed.day, MONTH: typed.month, YEAR: typed.year}
    if missing := [part for part, text in boxes.items() if not text.strip()]:
        raise Unreadable("missing", *missing)
    numbers = {DAY: _number(typed.day), MONTH: _month(typed.month), YEAR: _number(typed.year)}
    if numbers[YEAR] is not None and len(typed.year.strip()) != 4:
        raise Unreadable("year_digits", YEAR)
    if wrong := [part for part, number in numbers.items() if not _possible(part, number)]:
        raise Unreadable("year_range" if wrong == [YEAR] and numbers[YEAR] is not None else "not_real", *wrong)
    try:
        return date(numbers[YEAR] or 0, numbers[MONTH] or 0, numbers[DAY] or 0)
    except ValueError:
        raise Unreadable("not_real", DAY, MONTH, YEAR) from None


def read_time(text: str) -> time:
    """The time typed: 9:30, 0930, 9.30pm, 9pm, midday; '9' alone could be morning or evening.

    Raises Unreadable with code not_a_time.
    """
    text = text.strip().lower().replace("a.m.", "am").replace("p.m.", "pm")
    if text in _WORDS:
        return _WORDS[text]
    clock = _CLOCK.fullmatch(text) if text.isascii() else None
    if clock is None or not (clock["minute"] or clock["half"]):
        raise Unreadable("not_a_time", "time")
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "pm" else 0) if 1 <= hour <= 12 else -1
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable("not_a_time", "time") from None


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _month(text: str) -> int | None:
    name = text.strip().lower()
    if len(name) >= 3 and (named := [n for n, month in enumerate(MONTHS, 1) if month.startswith(name)]):
        return named[0]
    return _number(text)


def _possible(part: str, number: int | None) -> bool:
    lowest, highest = {DAY: (1, 31), MONTH: (1, 12), YEAR: (EARLIEST_YEAR, LATEST_YEAR)}[part]
    return number is not None and lowest <= number <= highest
