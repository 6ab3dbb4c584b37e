"""Whom a completed return home interview was shared with, or not, and why.

Readings chosen where the rule is silent: a decision not to share is recorded like one to share, against the body that was
not told; the child's agreement is a basis to share and none not to; what is shared is shared after the interview was
held, to the minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from missing.choices import InterviewStatus, SharingBasis, WhatWasShared
from missing.rules.clock import utc
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was shared with whom, or not, and the interview it is about."""

    has_agency: bool
    organisation: str
    shared: str
    basis: str
    why: str
    child_told: bool
    not_told_reason: str
    shared_at: datetime
    held_at: datetime | None
    status: str = InterviewStatus.COMPLETED.value


def check_sharing(given: Sharing, now: datetime) -> Findings:
    """Of a completed interview alone: one body is named, how much it was given, what that rests on and why, whether the
    child was told and if not why, and when: after the interview, not in the future. Paths are field names.

    Source: DfE, Information sharing: advice for practitioners (2024): record decisions and reasons to share or not;
    consent is not needed where a child is at risk of harm.
    """
    return Findings((*_state_faults(given), *body_faults(given.has_agency, given.organisation), *_faults(given, now)))


def body_faults(has_agency: bool, organisation: str) -> tuple[Fault, ...]:
    """One body is named: an agency of the service or another one in words, never both.

    Source: issue 5 point 4.
    """
    other = bool(organisation.strip())
    if has_agency and other:
        return (Fault("organisation", "Choose an agency or write another body, not both. Record each by itself"),)
    if not has_agency and not other:
        return (Fault("agency", "Choose an agency, or write which other body"),)
    return ()


def _state_faults(given: Sharing) -> Iterator[Fault]:
    if given.status != InterviewStatus.COMPLETED or given.held_at is None:
        yield Fault("", "Complete the interview first: then record who it was shared with")


def _faults(given: Sharing, now: datetime) -> Iterator[Fault]:
    if given.shared not in WhatWasShared.values:
        yield Fault("shared", "Choose what was shared")
    if given.basis not in SharingBasis.values:
        yield Fault("basis", "Choose what that rests on")
    elif given.basis == SharingBasis.CHILD_AGREED and given.shared == WhatWasShared.NOTHING:
        yield Fault("basis", "The child’s agreement is no reason not to share: choose another")
    if not given.why.strip():
        yield Fault("why", "Enter why it was shared, or why not")
    if bool(given.not_told_reason.strip()) == given.child_told:
        message = (
            "Leave this empty where the child was told" if given.child_told else "Enter why the child was not told"
        )
        yield Fault("not_told_reason", message)
    if utc(given.shared_at) > utc(now):
        yield Fault("shared_at", "The time of sharing is in the future")
    elif given.held_at and utc(given.shared_at) < utc(given.held_at).replace(second=0, microsecond=0):
        yield Fault("shared_at", "It cannot have been shared before the interview was held: check both times")
