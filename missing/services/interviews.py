"""Offering a return home interview, deciding against one, or recording that it was declined."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.choices import InterviewStatus, OfferOutcome
from missing.models import InterviewOffer, ReturnInterview
from missing.services import reminding
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, raise_if_any
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One offer as it is written down; by the recorder where nobody else is named."""

    offered_at: datetime
    method: str
    outcome: str = OfferOutcome.THINKING.value
    offered_by: str = ""
    is_independent: bool = True
    reason: str = ""
    words: str = ""
    asked_for: str = ""
    arranged_for: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A refusal that ends the matter: who declined, when and why."""

    declined_at: datetime
    outcome: str
    reason: str
    words: str = ""


@transaction.atomic
def record_offer(
    *, actor: User, interview_id: UUID, offer: Offer, expected_version: int | None = None
) -> InterviewOffer:
    """Record one offer and what came of it; an accepted one arranges the interview.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: statutory guidance on missing children 2014; issue 5 point 2.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.record", expected_version)
    _check_offer(interview, offer)
    accepted = offer.outcome == OfferOutcome.ACCEPTED
    interview.status = InterviewStatus.SCHEDULED if accepted else InterviewStatus.OFFERED
    interview.arranged_for = offer.arranged_for if accepted else None
    change(interview, expected_version=expected_version)
    made = InterviewOffer(interview=interview, recorded_by=actor)
    for field in fields(offer):
        if field.name != "arranged_for":
            setattr(made, field.name, getattr(offer, field.name))
    made.offered_by = offer.offered_by.strip() or str(actor)
    create(made)
    audit.record(actor=actor, action=Action.CREATE, about=[interview.child_id], target=made)
    summary = f"Return home interview offered by {made.offered_by}: {made.get_outcome_display().lower()}"
    _add_line(actor, interview, offer.offered_at, summary)
    return made


@transaction.atomic
def decline_interview(
    *, actor: User, interview_id: UUID, refusal: Refusal, expected_version: int | None = None
) -> ReturnInterview:
    """Close an interview that the child or a parent declined after at least one offer; its reminders stop.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: statutory guidance on missing children 2014; issue 5 point 2.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.record", expected_version)
    rules.check_decline(
        rules.Refusal(
            returned_at=interview.due_at - rules.INTERVIEW_WITHIN,
            declined_at=refusal.declined_at,
            outcome=refusal.outcome,
            reason=refusal.reason,
            offers=interview.offers.count(),
            status=interview.status,
        ),
        now(),
    ).raise_if_any()
    interview.status, interview.closed_at = InterviewStatus(refusal.outcome), refusal.declined_at
    interview.closing_reason, interview.closing_words = refusal.reason, refusal.words
    return _close(actor, interview, expected_version)


@transaction.atomic
def decide_not_to_offer(
    *, actor: User, interview_id: UUID, reason: str, words: str, expected_version: int | None = None
) -> ReturnInterview:
    """Close an interview that is not going to be held, which is itself a decision with a reason: not offered, or, where
    it had been offered, not possible. It is a manager's or the CSE lead's, never the worker's own, and their name stays
    with it. Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 2; domain 1.1.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.close", expected_version)
    rules.check_not_offered(reason, words, interview.status).raise_if_any()
    was_offered = interview.offers.exists()
    interview.status = InterviewStatus.UNABLE_OTHER if was_offered else InterviewStatus.NOT_OFFERED
    interview.closed_at, interview.decided_by = now(), actor
    interview.closing_reason, interview.closing_words = reason, words
    return _close(actor, interview, expected_version)


def _check_offer(interview: ReturnInterview, offer: Offer) -> None:
    found = rules.check_offer(
        rules.Offer(
            returned_at=interview.due_at - rules.INTERVIEW_WITHIN,
            offered_at=offer.offered_at,
            method=offer.method,
            independent=offer.is_independent,
            status=interview.status,
            outcome=offer.outcome,
            reason=offer.reason,
        ),
        now(),
    )
    arranged_before = offer.arranged_for is not None and offer.arranged_for < offer.offered_at
    raise_if_any(
        [*found.faults]
        + ([Fault("arranged_for", "The interview must be arranged for after the offer")] if arranged_before else [])
    )


def _close(actor: User, interview: ReturnInterview, expected_version: int | None) -> ReturnInterview:
    change(interview, expected_version=expected_version)
    reminding.take_back(actor=actor, interview=interview)
    audit.record(
        actor=actor,
        action=Action.CHANGE,
        about=[interview.child_id],
        target=interview,
        detail={"status": interview.status},
    )
    reason = interview.get_closing_reason_display()
    summary = f"Return home interview: {interview.get_status_display().lower()} ({reason.lower()})"
    _add_line(actor, interview, interview.closed_at or now(), summary)
    return interview


def _add_line(actor: User, interview: ReturnInterview, at: datetime, summary: str) -> None:
    chronology.add(
        actor=actor, child=interview.child, happened_at=at, kind="interview", summary=summary, link=interview
    )
