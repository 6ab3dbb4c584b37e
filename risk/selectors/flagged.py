"""Lists: children at MEDIUM and HIGH, lower levels that wait for approval, reviews due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, QuerySet, Value, When

from agencies.models import User
from cases.access import about_visible
from cases.choices import CaseStatus
from cases.models import Child
from risk.choices import URGENCY, Level, ResponseKind
from risk.models import Assessment, RequiredResponse
from risk.querysets import ResponseQuerySet
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today

NEWLY_RAISED = timedelta(days=28)
FLAGGED = (Level.HIGH.value, Level.MEDIUM.value)


@dataclass(frozen=True)
class Flagged:
    """A child at MEDIUM or HIGH with the assessment in force and the police response it calls for."""

    child: Child
    assessment: Assessment
    police: RequiredResponse | None


def flagged(user: User, *, levels: Sequence[str] = (), responses: Sequence[str] = ()) -> QuerySet[Child]:
    """Open children at MEDIUM or HIGH whom the user sees, for paging; `flagged_details` says more of those shown.

    Those whose police response has not started come first, then HIGH before MEDIUM, then the newest. The review date
    stands for the day of the assessment: at one level it follows from it. Only narrow rows are sorted.
    """
    orders = [URGENCY[level] for level in FLAGGED if not levels or level in levels]
    seen = Child.objects.filter(about_visible(user, "pk"))
    found: QuerySet[Child] = seen.filter(status=CaseStatus.OPEN, risk_order__in=orders)
    if responses:
        found = found.filter(
            pk__in=_police().filter(status__in=responses, assessment__following=None).values("child_id")
        )
    waits = Case(When(pk__in=_police().not_started().values("child_id"), then=Value(0)), default=Value(1))
    return found.alias(waits=waits).order_by("waits", "risk_order", "-review_due_on", "-pk")


def flagged_details(user: User, children: Sequence[Child]) -> list[Flagged]:
    """What the flagged list shows of these children, in their order; written into the audit."""
    if not children:
        return []
    audit.record(actor=user, action=Action.LIST, about=[child.pk for child in children])
    in_force = Assessment.objects.in_force().filter(child__in=children).select_related("previous")
    assessments = {one.child_id: one for one in in_force}
    called_for = _police().filter(assessment__in=assessments.values()).select_related("agency", "owner")
    responses = {one.assessment_id: one for one in called_for}
    return [
        Flagged(child, found, responses.get(found.pk))
        for child in children
        if (found := assessments.get(child.pk)) is not None
    ]


def first_flagged(user: User, most: int) -> list[Flagged]:
    """The first of the flagged list, for the home page."""
    return flagged_details(user, list(flagged(user)[:most]))


def remember_shown(user: User, shown: Iterable[Assessment]) -> None:
    """Write into the audit which children a list of assessments showed."""
    audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in shown])


def waiting_for_approval(user: User) -> QuerySet[Assessment]:
    """Assessments whose lower level waits for approval, of the children whom the user sees, the oldest first."""
    seen = Assessment.objects.waiting().filter(child__in=Child.objects.visible_to(user))
    return seen.select_related("child", "completed_by", "previous").order_by("created_at", "pk")


def waiting_in_full(user: User) -> QuerySet[Assessment]:
    """The same with everything that the record of an assessment says, for paging."""
    found = waiting_for_approval(user).select_related(
        "child", "agency", "instrument", "completed_by", "based_on_screening", "previous"
    )
    return found.prefetch_related("ticks__indicator", "ticks__agency")


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


def _police() -> ResponseQuerySet:
    return RequiredResponse.objects.filter(response_kind=ResponseKind.POLICE)
