"""Who is told of what, and the line in the child's story. Titles carry the child's reference and no case facts."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases import access as cases
from cases.models import Child
from cases.selectors import who_is_told
from cases.services import chronology, escalation
from risk import rules, selectors
from risk.choices import AssessmentKind, AssessmentStatus
from risk.models import Assessment
from slscb.core import outbox
from slscb.core.clock import from_london, now, today
from slscb.core.words import listed

MIDDAY = time(12)
ESCALATED_FOR = timedelta(days=28)


@transaction.atomic(savepoint=False)
def written_down(*, actor: User, assessment: Assessment) -> None:
    """Write the screening or assessment into the child's chronology, on the day it was made."""
    chronology.add(
        actor=actor,
        child=assessment.child,
        happened_at=moment_of(assessment.assessed_on),
        kind="risk",
        summary=summary_of(assessment),
        link=assessment,
    )


@transaction.atomic(savepoint=False)
def screening_completed(*, actor: User, child: Child, screening: Assessment) -> None:
    """Tell the worker and the managers of the team that holds the child; urgently where it cannot wait."""
    _tell(
        actor,
        selectors.team_of(selectors.holder_of(child)),
        screening,
        key=f"risk.screened:{screening.public_id}",
        title=f"Child {child.reference}: a screening proposes a level of risk",
        urgent=rules.refer_at_once(screening.flags),
    )


@transaction.atomic(savepoint=False)
def referral_demanded(*, actor: User, assessment: Assessment) -> None:
    """Tell the worker and the managers that police and social care must be told at once. Source: issue 4, H01."""
    _tell(
        actor,
        selectors.team_of(selectors.holder_of(assessment.child)),
        assessment,
        key=f"risk.refer:{assessment.public_id}",
        title=f"Child {assessment.child.reference}: a referral must be made at once",
        urgent=True,
    )


@transaction.atomic(savepoint=False)
def approval_asked(*, actor: User, assessment: Assessment) -> None:
    """Tell those who may approve a lower level that one waits; where nobody is there to, it is escalated to the CSE lead."""
    child = assessment.child
    others = [person for person in selectors.approvers_for(child) if person != actor]
    _tell(
        actor,
        others or escalation.escalate(actor=actor, child=child, until=now() + ESCALATED_FOR),
        assessment,
        key=f"risk.approval:{assessment.public_id}",
        title=f"Child {assessment.child.reference}: a level of risk waits for approval",
    )


@transaction.atomic(savepoint=False)
def decided(*, actor: User, assessment: Assessment) -> None:
    """Tell the assessor that the lower level was approved or refused, if the child is still theirs to see."""
    assessor = assessment.completed_by
    _tell(
        actor,
        [assessor] if cases.sees(assessor, assessment.child_id) else [],
        assessment,
        key=f"risk.decided:{assessment.public_id}",
        title=f"Child {assessment.child.reference}: the level of risk you asked for was decided on",
    )


@transaction.atomic(savepoint=False)
def flagged(*, actor: User, assessment: Assessment, people: list[User]) -> None:
    """Tell police liaison, and the worker and managers, that a response is called for."""
    _tell(
        actor,
        people,
        assessment,
        key=f"risk.flagged:{assessment.public_id}:{assessment.final_level}",
        title=f"Child {assessment.child.reference}: a response is called for",
        urgent=True,
    )


@transaction.atomic(savepoint=False)
def brought_forward(*, actor: User | None, child: Child, review: rules.Review) -> None:
    """Tell the worker and the managers that the review is due sooner, whoever's act brought it forward; where nobody is
    there any more it is escalated to the CSE lead."""
    team = selectors.team_of(selectors.holder_of(child))
    people = [person for person in team if cases.sees(person, child.pk)]
    told = people or escalation.escalate(actor=actor, child=child, until=now() + ESCALATED_FOR)
    outbox.notify(
        recipients=who_is_told([person for person in told if person != actor], child),
        key=f"risk.forward:{child.public_id}:{review.due_on}",
        title=f"Child {child.reference}: the review of the level of risk is due sooner",
        link=reverse("cases:child-view", kwargs={"child_id": child.public_id}),
        urgent=True,
    )


def link_to(assessment: Assessment) -> str:
    """The address of the assessment's page."""
    return reverse("risk:assessment-view", kwargs={"assessment_id": assessment.public_id})


def moment_of(day: date) -> datetime:
    """The moment that stands for a day in the chronology: the present for today, midday for the past."""
    return now() if day == today() else from_london(day, MIDDAY)


def summary_of(assessment: Assessment) -> str:
    """The chronology's line: the level, who settled on it and which rule gave the calculated one."""
    why = listed(f"{reason['rule']} ({', '.join(reason['codes'])})" for reason in assessment.reasons)
    given = f"{assessment.calculated_level.upper()} by the tool{': ' + why if why else ''}"
    if assessment.assessment_kind == AssessmentKind.SCREENING:
        return f"Screening by {assessment.agency} proposes {assessment.final_level.upper()} ({given})"
    if assessment.status == AssessmentStatus.AWAITING_APPROVAL:
        asked = assessment.requested_level.upper()
        return f"Assessed as {given}. The assessor asks for {asked}, which waits for approval"
    if assessment.final_level != assessment.calculated_level:
        return f"Assessed as {assessment.final_level.upper()} by professional judgement ({given})"
    return f"Assessed as {given}"


def _tell(
    actor: User, people: list[User], assessment: Assessment, *, key: str, title: str, urgent: bool = False
) -> None:
    others = [person for person in who_is_told(people, assessment.child) if person.pk != actor.pk]
    outbox.notify(recipients=others, key=key, title=title, link=link_to(assessment), urgent=urgent)
