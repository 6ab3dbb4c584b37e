"""Reading the assessments of one child. What is shown is written into the audit in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from agencies.models import User
from cases import access as cases
from cases.models import Child
from cases.selectors.proposals import Proposal
from risk import access, rules
from risk.choices import AssessmentKind
from risk.models import Assessment, Contribution, IndicatorTick, OpenAssessment, RequiredResponse
from risk.rules import Change, Comparison
from risk.selectors import contributions, instruments, standing, suggested
from risk.selectors.events import Event, events_of
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today


@dataclass(frozen=True)
class OpenTool:
    """What the empty tool needs to know: the version in force, what was ticked before, and what a screening proposes."""

    user: User
    child: Child
    tool: rules.Instrument
    agency_code: str
    previous: Assessment | None
    screening: Assessment | None
    open: standing.OpenKnown | None = None

    @cached_property
    def contributions(self) -> list[Contribution]:
        """What agencies have put forward to the assessment that this one completes, read when it is first shown."""
        return contributions.contributions_to(self.open)

    @cached_property
    def suggested(self) -> list[Proposal]:
        """What other records suggest and no assessment has answered, read when it is first shown."""
        return suggested.still_suggested(self.user, self.child, self.tool, self.previous)

    @cached_property
    def ticks(self) -> dict[int, list[IndicatorTick]]:
        """The ticks of both, read when they are first shown."""
        return ticks_of([one for one in (self.previous, self.screening) if one])

    def ticks_of(self, assessment: Assessment | None) -> list[IndicatorTick]:
        """The ticks of the previous assessment or of the screening."""
        return self.ticks.get(assessment.pk, []) if assessment else []


@dataclass(frozen=True)
class AssessmentPage:
    """Everything about one screening or assessment."""

    assessment: Assessment
    tool: rules.Instrument
    ticks: list[IndicatorTick]
    ticks_before: list[IndicatorTick]
    changes: tuple[Change, ...]
    comparison: Comparison | None
    before: rules.Instrument | None
    responses: list[RequiredResponse]


def open_tool(user: User, child_id: UUID, kind: AssessmentKind) -> OpenTool:
    """Open the tool for a child: today's version, and what is known already. Raises NotVisible, NotAllowed, Invalid."""
    child = access.child_for_tool(user, child_id, kind)
    agency = access.agency_for(user, kind)
    tool = instruments.tool_of(instruments.in_force(today()))
    known = standing.known_of(child)
    screening = known.screening if kind is AssessmentKind.ASSESSMENT else None
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "risk tool"})
    return OpenTool(
        user=user,
        child=child,
        tool=tool.rules,
        agency_code=agency.code,
        previous=known.previous,
        screening=screening,
        open=known.open if kind is AssessmentKind.ASSESSMENT else None,
    )


def open_assessment(user: User, assessment_id: UUID) -> AssessmentPage:
    """Open one screening or assessment with its evidence, beside the one before. Raises NotVisible."""
    return _page_of(user, access.assessment_for(user, assessment_id), Action.VIEW)


def print_assessment(user: User, assessment_id: UUID) -> AssessmentPage:
    """The same to be taken away on paper, written into the audit as printed. Raises NotVisible."""
    return _page_of(user, access.assessment_for(user, assessment_id), Action.PRINT)


def _page_of(user: User, assessment: Assessment, action: Action) -> AssessmentPage:
    audit.record(actor=user, action=action, about=[assessment.child_id], target=assessment)
    tool = instruments.tool_of(assessment.instrument).rules
    compared = [one for one in (assessment, assessment.previous) if one]
    ticks = ticks_of(compared)
    own = ticks.get(assessment.pk, [])
    answers = rules.Answers(
        assessed_on=assessment.assessed_on,
        observations=tuple(rules.Observation(tick.indicator.code, when=tick.when) for tick in own),
    )
    return AssessmentPage(
        assessment=assessment,
        tool=tool,
        ticks=own,
        ticks_before=ticks.get(assessment.previous.pk, []) if assessment.previous else [],
        changes=rules.what_would_change_it(tool, rules.result_of(tool, answers)),
        comparison=_comparison(assessment, ticks),
        before=instruments.tool_of(assessment.previous.instrument).rules if assessment.previous else None,
        responses=list(assessment.responses.select_related("agency", "owner").order_by("response_kind")),
    )


def history_of(user: User, child_id: UUID) -> tuple[Child, list[Assessment], list[Event]]:
    """A child, all the child's screenings and assessments, the newest first, and what happened besides.

    Raises NotVisible, NotAllowed.
    """
    child = cases.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "risk history"})
    made = child.risk_assessments.select_related("agency", "completed_by", "based_on_screening")
    return child, list(made.newest_first()), events_of(user, child)


def assessments_of(user: User, child_id: UUID) -> QuerySet[Assessment]:
    """A child's screenings and assessments for paging, with their ticks. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "risk assessments"})
    made = child.risk_assessments.select_related(
        "child", "agency", "instrument", "previous", "based_on_screening", "completed_by", "approved_by"
    )
    return made.prefetch_related("ticks__indicator", "ticks__agency")


def assessment_shown(assessment: Assessment) -> Assessment:
    """A freshly saved assessment as `assessments_of` would give it, for the API's answer."""
    return (
        Assessment.objects.select_related("child", "agency", "instrument", "previous", "based_on_screening")
        .prefetch_related("ticks__indicator", "ticks__agency")
        .get(pk=assessment.pk)
    )


def standing_of(user: User, child: Child) -> tuple[Assessment | None, list[RequiredResponse], UUID | None]:
    """The assessment in force with its responses, and the id of the one that is open, for a child already opened.

    Two statements: what is open is read with what is in force, or by itself where nothing is.
    """
    opened = OpenAssessment.objects.still_open().filter(child=OuterRef("child_id"))
    known = Assessment.objects.in_force().annotate(open_id=Subquery(opened.values("public_id")))
    found = known.filter(child=child).select_related("completed_by").first()
    if found is None:
        own = OpenAssessment.objects.still_open().filter(child=child).values_list("public_id", flat=True)
        return None, [], own.first()
    responses = child.required_responses.filter(assessment=found).select_related("agency", "owner")
    return found, list(responses), found.open_id


def ticks_of(assessments: Sequence[Assessment]) -> dict[int, list[IndicatorTick]]:
    """The ticks of several assessments in the tool's order, by assessment (internal id)."""
    found: dict[int, list[IndicatorTick]] = {}
    if not assessments:
        return found
    wanted = IndicatorTick.objects.filter(assessment__in=assessments)
    for tick in wanted.select_related("indicator", "agency").order_by("indicator__position"):
        found.setdefault(tick.assessment_id, []).append(tick)
    return found


def _comparison(assessment: Assessment, ticks: dict[int, list[IndicatorTick]]) -> Comparison | None:
    if assessment.previous is None:
        return None
    before, after = (
        {tick.indicator.code: tick.when for tick in ticks.get(one.pk, [])} for one in (assessment.previous, assessment)
    )
    return rules.compare(before, after)
