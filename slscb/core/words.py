"""How days, moments and durations are said on pages, in e-mails and in documents. Pure: the present is an argument."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from slscb.core.clock import LONDON, london

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def day_words(day: date) -> str:
    """Such as '23 November 2026'."""
    return f"{day.day} {day:%B %Y}"


def weekday_words(day: date) -> str:
    """Such as 'Monday 23 November 2026'."""
    return f"{day:%A} {day_words(day)}"


def time_words(moment: datetime) -> str:
    """The London time: '9:30am', '9am', 'midday', 'midnight'; in the hour that happens twice with BST or GMT."""
    local = london(moment)
    if (local.hour % 12, local.minute) == (0, 0):
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    words = f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"
    wall = local.replace(tzinfo=LONDON)
    happens_twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    return f"{words} ({local.tzname()})" if happens_twice else words


def moment_words(moment: datetime) -> str:
    """Such as 'Monday 23 November 2026, 9:30am', in London."""
    return f"{weekday_words(london(moment).date())}, {time_words(moment)}"


def short_moment_words(moment: datetime) -> str:
    """Such as '23 Nov 2026, 9:30am', in London, where room is short."""
    local = london(moment)
    return f"{local.day} {local:%b %Y}, {time_words(moment)}"


def count_words(number: int, noun: str, nouns: str = "") -> str:
    """Such as '1 child' or '1,204 children'."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def waiting_words(number: int, most: int, noun: str, waits_for: str) -> str:
    """How many things wait, such as '3 completed interviews wait for sign-off'; counted to `most` and no further."""
    more = "more than " if number > most else ""
    return opening(f"{more}{count_words(min(number, most), noun)} {'waits' if number == 1 else 'wait'} for {waits_for}")


def span_words(span: timedelta) -> str:
    """A length of time in its largest whole unit, rounded down: '5 hours', '2 days', 'less than a minute'."""
    if span >= 2 * DAY:
        return count_words(span // DAY, "day")
    if span >= HOUR:
        return count_words(span // HOUR, "hour")
    if span >= MINUTE:
        return count_words(span // MINUTE, "minute")
    return "less than a minute"


def due_words(due: datetime, present: datetime) -> str:
    """How far off a due moment is: 'in 5 hours', or '2 days overdue'."""
    return f"in {span_words(due - present)}" if due >= present else f"{span_words(present - due)} overdue"


def due_day_words(due: date, today: date) -> str:
    """How far off a due day is: 'today', 'tomorrow', 'in 5 days', or '2 days overdue'."""
    days = (due - today).days
    if days < 0:
        return f"{count_words(-days, 'day')} overdue"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def ago_words(moment: datetime, present: datetime) -> str:
    """How long ago a moment was: '3 hours ago'."""
    return f"{span_words(max(present - moment, timedelta()))} ago"


def opening(words: str) -> str:
    """The words with a capital at the start, the rest untouched."""
    return words[:1].upper() + words[1:]


def listed(words: Iterable[str]) -> str:
    """Such as 'a, b and c'."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last
