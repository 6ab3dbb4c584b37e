"""What follows from the level in force: the child's standing, the review, and the responses called for."""

from django.db import transaction

from agencies.models import User
from cases.services import standing
from risk.choices import URGENCY, AssessmentStatus
from risk.models import Assessment
from risk.services import responses, reviews
from slscb.core.clock import now
from slscb.core.days import written
from slscb.core.writing import change


@transaction.atomic(savepoint=False)
def put_in_force(*, actor: User, assessment: Assessment, previous: Assessment | None) -> None:
    """Let an assessment's final level be the child's: standing, review and responses, in the caller's transaction.

    `assessment.child` is the row that the caller has locked. A request for approval on the assessment before is overtaken.
    """
    if previous is not None and previous.pk != assessment.pk:
        _overtake(previous, assessment)
    standing.set_risk(
        actor=actor,
        child=assessment.child,
        level=assessment.final_level,
        order=URGENCY[assessment.final_level],
        review_due_on=assessment.review_due_on,
    )
    reviews.remind(assessment=assessment, previous=previous)
    responses.call_for(actor=actor, assessment=assessment, previous=previous)


def _overtake(previous: Assessment, by: Assessment) -> None:
    """A lower level that nobody decided on is moot once the child has been assessed anew."""
    if previous.status == AssessmentStatus.AWAITING_APPROVAL:
        previous.status, previous.decided_at = AssessmentStatus.COMPLETED, now()
        previous.decision_reason = f"Overtaken by the assessment of {written(by.assessed_on)}"
        change(previous)
