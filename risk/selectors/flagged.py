"""Lists: children at MEDIUM and HIGH, lower levels that wait for approval, reviews due."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When

from agencies.models import User
from cases.choices import CaseStatus
from cases.models import Child
from risk.choices import URGENCY, Level, ResponseKind, ResponseStatus
from risk.models import Assessment, RequiredResponse
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today

NEWLY_RAISED = timedelta(days=28)
FLAGGED = (Level.HIGH.value, Level.MEDIUM.value)


def flagged(user: User, *, levels: Sequence[str] = (), responses: Sequence[str] = ()) -> QuerySet[Assessment]:
    """Assessments in force at MEDIUM or HIGH of the open children whom the user sees.

    Those whose police response has not started come first, then HIGH before MEDIUM, then the newest.
    """
    wanted = [level for level in FLAGGED if not levels or level in levels]
    police = Q(responses__response_kind=ResponseKind.POLICE)
    found = Assessment.objects.in_force().filter(
        child__in=Child.objects.visible_to(user).filter(
            status=CaseStatus.OPEN, risk_order__in=[URGENCY[level] for level in wanted]
        )
    )
    if responses:
        found = found.filter(police, responses__status__in=responses)
    ordered: QuerySet[Assessment] = (
        found.alias(waits=_waits())
        .select_related("child", "previous")
        .prefetch_related(Prefetch("responses", RequiredResponse.objects.select_related("agency", "owner")))
        .order_by("waits", "child__risk_order", "-assessed_on", "-pk")
    )
    return ordered


def remember_shown(user: User, shown: Iterable[Assessment]) -> None:
    """Write into the audit which children a list of assessments showed."""
    audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in shown])


def first_flagged(user: User, most: int) -> list[Assessment]:
    """The first of the flagged list, for the home page; remembered in the audit."""
    shown = list(flagged(user)[:most])
    if shown:
        remember_shown(user, shown)
    return shown


def waiting_for_approval(user: User) -> QuerySet[Assessment]:
    """Assessments whose lower level waits for approval, of the children whom the user sees, the oldest first."""
    seen = Assessment.objects.waiting().filter(child__in=Child.objects.visible_to(user))
    return seen.select_related("child", "completed_by", "previous").order_by("created_at", "pk")


def first_waiting(user: User, most: int) -> list[Assessment]:
    """The first of the approvals that wait, for the home page; remembered in the audit."""
    shown = list(waiting_for_approval(user)[:most])
    if shown:
        remember_shown(user, shown)
    return shown


def reviews_due(user: User, by: date, most: int) -> list[Child]:
    """The user's own open children whose review is due by a day, the longest overdue first; remembered in the audit."""
    due = Child.objects.visible_to(user).filter(
        status=CaseStatus.OPEN,
        review_due_on__lte=by,
        allocations__worker=user,
        allocations__ends_on=None,
    )
    shown = list(due.order_by("review_due_on", "pk")[:most])
    if shown:
        audit.record(actor=user, action=Action.LIST, about=[child.pk for child in shown])
    return shown


def is_newly_raised(assessment: Assessment) -> bool:
    """Whether this assessment raised the child's level within the last 28 days."""
    before = assessment.previous.final_level if assessment.previous else Level.NONE.value
    recent = today() - assessment.assessed_on < NEWLY_RAISED
    return recent and URGENCY[assessment.final_level] < URGENCY[before]


def _waits() -> Case:
    """0 where the police response has not started, 1 otherwise."""
    not_started = RequiredResponse.objects.filter(
        response_kind=ResponseKind.POLICE, status=ResponseStatus.NOT_STARTED
    ).values("assessment_id")
    return Case(When(pk__in=not_started, then=Value(0)), default=Value(1), output_field=IntegerField())
