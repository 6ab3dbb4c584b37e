"""Reading whom an interview was shared with. Every opening is written into the audit in the same transaction."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from missing import access
from missing.models import InterviewSharing, ReturnInterview
from slscb.core import audit
from slscb.core.audit import Action


def sharings_of(user: User, interview_id: UUID) -> QuerySet[InterviewSharing]:
    """Whom an interview was shared with, or not, the first first. Raises NotVisible, NotAllowed."""
    interview = access.interview_for(user, interview_id)
    audit.record(
        actor=user, action=Action.VIEW, about=[interview.child_id], target=interview, detail={"part": "sharings"}
    )
    return shared_of(interview)


def shared_of(interview: ReturnInterview) -> QuerySet[InterviewSharing]:
    """Whom an interview that the caller has found for the user was shared with, or not, the first first."""
    found: QuerySet[InterviewSharing] = interview.sharings.select_related("agency", "recorded_by")
    return found.order_by("shared_at", "pk")
