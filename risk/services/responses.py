"""What MEDIUM and HIGH call for: a specialist police response and an intensive social care response, tracked to the end."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from agencies import selectors as agencies
from agencies.choices import AgencyCode, Role
from agencies.models import Agency, User
from cases.services import chronology, involvement
from risk import access, rules, selectors
from risk.choices import ResponseKind, ResponseStatus
from risk.models import Assessment, RequiredResponse
from risk.models.response import OPEN_STATUSES
from risk.services import notices
from risk.services.reviews import AT
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import from_london, now, today
from slscb.core.errors import Fault, Invalid
from slscb.core.writing import change, create

AGENCY_OF = {ResponseKind.POLICE: AgencyCode.POLICE, ResponseKind.SOCIAL_CARE: AgencyCode.SOCIAL_CARE}
RESPONSE_OVERDUE = "risk.response_overdue"
WHY_POLICE = "Level of risk calls for a specialist police response"


class OnceAt(TypedDict):
    """When a response is looked at again, and the key that makes it once."""

    due_at: datetime
    key: str


@transaction.atomic(savepoint=False)
def call_for(*, actor: User, assessment: Assessment, previous: Assessment | None) -> list[RequiredResponse]:
    """Create the responses that a level calls for, involve police and tell both agencies; drop those no longer called for.

    A response still open is carried on; where the level rose, or H01 is ticked for the first time, it starts anew.
    Source: strategy section 5; issue 4.
    """
    kinds = rules.required_responses(assessment.final_level, assessment.flags)
    if not kinds and _nothing_was_called_for(assessment, previous):
        return []
    existing = {one.response_kind: one for one in _existing(assessment)}
    if not kinds:
        _drop(actor, existing.values())
        return []
    was_referred = _was_referred(assessment, previous)
    if was_referred and not rules.required_responses(assessment.final_level):
        kinds = tuple(kind for kind in kinds if kind in existing)
    raised = rules.is_raised(previous.final_level if previous else None, assessment.final_level)
    refers = rules.refer_at_once(assessment.flags) and not was_referred
    return _call(actor, assessment, kinds, existing, anew=raised or refers)


@transaction.atomic(savepoint=False)
def refer_at_once(*, actor: User, screening: Assessment) -> list[RequiredResponse]:
    """Create the responses that H01 in a screening demands at once; those that are open already stay as they are.

    Source: issue 4, the rules (H01).
    """
    kinds = rules.required_responses("", screening.flags)
    open_kinds = {one.response_kind for one in _existing(screening)}
    return _call(actor, screening, [kind for kind in kinds if kind not in open_kinds], {}, anew=False)


def _call(
    actor: User,
    assessment: Assessment,
    kinds: Iterable[ResponseKind],
    existing: Mapping[str, RequiredResponse],
    *,
    anew: bool,
) -> list[RequiredResponse]:
    """Involve police; begin what is not there yet, carry on what is, and tell of what begins or begins anew."""
    holder = selectors.holder_of(assessment.child)
    owners = {ResponseKind.SOCIAL_CARE: holder.worker if holder else None}
    partners = {one.code: one for one in agencies.agencies()}
    police = partners[AgencyCode.POLICE]
    involvement.begin(actor=actor, child=assessment.child, agency=police, reason=WHY_POLICE)
    begun = []
    for kind in kinds:
        found = existing.get(kind)
        if found is None:
            begun.append(_begin(actor, assessment, kind, partners[AGENCY_OF[kind]], owners.get(kind)))
        elif anew or found.assessment_id != assessment.pk:
            begun += _carry_on(actor, assessment, found, anew=anew)
    if begun:
        told = selectors.people_answering(police.pk, [Role.POLICE_LIAISON]) + selectors.team_of(holder)
        notices.flagged(actor=actor, assessment=assessment, people=told)
    return begun


def _was_referred(assessment: Assessment, previous: Assessment | None) -> bool:
    """Whether H01 called for the responses before: the referral is made once, not at every review."""
    before = [one for one in (previous, assessment.based_on_screening) if one]
    return any(rules.refer_at_once(one.flags) for one in before)


@transaction.atomic
def acknowledge(*, actor: User, response_id: UUID) -> RequiredResponse:
    """Take a response on for one's agency; whoever does so owns it. Doing it twice changes nothing.

    Raises Invalid, NotVisible, NotAllowed. Source: issue 4, one-click acknowledgement.
    """
    response = access.response_to_change(actor, response_id)
    if response.status not in OPEN_STATUSES:
        raise Invalid([Fault("", "This response is closed")])
    if response.status == ResponseStatus.NOT_STARTED:
        response.status, response.acknowledged_at, response.owner = ResponseStatus.ACKNOWLEDGED, now(), actor
        change(response)
        _remember(actor, response, "acknowledged")
    return response


@transaction.atomic
def complete(*, actor: User, response_id: UUID, outcome: str, expected_version: int) -> RequiredResponse:
    """Say what came of a response. Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, outcome."""
    response = access.response_to_change(actor, response_id)
    if response.status not in OPEN_STATUSES:
        raise Invalid([Fault("", "This response is closed")])
    if not outcome.strip():
        raise Invalid([Fault("outcome", "Enter what came of it")])
    response.status, response.done_at, response.outcome = ResponseStatus.DONE, now(), outcome.strip()
    response.acknowledged_at = response.acknowledged_at or response.done_at
    response.owner = response.owner or actor
    change(response, expected_version=expected_version)
    outbox.cancel(about=response)
    _remember(actor, response, "done")
    return response


def _nothing_was_called_for(assessment: Assessment, previous: Assessment | None) -> bool:
    """Whether no response can be open, since the assessment before dropped what its level does not call for.

    Approving a lower level changes the assessment itself, whose higher level may have called for some.
    """
    screening = assessment.based_on_screening
    if screening is not None and rules.refer_at_once(screening.flags):
        return False
    if previous is None:
        return True
    return previous.pk != assessment.pk and not rules.required_responses(previous.final_level, previous.flags)


def _existing(assessment: Assessment) -> QuerySet[RequiredResponse]:
    """The child's open responses, and those already made for this very assessment."""
    mine = Q(status__in=OPEN_STATUSES) | Q(assessment=assessment)
    return RequiredResponse.objects.select_for_update().filter(mine, child=assessment.child)


def _begin(
    actor: User, assessment: Assessment, kind: ResponseKind, agency: Agency, owner: User | None
) -> RequiredResponse:
    response = create(
        RequiredResponse(
            child=assessment.child,
            assessment=assessment,
            response_kind=kind,
            agency=agency,
            owner=owner,
            due_on=rules.response_due_on(assessment.final_level, today(), assessment.flags),
        )
    )
    audit.record(actor=actor, action=Action.CREATE, about=[assessment.child_id], target=response)
    outbox.schedule(kind=RESPONSE_OVERDUE, about=response, **_when_overdue(response))
    return response


def _carry_on(actor: User, assessment: Assessment, response: RequiredResponse, *, anew: bool) -> list[RequiredResponse]:
    response.assessment = assessment
    if anew:
        response.status, response.acknowledged_at = ResponseStatus.NOT_STARTED, None
        response.due_on = min(response.due_on, rules.response_due_on(assessment.final_level, today(), assessment.flags))
    change(response)
    audit.record(actor=actor, action=Action.CHANGE, about=[assessment.child_id], target=response)
    outbox.reschedule(kind=RESPONSE_OVERDUE, about=response, **_when_overdue(response))
    return [response] if anew else []


def _when_overdue(response: RequiredResponse) -> OnceAt:
    overdue_at = from_london(response.due_on + timedelta(days=1), AT)
    return {"due_at": overdue_at, "key": f"{RESPONSE_OVERDUE}:{response.public_id}:{response.due_on}"}


def _drop(actor: User, responses: Iterable[RequiredResponse]) -> None:
    for response in (one for one in responses if one.status in OPEN_STATUSES):
        response.status = ResponseStatus.NOT_NEEDED
        change(response)
        outbox.cancel(about=response)
        audit.record(actor=actor, action=Action.CHANGE, about=[response.child_id], target=response)


def _remember(actor: User, response: RequiredResponse, what: str) -> None:
    detail = {"status": response.status}
    audit.record(actor=actor, action=Action.CHANGE, about=[response.child_id], target=response, detail=detail)
    summary = f"{response.get_response_kind_display()} {what}"
    chronology.add(
        actor=actor, child=response.child, happened_at=now(), kind="risk", summary=summary, link=response.assessment
    )
