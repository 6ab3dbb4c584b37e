"""A level below the calculated one: somebody more senior approves or refuses it."""

from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from risk import access, rules, selectors
from risk.choices import AssessmentStatus
from risk.models import Assessment
from risk.services import notices, standing
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change


@transaction.atomic
def approve_level(*, actor: User, assessment_id: UUID, reason: str, expected_version: int) -> Assessment:
    """Approve the lower level that an assessor asked for; it is then the child's. The calculated level stays on record.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, professional judgement.
    """
    assessment = access.assessment_to_decide(actor, assessment_id)
    _check(actor, assessment, reason)
    final = assessment.requested_level
    assessment.final_level, assessment.approved_by = final, actor
    clocks = selectors.tool_of(assessment.instrument).rules.review_days
    planned = rules.review_due_on(final, assessment.assessed_on, clocks)
    assessment.review_due_on = rules.kept_forward(planned, assessment.review_due_on, assessment.review_trigger)
    _close(assessment, reason, expected_version)
    standing.put_in_force(actor=actor, assessment=assessment, previous=assessment)
    _remember(actor, assessment, f"{final.upper()} approved in place of {assessment.calculated_level.upper()}")
    return assessment


@transaction.atomic
def refuse_level(*, actor: User, assessment_id: UUID, reason: str, expected_version: int) -> Assessment:
    """Refuse the lower level that an assessor asked for; the calculated level stays in force.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, professional judgement.
    """
    assessment = access.assessment_to_decide(actor, assessment_id)
    _check(actor, assessment, reason)
    assessment.refused_by = actor
    _close(assessment, reason, expected_version)
    _remember(actor, assessment, f"{assessment.requested_level.upper()} refused; the level stays as calculated")
    return assessment


def _check(actor: User, assessment: Assessment, reason: str) -> None:
    if assessment.status != AssessmentStatus.AWAITING_APPROVAL:
        raise Invalid([Fault("", "This was decided already")])
    found = rules.check_final_level(
        assessment.calculated_level,
        assessment.requested_level,
        assessor=selectors.signatory(assessment.completed_by),
        reason=assessment.override_reason,
        approver=selectors.signatory(actor),
    )
    missing = [] if reason.strip() else [Fault("reason", "Enter the reason for your decision")]
    raise_if_any([*found.faults, *missing])


def _close(assessment: Assessment, reason: str, expected_version: int) -> None:
    assessment.status, assessment.decided_at = AssessmentStatus.COMPLETED, now()
    assessment.decision_reason = reason.strip()
    change(assessment, expected_version=expected_version)


def _remember(actor: User, assessment: Assessment, summary: str) -> None:
    detail = {"final": assessment.final_level, "requested": assessment.requested_level}
    about = [assessment.child_id]
    audit.record(actor=actor, action=Action.CHANGE, about=about, target=assessment, detail=detail)
    chronology.add(
        actor=actor, child=assessment.child, happened_at=now(), kind="risk", summary=summary, link=assessment
    )
    notices.decided(actor=actor, assessment=assessment)
