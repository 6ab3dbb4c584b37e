"""Completing the tool: a screening proposes a level, an assessment sets it."""

from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from cases.choices import CaseStatus
from cases.models import Child
from risk import access, rules, selectors
from risk.choices import AssessmentKind, AssessmentStatus
from risk.models import Assessment, IndicatorTick
from risk.rules import Answers
from risk.rules.scoring import contract
from risk.selectors import Result
from risk.services import contributing, notices, responses, standing
from slscb.core import audit, gathering
from slscb.core.audit import Action
from slscb.core.errors import Fault, raise_if_any
from slscb.core.writing import create


@transaction.atomic
def complete_screening(*, actor: User, child_id: UUID, answers: Answers) -> Assessment:
    """Complete the tool for one's own agency and propose a level to the team that holds the child.

    The child's level stays as it is. Raises Invalid, NotVisible, NotAllowed. Source: strategy section 5; issue 4, 1.
    """
    child = access.child_to_complete(actor, child_id, AssessmentKind.SCREENING)
    agency = access.agency_for(actor, AssessmentKind.SCREENING)
    result = selectors.work_out(actor, child, AssessmentKind.SCREENING, answers)
    screening = _save(actor, child, AssessmentKind.SCREENING, agency, answers, result)
    if rules.refer_at_once(screening.flags):
        responses.refer_at_once(actor=actor, screening=screening)
    notices.screening_completed(actor=actor, child=child, screening=screening)
    return screening


@transaction.atomic
def complete_assessment(
    *, actor: User, child_id: UUID, answers: Answers, contributions_seen: int | None = None
) -> Assessment:
    """Complete the tool for Children's Social Care and set the child's level, with everything that follows from it.

    A level below the calculated one waits for approval, and the calculated level is in force until then. Where an open
    assessment has contributions, `contributions_seen` says how far the assessor has read them.
    Raises Invalid, NotVisible, NotAllowed. Source: strategy section 5; issue 4, 1 and professional judgement.
    """
    child = access.child_to_complete(actor, child_id, AssessmentKind.ASSESSMENT)
    agency = access.agency_for(actor, AssessmentKind.ASSESSMENT)
    result = selectors.work_out(actor, child, AssessmentKind.ASSESSMENT, answers)
    assessment = _save(actor, child, AssessmentKind.ASSESSMENT, agency, answers, result)
    standing.put_in_force(actor=actor, assessment=assessment, previous=result.known.previous)
    if result.known.open:
        contributing.complete(
            actor=actor, child=child, assessment=assessment, known=result.known.open, seen=contributions_seen
        )
    if rules.refer_at_once(assessment.flags):
        notices.referral_demanded(actor=actor, assessment=assessment)
    if assessment.status == AssessmentStatus.AWAITING_APPROVAL:
        notices.approval_asked(actor=actor, assessment=assessment)
    return assessment


def _save(
    actor: User, child: Child, kind: AssessmentKind, agency: Agency, answers: Answers, result: Result
) -> Assessment:
    agencies = selectors.ids_of_agencies((one.agency for one in answers.observations), agency)
    wrong = selectors.agency_faults(answers.observations, agencies.keys())
    raise_if_any((*result.faults, *wrong, *_closed_faults(child, kind)))
    assessment = create(_filled(actor, child, kind, agency, answers, result))
    gathering.insert(
        IndicatorTick(
            assessment=assessment,
            indicator_id=result.tool.indicator_ids[one.code],
            when=tick.when,
            age_at_event=one.age_at_event,
            evidence=one.evidence.strip(),
            observed_on=one.observed_on,
            agency_id=agencies[one.agency or agency.code],
            nature=one.nature,
            is_health_detail=one.is_health_detail,
        )
        for one, tick in zip(answers.observations, answers.ticks, strict=True)
    )
    detail = {"kind": kind.value, "calculated": assessment.calculated_level, "final": assessment.final_level}
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=assessment, detail=detail)
    notices.written_down(actor=actor, assessment=assessment)
    return assessment


def _filled(
    actor: User, child: Child, kind: AssessmentKind, agency: Agency, answers: Answers, result: Result
) -> Assessment:
    calculated = result.score.level.value
    wanted = answers.final_level or calculated
    waits = rules.needs_approval(calculated, wanted)
    sets_level = kind is AssessmentKind.ASSESSMENT
    final, clocks = calculated if waits else wanted, result.tool.rules.review_days
    return Assessment(
        child=child,
        assessment_kind=kind,
        instrument=result.instrument,
        status=AssessmentStatus.AWAITING_APPROVAL if waits else AssessmentStatus.COMPLETED,
        completed_by=actor,
        agency=agency,
        final_level=final,
        requested_level=wanted if waits else "",
        review_due_on=rules.review_due_on(final, answers.assessed_on, clocks) if sets_level else None,
        previous=result.known.previous if sets_level else None,
        based_on_screening=result.known.screening if sets_level else None,
        **contract(result.score),
        **_said(answers),
    )


def _said(answers: Answers) -> dict[str, object]:
    names = ("summary", "protective_factors", "childs_views", "parents_views", "override_reason")
    return {
        "assessed_on": answers.assessed_on,
        "harm_status": answers.harm_status,
        "offence_evidence": answers.offence_evidence,
        "organised_model": answers.is_organised,
        "exploitation_models": list(answers.exploitation_models),
        "trafficking_elements": list(answers.trafficking_elements),
        **{name: getattr(answers, name).strip() for name in names},
    }


def _closed_faults(child: Child, kind: AssessmentKind) -> list[Fault]:
    """Anyone may put a new concern about a closed case forward; its level is set once the case is open again."""
    if kind is AssessmentKind.ASSESSMENT and child.status == CaseStatus.CLOSED:
        return [Fault("", "This case is closed. Open it again before you assess the risk")]
    return []
