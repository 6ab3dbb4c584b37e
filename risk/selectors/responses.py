"""Reading what MEDIUM and HIGH called for. What is shown is written into the audit in the same transaction."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access as cases
from risk import access
from risk.models import RequiredResponse
from slscb.core import audit
from slscb.core.audit import Action


def responses_of(user: User, child_id: UUID) -> QuerySet[RequiredResponse]:
    """The responses that a child's levels called for, the newest first, for paging. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "required responses"})
    found = RequiredResponse.objects.filter(child=child).select_related("child", "assessment", "agency", "owner")
    return found.order_by("-created_at", "-pk")


def show_response(user: User, response_id: UUID) -> RequiredResponse:
    """One response of the user's own agency. Raises NotVisible, NotAllowed."""
    response = access.response_for(user, response_id)
    audit.record(actor=user, action=Action.VIEW, about=[response.child_id], target=response)
    return response
