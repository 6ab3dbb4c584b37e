"""The 72 hours: when the interview is due, how long is left, and when people are reminded.

Readings chosen where the rule is silent: an interview held at the very moment it is due is in time;
"from day 3 to the CSE lead" counts the days overdue, so the CSE lead joins in 144 hours after the return.
All arithmetic is on UTC moments: two moments in the same zone are otherwise subtracted by their wall clocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from missing.choices import Recipient

INTERVIEW_WITHIN = timedelta(hours=72)
FIRST_REMINDERS = (timedelta(0), timedelta(hours=48), INTERVIEW_WITHIN)
REMIND_EVERY = timedelta(hours=24)
CSE_LEAD_FROM_DAY = 3
ESCALATED_FOR = timedelta(days=7)
AFTER_TELLING = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Countdown:
    """How a clock stands: overdue or not, the seconds left (negative once overdue), and the same in words."""

    overdue: bool
    seconds: int
    words: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of an interview: its number in the series, when it is due and who is told."""

    number: int
    due_at: datetime
    to: tuple[Recipient, ...]


def utc(moment: datetime) -> datetime:
    """The moment in UTC; raises ValueError where it has no zone. Source: security, threat 15."""
    if moment.utcoffset() is None:
        raise ValueError("A moment needs its time zone")
    return moment.astimezone(UTC)


def interview_due_at(returned_at: datetime) -> datetime:
    """The return home interview is due exactly 72 elapsed hours after the return, whatever the clocks do, in UTC.

    Source: statutory guidance on missing children 2014; strategy section 6; issue 5 point 2; domain table 9, A13.
    """
    return utc(returned_at) + INTERVIEW_WITHIN


def held_in_time(returned_at: datetime, held_at: datetime) -> bool:
    """An interview is in time when it is held not later than 72 hours after the return.

    Source: statutory guidance on missing children 2014; issue 5.
    """
    return utc(held_at) <= interview_due_at(returned_at)


def time_left(due_at: datetime, now: datetime) -> Countdown:
    """The time left or overdue in words, overdue from the moment after it was due. Source: issue 5 point 2."""
    left = utc(due_at) - utc(now)
    seconds = left // timedelta(seconds=1)
    if not left:
        return Countdown(False, 0, "due now")
    if left < timedelta(0):
        return Countdown(True, seconds, f"{in_words(-left)} overdue")
    return Countdown(False, seconds, f"{in_words(left)} left")


def missing_for(last_seen_at: datetime, until: datetime) -> timedelta:
    """How long the child was missing, in elapsed time. Source: issue 5 point 2."""
    return utc(until) - utc(last_seen_at)


def in_words(length: timedelta) -> str:
    """A length of time by its two largest units, such as 2 days and 3 hours. Source: issue 5 point 2."""
    minutes = length // timedelta(minutes=1)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    counted = [(days, "day"), (hours, "hour"), (rest, "minute")]
    first = next((index for index, (count, _) in enumerate(counted) if count), None)
    if first is None:
        return "less than a minute"
    parts = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counted[first : first + 2] if count]
    return " and ".join(parts)


def reminder(returned_at: datetime, number: int) -> Reminder:
    """Reminders come on return, at 48 and at 72 hours to the worker, then every 24 hours to the team manager, and from
    the third day overdue to the CSE lead too; numbered from 0. Source: issue 5 point 3.
    """
    returned = utc(returned_at)
    if number < len(FIRST_REMINDERS):
        return Reminder(number, returned + FIRST_REMINDERS[number], (Recipient.WORKER,))
    day = number - len(FIRST_REMINDERS) + 1
    to = (Recipient.TEAM_MANAGER, Recipient.CSE_LEAD) if day >= CSE_LEAD_FROM_DAY else (Recipient.TEAM_MANAGER,)
    return Reminder(number, returned + INTERVIEW_WITHIN + day * REMIND_EVERY, to)


def seen_until(due_at: datetime, moment: datetime) -> datetime:
    """Whoever an overdue interview is escalated to sees the child until a week's end, counted from when it was due and
    at least two days off: renewed by the daily reminders while it waits, run out soon once it is settled.

    Source: our own reading of issue 5 point 3; docs/adr/0023.
    """
    weeks = max(0, -((utc(due_at) - utc(moment) - AFTER_TELLING) // ESCALATED_FOR))
    return utc(due_at) + weeks * ESCALATED_FOR


def reminder_times(returned_at: datetime, until: datetime) -> Iterator[Reminder]:
    """Every reminder due up to and including a moment, in order. Source: issue 5 point 3."""
    number = 0
    while (due := reminder(returned_at, number)).due_at <= utc(until):
        yield due
        number += 1
