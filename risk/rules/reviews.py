"""When an assessment is looked at again, and what a level sets in motion.

Reading chosen where the rule is silent: an assessment with no indicators has no review date of its own, but an event
that would bring a review forward calls for one all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from risk.choices import Flag, Level, ResponseKind, ReviewTrigger

REVIEW_DAYS: Mapping[str, int] = {Level.HIGH.value: 28, Level.MEDIUM.value: 56, Level.LOW.value: 84}
FORWARD_DAYS = 7
NEWS_DAYS = 28


@dataclass(frozen=True, slots=True)
class Review:
    """The day a review is due and, where an event brought it forward, which."""

    due_on: date
    trigger: ReviewTrigger | None = None
    triggered_on: date | None = None


def review_due_on(level: str, assessed_on: date, days: Mapping[str, int] = REVIEW_DAYS) -> date | None:
    """A review is due 28 days after a HIGH assessment, 56 after MEDIUM, 84 after LOW; none where there is no level.

    Source: issue 4, review due.
    """
    return assessed_on + timedelta(days=days[level]) if level in days else None


def review_overdue(due_on: date | None, today: date) -> bool:
    """A review is overdue from the day after it was due. Source: issue 4, review due."""
    return due_on is not None and today > due_on


def bring_forward(review: Review | None, trigger: ReviewTrigger, happened_on: date, days: int = FORWARD_DAYS) -> Review:
    """A missing episode of over 24 hours, a third in 90 days, or intelligence taken by police brings the review forward
    to 7 days after it, and never puts one back. The first that happened stays the reason. Source: issue 4, review due.
    """
    due_on = happened_on + timedelta(days=days)
    if review is not None and review.due_on <= due_on:
        return review
    return Review(due_on, trigger, happened_on)


def kept_forward(planned: date | None, brought_to: date | None, trigger: str) -> date | None:
    """A review that was brought forward stays so when a lower level is approved. Source: issue 4, review due."""
    if not trigger or brought_to is None:
        return planned
    return min(planned, brought_to) if planned else brought_to


def calls_for_review(happened_on: date, today: date, assessed_on: date | None) -> bool:
    """An event from the day of the assessment in force on is new; where nobody has assessed, one of the last 28 days.

    What an assessor could know of is not news, and an old extract must not make hundreds of reviews overdue.
    Source: issue 4, review due ("a new missing episode").
    """
    return happened_on >= (assessed_on or today - timedelta(days=NEWS_DAYS))


def required_responses(level: str, flags: Iterable[str] = ()) -> tuple[ResponseKind, ...]:
    """MEDIUM and HIGH each call for a specialist police response and an intensive social care response; so does H01,
    current or historic, whatever the level. Source: strategy section 5; issue 4, the rules; domain table 9, A5 and A7.
    """
    return tuple(ResponseKind) if level in (Level.MEDIUM, Level.HIGH) or refer_at_once(flags) else ()


def refer_at_once(flags: Iterable[str]) -> bool:
    """H01, current or historic, demands referral to police and social care at once, whatever the level.

    Source: issue 4, the rules; domain table 9, A5.
    """
    return Flag.UNDER_13 in tuple(flags)
