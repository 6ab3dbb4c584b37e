"""Reviews brought forward by what has happened since the last assessment, as `risk.services.forwarding` does at once."""

from collections.abc import Iterator
from datetime import date

from missing import rules as missing
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Line
from reporting.seeding.making.assessments import in_force
from reporting.seeding.plan import Plan
from reporting.seeding.times import midday
from risk.choices import ReviewTrigger
from risk.rules import Review, bring_forward, calls_for_review
from slscb.core.clock import london_day
from slscb.core.days import written


def bring_reviews_forward(draft: Draft, plan: Plan) -> None:
    """Let the review of an open case be due seven days after the first event that calls for it, and say so."""
    last = in_force(draft)
    if last is None or not draft.is_open:
        return
    review = Review(last.review_due_on) if last.review_due_on else None
    for happened_on, trigger in sorted(_events(draft, plan)):
        if calls_for_review(happened_on, plan.today, last.assessed_on):
            review = bring_forward(review, trigger, happened_on)
    if review is None or review.trigger is None or review.triggered_on is None:
        return
    last.review_due_on = draft.review_due_on = review.due_on
    last.more |= {"review_trigger": str(review.trigger), "review_triggered_on": review.triggered_on}
    at = min(midday(review.triggered_on), plan.present)
    words = f"Review of the level of risk brought forward to {written(review.due_on)}: {review.trigger.label}"
    draft.lines.append(Line(at, "risk", words, "risk.assessment", last.public_id))


def _events(draft: Draft, plan: Plan) -> Iterator[tuple[date, ReviewTrigger]]:
    """Each episode that was a third in 90 days, on the day it began, or over 24 hours, on the day it became that."""
    began_on = [london_day(one.last_seen_at) for one in draft.episodes]
    for day, one in zip(began_on, draft.episodes, strict=True):
        if missing.repeat_missing(began_on, day).met:
            yield day, ReviewTrigger.REPEAT_MISSING
        if missing.long_missing(one.last_seen_at, one.returned_at or plan.present):
            yield london_day(missing.long_from(one.last_seen_at)), ReviewTrigger.LONG_MISSING
