"""Where children stand: the assessment in force, and sets of children for those who build on them.

The set-based functions ask for no user and write no audit: they answer other services with ids, and whoever shows a child
asks for it by name.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from cases.choices import CaseStatus
from cases.models import Child
from risk.choices import URGENCY, AssessmentKind, Level
from risk.models import Assessment, OpenAssessment, RequiredResponse
from risk.models.response import OPEN_STATUSES

BELOW_MEDIUM = (Level.NONE.value, Level.LOW.value)


@dataclass(frozen=True, slots=True)
class AssessedLevel:
    """A level in force: which, since the assessment of which day, and that assessment's public id."""

    level: str
    assessed_on: date
    assessment_id: UUID


@dataclass(frozen=True, slots=True)
class OpenKnown:
    """The open assessment of a child: its two ids, and how often something was put forward or withdrawn so far."""

    pk: int
    public_id: UUID
    said: int


@dataclass(frozen=True)
class Known:
    """What a new assessment of a child follows, and the open one that it completes."""

    previous: Assessment | None
    screening: Assessment | None
    open: OpenKnown | None = None


def in_force_and_open(assessment_pk: int) -> Assessment | None:
    """An assessment (internal id) while it sets the level of a child with an open case, else None."""
    current = Assessment.objects.in_force().filter(pk=assessment_pk, child__status=CaseStatus.OPEN)
    found: Assessment | None = current.select_related("child").first()
    return found


def in_force_of(child: Child) -> Assessment | None:
    """The assessment that sets a child's level, None where nobody has assessed. Asked by the service for itself."""
    found: Assessment | None = Assessment.objects.in_force().filter(child=child).first()
    return found


def open_response(response_pk: int) -> RequiredResponse | None:
    """A required response (internal id) that is not done, of a child with an open case, else None."""
    waiting = RequiredResponse.objects.filter(pk=response_pk, status__in=OPEN_STATUSES, child__status=CaseStatus.OPEN)
    return waiting.select_related("child", "assessment", "owner").first()


def known_of(child: Child) -> Known:
    """What a new assessment follows: the one in force, the newest screening since that no assessment has taken up, and the
    assessment that is open. One statement; two for a child whom nobody has screened or assessed.
    """
    follows = Assessment.objects.to_follow().filter(child=child).select_related("agency").newest_first()
    opened = OpenAssessment.objects.still_open().filter(child=OuterRef("child_id")).with_said()
    known = JSONObject(pk="pk", public_id="public_id", said="said")
    found = list(follows.annotate(open=Subquery(opened.values_list(known))))
    previous = next((one for one in found if one.assessment_kind == AssessmentKind.ASSESSMENT), None)
    screenings = [one for one in found if one.assessment_kind == AssessmentKind.SCREENING]
    newer = [one for one in screenings if previous is None or one.created_at > previous.created_at]
    return Known(previous, next(iter(newer), None), _open_of(child, found))


def _open_of(child: Child, found: list[Assessment]) -> OpenKnown | None:
    if found:
        known = found[0].open  # type: ignore[attr-defined]
        return OpenKnown(known["pk"], UUID(known["public_id"]), known["said"]) if known else None
    own = OpenAssessment.objects.still_open().filter(child=child).with_said()
    row = own.values_list("pk", "public_id", "said").first()
    return OpenKnown(*row) if row else None


def high_children() -> dict[int, AssessedLevel]:
    """Every child with an open case whose level is HIGH, by internal id. Source: issue 2, reasons for the agenda."""
    return _by_child(_of_open_cases(Level.HIGH))


def raised_to_medium_since(day: date) -> dict[int, AssessedLevel]:
    """Children with an open case who are at MEDIUM and were raised to it, from below or from none, on or after a day.

    A child raised and then assessed at MEDIUM again still counts; one who came down from HIGH does not.
    The day given is that of the assessment that raised the child last. Source: issue 2, reasons for the agenda.
    """
    from_below = Q(previous=None) | Q(previous__final_level__in=BELOW_MEDIUM)
    standing = Assessment.objects.in_force().filter(child=OuterRef("child_id"), final_level=Level.MEDIUM)
    raised = (
        Assessment.objects.assessments()
        .filter(from_below, Exists(standing), final_level=Level.MEDIUM, assessed_on__gte=day)
        .filter(child__status=CaseStatus.OPEN)
    )
    return _by_child(raised.order_by("assessed_on", "pk"))


def stepped_down_from_high_since(day: date) -> dict[int, AssessedLevel]:
    """Children with an open case whom the assessment in force, made on or after a day, brought down from HIGH.

    Source: issue 4, step-down of a HIGH child is also put to SERAC.
    """
    down = Assessment.objects.in_force().filter(previous__final_level=Level.HIGH, assessed_on__gte=day)
    return _by_child(down.exclude(final_level=Level.HIGH).filter(child__status=CaseStatus.OPEN))


def _of_open_cases(level: Level) -> QuerySet[Assessment]:
    """Through the child's own level: one index range instead of every assessment ever made."""
    at_level = {"child__status": CaseStatus.OPEN, "child__risk_order": URGENCY[level], "final_level": level}
    return Assessment.objects.in_force().filter(**at_level)


def _by_child(found: QuerySet[Assessment]) -> dict[int, AssessedLevel]:
    rows = found.values_list("child_id", "final_level", "assessed_on", "public_id")
    return {child: AssessedLevel(level, assessed_on, public_id) for child, level, assessed_on, public_id in rows}
