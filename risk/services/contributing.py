"""An open assessment: opened by Social Care, put into by every agency involved side by side, completed or ended."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from cases.choices import CaseStatus
from cases.models import Child
from cases.services import chronology
from risk import access, rules, selectors
from risk.choices import AssessmentKind, OpenState
from risk.models import Assessment, Contribution, OpenAssessment
from risk.rules import Observation
from risk.services import telling
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

ENDED = "This assessment is no longer open"


@transaction.atomic
def open_assessment(*, actor: User, child_id: UUID, why: str, wanted_by: date) -> OpenAssessment:
    """Open an assessment for the agencies involved to put into until a day, and tell those who speak for them.

    Raises Invalid, NotVisible, NotAllowed. Source: issue 4, what must work 2.
    """
    child = access.child_to_complete(actor, child_id, AssessmentKind.ASSESSMENT)
    agency = access.agency_for(actor, AssessmentKind.ASSESSMENT)
    raise_if_any(rules.opening_faults(why, wanted_by, today(), is_closed=child.status == CaseStatus.CLOSED))
    made = create(OpenAssessment(child=child, opened_by=actor, agency=agency, why=why.strip(), wanted_by=wanted_by))
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made)
    _write_down(actor, made, "Assessment opened for the agencies involved to put into")
    telling.assessment_opened(actor=actor, opened=made)
    return made


@transaction.atomic
def contribute(*, actor: User, open_assessment_id: UUID, observations: Sequence[Observation]) -> list[Contribution]:
    """Put indicators forward, all or none. Whoever else does so at the same time loses nothing: each is a row of its own.

    Raises Invalid, NotVisible, NotAllowed. Source: issue 4, what must work 2 and proof ("two agencies ticking at once").
    """
    opened = access.open_assessment_to_change(actor, open_assessment_id, "risk.screen")
    agency = access.agency_for(actor, AssessmentKind.SCREENING)
    tool = selectors.tool_on(today())
    agencies = selectors.ids_of_agencies((one.agency for one in observations), agency)
    closed = [] if opened.state == OpenState.OPEN else [Fault("", ENDED)]
    found = rules.check_contributions(tool.rules, observations, today(), opened.child.date_of_birth)
    raise_if_any((*closed, *found.faults, *selectors.agency_faults(observations, agencies.keys())))
    made = [create(_said(actor, agency, opened, one, tool.indicator_ids, agencies)) for one in observations]
    for one in made:
        audit.record(actor=actor, action=Action.CREATE, about=[opened.child_id], target=one)
    _write_down(actor, opened, f"{agency} put {rules.listed(tuple(one.code for one in observations))} forward")
    telling.put_forward(actor=actor, opened=opened, newest=made[-1])
    return made


@transaction.atomic
def withdraw(*, actor: User, contribution_id: UUID, reason: str, expected_version: int) -> Contribution:
    """Take back what one's own agency put forward while the assessment is open; it stays on record with the reason.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 2.
    """
    said = access.contribution_to_change(actor, contribution_id)
    opened = said.open_assessment
    raise_if_any(rules.withdrawing_faults(reason, is_open=opened.state == OpenState.OPEN, is_over=said.is_withdrawn))
    said.withdrawn_by, said.withdrawn_at, said.withdrawn_reason = actor, now(), reason.strip()
    change(said, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[opened.child_id], target=said, detail={"withdrawn": True})
    _write_down(actor, opened, f"{said.agency} withdrew {said.indicator.code}")
    return said


@transaction.atomic
def end(*, actor: User, open_assessment_id: UUID, reason: str, expected_version: int) -> OpenAssessment:
    """End an open assessment without completing it; what was put forward stays on record.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 2.
    """
    opened = access.open_assessment_to_change(actor, open_assessment_id, "risk.assess")
    access.agency_for(actor, AssessmentKind.ASSESSMENT)
    missing = [] if reason.strip() else [Fault("reason", "Enter why it ends without an assessment")]
    raise_if_any([*missing, *([] if opened.state == OpenState.OPEN else [Fault("", ENDED)])])
    opened.state, opened.ending_reason = OpenState.CLOSED, reason.strip()
    _end(actor, opened, expected_version)
    _write_down(actor, opened, "The open assessment ended without being completed")
    return opened


@transaction.atomic(savepoint=False)
def complete(
    *, actor: User, child: Child, assessment: Assessment, known: selectors.OpenKnown, seen: int | None
) -> None:
    """Let an assessment end the open one that it was made from, once its assessor has seen all that was put forward.

    The caller has locked the child's row, so nothing is put forward in between. Raises Invalid.
    Source: issue 4, what must work 2 ("lose nothing").
    """
    if known.said and seen != known.said:
        raise Invalid([Fault("contributions_seen", rules.UNSEEN)])
    opened = OpenAssessment.objects.get(pk=known.pk)
    opened.child = child
    opened.state, opened.assessment = OpenState.COMPLETED, assessment
    _end(actor, opened, opened.version)


def _end(actor: User, opened: OpenAssessment, expected_version: int) -> None:
    opened.ended_by, opened.ended_at = actor, now()
    change(opened, expected_version=expected_version)
    detail = {"state": str(opened.state)}
    audit.record(actor=actor, action=Action.CHANGE, about=[opened.child_id], target=opened, detail=detail)


def _said(
    actor: User,
    agency: Agency,
    opened: OpenAssessment,
    one: Observation,
    indicators: Mapping[str, int],
    agencies: Mapping[str, int],
) -> Contribution:
    tick = rules.as_tick(one, today())
    return Contribution(
        open_assessment=opened,
        indicator_id=indicators[one.code],
        author=actor,
        agency=agency,
        source_agency_id=agencies[one.agency or agency.code],
        when=tick.when,
        age_at_event=one.age_at_event,
        evidence=one.evidence.strip(),
        observed_on=one.observed_on,
        nature=one.nature,
        is_health_detail=one.is_health_detail,
    )


def _write_down(actor: User, opened: OpenAssessment, summary: str) -> None:
    chronology.add(actor=actor, child=opened.child, happened_at=now(), kind="risk", summary=summary, link=opened)
