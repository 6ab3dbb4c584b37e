"""Recording whom a completed return home interview was shared with, and why, or that it was decided not to share it."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from cases.services import chronology
from missing import access, rules
from missing.choices import WhatWasShared
from missing.models import InterviewSharing, ReturnInterview
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import create


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """What was shared with one body, or not, as it is written down."""

    shared: str
    basis: str
    why: str
    child_told: bool
    shared_at: datetime
    agency: Agency | None = None
    organisation: str = ""
    person: str = ""
    not_told_reason: str = ""


@transaction.atomic
def share_interview(
    *, actor: User, interview_id: UUID, sharing: Sharing, expected_version: int | None = None
) -> InterviewSharing:
    """Record that a completed interview was shared, or not; it gives nobody access, and what was recorded before stays.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: DfE, Information sharing: advice for practitioners (2024).
    """
    interview = access.interview_to_change(actor, interview_id, "interview.record", expected_version)
    _check(interview, sharing)
    made = InterviewSharing(child=interview.child, interview=interview, recorded_by=actor)
    for field in fields(sharing):
        value = getattr(sharing, field.name)
        setattr(made, field.name, value.strip() if isinstance(value, str) else value)
    create(made)
    audit.record(actor=actor, action=Action.CREATE, about=[interview.child_id], target=made)
    chronology.add(
        actor=actor,
        child=interview.child,
        happened_at=made.shared_at,
        kind="interview",
        summary=_line(made),
        link=interview,
    )
    return made


def _check(interview: ReturnInterview, sharing: Sharing) -> None:
    rules.check_sharing(
        rules.Sharing(
            has_agency=sharing.agency is not None,
            organisation=sharing.organisation,
            shared=sharing.shared,
            basis=sharing.basis,
            why=sharing.why,
            child_told=sharing.child_told,
            not_told_reason=sharing.not_told_reason,
            shared_at=sharing.shared_at,
            held_at=interview.held_at,
            status=interview.status,
        ),
        now(),
    ).raise_if_any()


def _line(made: InterviewSharing) -> str:
    if made.shared == WhatWasShared.NOTHING:
        return f"Decided not to share the return home interview with {made.body}"
    return f"Return home interview shared with {made.body}: {WhatWasShared(made.shared).label.lower()}"
