"""A manager signs off a completed return home interview."""

from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.models import ReturnInterview
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change


@transaction.atomic
def sign_off_interview(
    *, actor: User, interview_id: UUID, words: str = "", expected_version: int | None = None
) -> ReturnInterview:
    """Sign off a completed interview, once, with a comment where there is one; never one's own.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 4; domain 1.2.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.sign_off", expected_version)
    own = rules.is_own(actor.pk, str(actor), interview.completed_by_id, interview.interviewer)
    found = rules.SignOff(interview.status, interview.signed_off_at is not None, own)
    rules.check_sign_off(found).raise_if_any()
    signed_at = now()
    interview.signed_off_at, interview.signed_off_by, interview.sign_off_words = signed_at, actor, words.strip()
    change(interview, expected_version=expected_version)
    detail = {"signed_off": True}
    audit.record(actor=actor, action=Action.CHANGE, about=[interview.child_id], target=interview, detail=detail)
    summary = f"Return home interview signed off by {actor}"
    chronology.add(
        actor=actor, child=interview.child, happened_at=signed_at, kind="interview", summary=summary, link=interview
    )
    return interview
