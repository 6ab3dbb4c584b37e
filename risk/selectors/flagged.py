"""Lists: children at MEDIUM and HIGH or with H01 ticked, lower levels that wait for approval, reviews due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from agencies.models import User
from cases.access import about_visible
from cases.choices import CaseStatus
from cases.models import Child
from risk.choices import URGENCY, AssessmentKind, Flag, Level, ResponseKind
from risk.models import Assessment, RequiredResponse
from risk.querysets import AssessmentQuerySet, ResponseQuerySet
from risk.rules import refer_at_once
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today

NEWLY_RAISED = timedelta(days=28)
FLAGGED = (Level.HIGH.value, Level.MEDIUM.value)


@dataclass(frozen=True)
class Flagged:
    """A child at MEDIUM or HIGH with the assessment in force and the police response it calls for; with H01 ticked, also
    the assessment below MEDIUM or the screening in which it is."""

    child: Child
    assessment: Assessment
    police: RequiredResponse | None


def flagged(
    user: User, *, levels: Sequence[str] = (), responses: Sequence[str] = (), newly_raised: bool = False
) -> QuerySet[Child]:
    """Open children at MEDIUM or HIGH, or with H01 ticked, whom the user sees, for paging; `flagged_details` says more.

    Those whose police response has not started come first, then HIGH before MEDIUM, then the newest. The review date
    stands for the day of the assessment: at one level it follows from it, but where it was brought forward. Only narrow
    rows are sorted. Asked for levels, it leaves H01 at other levels out.
    """
    orders = [URGENCY[level] for level in FLAGGED if not levels or level in levels]
    wanted = Q(risk_order__in=orders)
    if not levels:
        wanted |= Q(pk__in=_with_h01().values("child_id"))
    seen = Child.objects.filter(about_visible(user, "pk"))
    found: QuerySet[Child] = seen.filter(wanted, status=CaseStatus.OPEN)
    if responses:
        found = found.filter(
            pk__in=_police().filter(status__in=responses, assessment__following=None).values("child_id")
        )
    if newly_raised:
        found = found.filter(pk__in=_raised_lately().values("child_id"))
    waits = Case(When(pk__in=_police().not_started().values("child_id"), then=Value(0)), default=Value(1))
    return found.alias(waits=waits).order_by("waits", "risk_order", "-review_due_on", "-pk")


def flagged_details(user: User, children: Sequence[Child]) -> list[Flagged]:
    """What the flagged list shows of these children, in their order; written into the audit."""
    if not children:
        return []
    audit.record(actor=user, action=Action.LIST, about=[child.pk for child in children])
    known = Assessment.objects.in_force() | _with_h01()
    chosen: dict[int, Assessment] = {}
    for one in known.filter(child__in=children).select_related("previous").order_by("pk"):
        if one.child_id not in chosen or (is_flagged(one) and not is_flagged(chosen[one.child_id])):
            chosen[one.child_id] = one
    called_for = _police().filter(assessment__in=chosen.values()).select_related("agency", "owner")
    responses = {one.assessment_id: one for one in called_for}
    return [
        Flagged(child, found, responses.get(found.pk))
        for child in children
        if (found := chosen.get(child.pk)) is not None
    ]


def is_flagged(assessment: Assessment) -> bool:
    """Whether an assessment by itself puts its child on the list."""
    sets_level = assessment.assessment_kind == AssessmentKind.ASSESSMENT
    return (sets_level and assessment.final_level in FLAGGED) or refer_at_once(assessment.flags)


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


def _with_h01() -> AssessmentQuerySet:
    """What is in force, or screened since, with H01 ticked. Few: they have an index of their own."""
    later = Assessment.objects.assessments().filter(child=OuterRef("child"), created_at__gt=OuterRef("created_at"))
    since = Q(assessment_kind=AssessmentKind.ASSESSMENT) | ~Exists(later)
    return Assessment.objects.to_follow().filter(since, flags__contains=[Flag.UNDER_13.value])


def _raised_lately() -> AssessmentQuerySet:
    """As `is_newly_raised` says it of one."""
    below = Q(previous=None) | Q(previous__final_level__in=(Level.NONE, Level.LOW))
    to_high = Q(final_level=Level.HIGH) & (below | Q(previous__final_level=Level.MEDIUM))
    to_medium = Q(final_level=Level.MEDIUM) & below
    return Assessment.objects.in_force().filter(to_high | to_medium, assessed_on__gt=today() - NEWLY_RAISED)


def _police() -> ResponseQuerySet:
    return RequiredResponse.objects.filter(response_kind=ResponseKind.POLICE)
