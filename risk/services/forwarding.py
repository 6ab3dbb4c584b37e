"""A review that something brings forward: the child went missing for long or again, or police took intelligence about her."""

from datetime import date

from django.db import transaction

from agencies.models import User
from cases.choices import CaseStatus
from cases.models import Child
from cases.services import chronology, standing
from risk import rules, selectors
from risk.choices import ReviewTrigger
from risk.models import Assessment
from risk.services import notices, reviews
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.days import written
from slscb.core.writing import change

INTELLIGENCE = "risk.intelligence_taken"


@transaction.atomic(savepoint=False)
def bring_forward(*, actor: User | None, child_pk: int, trigger: ReviewTrigger, happened_on: date) -> None:
    """Bring the review of a child's level forward to seven days after an event, with the event shown; never put one back.

    A child whom nobody has assessed gets a day for the first assessment. Called where the fact is recorded, by whoever
    records it or by the service itself. Source: issue 4, review due.
    """
    child = Child.objects.with_denials().select_for_update(of=("self",)).get(pk=child_pk)
    found = selectors.in_force_of(child)
    if child.status == CaseStatus.CLOSED or not _is_news(found, happened_on):
        return
    before = rules.Review(child.review_due_on) if child.review_due_on else None
    review = rules.bring_forward(before, trigger, happened_on)
    if review == before:
        return
    _move(actor, child, found, review)
    words = f"Review of the level of risk brought forward to {written(review.due_on)}: {trigger.label}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="risk", summary=words, link=found)
    notices.brought_forward(actor=actor, child=child, review=review)


def _is_news(found: Assessment | None, happened_on: date) -> bool:
    return rules.calls_for_review(happened_on, today(), found.assessed_on if found else None)


def _move(actor: User | None, child: Child, found: Assessment | None, review: rules.Review) -> None:
    standing.set_risk(
        actor=actor, child=child, level=child.risk_level, order=child.risk_order, review_due_on=review.due_on
    )
    if found is None:
        return
    found.child, found.review_due_on = child, review.due_on
    found.review_trigger, found.review_triggered_on = str(review.trigger), review.triggered_on
    change(found)
    detail = {"review_due_on": f"{review.due_on}", "trigger": str(review.trigger)}
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=found, detail=detail)
    reviews.remind(assessment=found, previous=found)
