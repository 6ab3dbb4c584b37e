"""Whether an offer, an interview, a refusal or a decision not to offer can be recorded.

Readings chosen where the rule is silent: an interview held after its 72 hours needs the reason for the delay; an
interviewer who is not independent needs a reason unless the child asked for that person; a refusal needs an offer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from missing.choices import (
    DECLINED,
    WAITING,
    DeclineReason,
    InterviewStatus,
    NotOfferedReason,
    OfferMethod,
    OfferOutcome,
)
from missing.rules.clock import held_in_time, utc
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of a return home interview, and what came of it."""

    returned_at: datetime
    offered_at: datetime
    method: str
    independent: bool = True
    status: str = InterviewStatus.TO_OFFER.value
    outcome: str = OfferOutcome.THINKING.value
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """An interview that was held; it may cover the returns of other episodes too."""

    returned_at: datetime
    held_at: datetime
    independent: bool = True
    chosen_by_child: bool = False
    not_independent_reason: str = ""
    late_reason: str = ""
    status: str = InterviewStatus.TO_OFFER.value
    also_covers: tuple[datetime, ...] = ()
    is_safe_now: bool | None = None
    immediate_safety: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An interview that the child or a parent declined."""

    returned_at: datetime
    declined_at: datetime
    outcome: str
    reason: str
    offers: int
    status: str = InterviewStatus.OFFERED.value


def check_offer(offer: Offer, now: datetime) -> Findings:
    """An offer is made after the return, not in the future, by a known method, while the interview is still open, and
    one that was declined gives the reason; one that comes late or from someone not independent draws a warning.

    Source: statutory guidance on missing children 2014; issue 5 point 2.
    """
    return findings(
        (
            *_time_faults("offered_at", "offer", offer.returned_at, offer.offered_at, now),
            None if offer.method in OfferMethod.values else Fault("method", "Say how the interview was offered"),
            *_outcome_faults(offer),
            _closed(offer.status),
        ),
        (
            None
            if held_in_time(offer.returned_at, offer.offered_at)
            else Fault("offered_at", "The 72 hours were over before this offer"),
            None if offer.independent else Fault("independent", "Someone independent should offer the interview"),
        ),
    )


def check_completion(held: Completion, now: datetime) -> Findings:
    """An interview is held after the return and not in the future; a late one needs its reason, one by someone not
    independent needs a reason unless the child chose them, and one that finds the child unsafe says what was done.

    Source: statutory guidance on missing children 2014; issue 5 points 2 and 4.
    """
    last_return = max((held.returned_at, *held.also_covers), key=utc)
    return findings(
        (
            *_time_faults("held_at", "interview", last_return, held.held_at, now),
            *_reason_faults(held),
            *_safety_faults(held),
            _closed(held.status),
        ),
        (None if held.independent else Fault("independent", "The interviewer is not independent of the child's care"),),
    )


def check_decline(refusal: Refusal, now: datetime) -> Findings:
    """A refusal comes after the return and after at least one offer, says who declined, and gives a known reason.

    Source: statutory guidance on missing children 2014; issue 5 point 2.
    """
    return findings(
        (
            *_time_faults("declined_at", "refusal", refusal.returned_at, refusal.declined_at, now),
            None if refusal.outcome in DECLINED else Fault("outcome", "Say whether the child or a parent declined"),
            None if refusal.reason in DeclineReason.values else Fault("reason", "Give the reason for declining"),
            None if refusal.offers > 0 else Fault("", "Record the offer first: only an offer can be declined"),
            _closed(refusal.status),
        )
    )


def check_not_offered(reason: str, words: str, status: str) -> Findings:
    """A decision not to offer an interview is itself recorded, with a known reason and the thinking behind it.

    Source: issue 5 point 2; domain 1.1.
    """
    return findings(
        (
            None if reason in NotOfferedReason.values else Fault("reason", "Give the reason for not offering"),
            None if words.strip() else Fault("words", "Say in words why no interview is offered"),
            _closed(status),
        )
    )


def _time_faults(path: str, what: str, returned_at: datetime, at: datetime, now: datetime) -> Iterator[Fault]:
    if utc(at) > utc(now):
        yield Fault(path, f"The time of the {what} is in the future")
    if utc(at) < utc(returned_at):
        yield Fault(path, f"The time of the {what} is before the child's return")


def _reason_faults(held: Completion) -> Iterator[Fault]:
    first_return = min((held.returned_at, *held.also_covers), key=utc)
    if not held_in_time(first_return, held.held_at) and not held.late_reason.strip():
        yield Fault("late_reason", "The interview was held after its 72 hours: say why")
    if not (held.independent or held.chosen_by_child or held.not_independent_reason.strip()):
        yield Fault("not_independent_reason", "Say why the interviewer was not independent")


def _outcome_faults(offer: Offer) -> Iterator[Fault]:
    if offer.outcome not in OfferOutcome.values:
        yield Fault("outcome", "Say what came of the offer")
    elif offer.outcome == OfferOutcome.DECLINED and offer.reason not in DeclineReason.values:
        yield Fault("reason", "Give the reason for declining")


def _safety_faults(held: Completion) -> Iterator[Fault]:
    if held.is_safe_now is False and not held.immediate_safety.strip():
        yield Fault("immediate_safety", "Say what was done to make the child safe")


def _closed(status: str) -> Fault | None:
    if status in WAITING:
        return None
    if status == InterviewStatus.NOT_DUE:
        return Fault("", "Record the child's return first")
    return Fault("", "This interview is already closed")
