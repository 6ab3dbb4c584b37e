"""Decisions about seeing a child's record for a time: shares and emergencies."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from cases.rules import check_why
from slscb.core.clock import from_london, london_day
from slscb.core.days import ONE_DAY, working_days_after
from slscb.core.errors import Fault

SHORTEST_REASON = 20
REVIEW_WITHIN = 2


def check_share(purpose: str, since: datetime, until: datetime, now: datetime, longest: timedelta) -> Iterator[Fault]:
    """A share has a purpose, begins now or later, ends after it begins, and lasts no longer than the partnership allows.

    `longest` counts from when it begins; a day that has begun counts from its beginning. Source: issue 3 point 1;
    security, threat 4.
    """
    yield from check_why(purpose, "purpose")
    if london_day(since) < london_day(now):
        yield Fault("since", "The first day must be today or later")
    if until <= max(since, now):
        yield Fault("until", "The last day must be on or after the first")
    elif until - since > longest + ONE_DAY:
        yield Fault("until", f"The last day must be within {longest.days} days of the first")


def check_emergency(reason: str) -> Iterator[Fault]:
    """Whoever breaks the glass says why, in a sentence that somebody else can judge. Source: issue 3 point 4."""
    if len(reason.strip()) < SHORTEST_REASON:
        yield Fault("reason", f"Say why you need the record now, in {SHORTEST_REASON} characters or more")


def begins(day: date, now: datetime) -> datetime:
    """The moment from which a share counts that is to begin on a London day: at once where that is today. Source: our own."""
    return now if day == london_day(now) else from_london(day, time())


def ends(day: date) -> datetime:
    """The moment at which a share ends whose last London day this is: the midnight after it. Source: our own."""
    return from_london(day + ONE_DAY, time())


class Standing(StrEnum):
    """How far a share has come."""

    BEGINS = "begins"
    LIVE = "live"
    ENDED = "ended"
    OVER = "over"


def standing(since: datetime, until: datetime, ended_at: datetime | None, now: datetime) -> Standing:
    """How far a share has come at a moment; one that was ended early stays ended. Source: issue 3 point 1."""
    if ended_at is not None:
        return Standing.ENDED
    if until <= now:
        return Standing.OVER
    return Standing.LIVE if since <= now else Standing.BEGINS


def review_due(opened_at: datetime) -> datetime:
    """When the review of an emergency is due: at the end of the second working day after that on which it began.

    Source: issue 3 point 4; security, threat 35.
    """
    return ends(working_days_after(london_day(opened_at), REVIEW_WITHIN))


def reminder_of_review(opened_at: datetime, number: int) -> datetime:
    """When the reminder of a review with a number is due, counted from 0: when the review is, then each working day.

    Source: issue 3 point 4.
    """
    return ends(working_days_after(london_day(opened_at), REVIEW_WITHIN + number))
