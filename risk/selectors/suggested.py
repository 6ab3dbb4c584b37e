"""The indicators that other records suggest for a child and that no assessment has answered yet."""

from uuid import UUID

from agencies.models import User
from cases import access as cases
from cases.models import Child
from cases.selectors.proposals import Proposal, proposals_for
from risk import rules
from risk.models import Assessment
from risk.selectors import instruments, standing
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today


def still_suggested(user: User, child: Child, tool: rules.Instrument, previous: Assessment | None) -> list[Proposal]:
    """What is suggested for a child whom the user has opened, in the tool's order, each indicator once and by the newest.

    An assessment answers what was suggested before it, ticked or not.
    """
    newest: dict[str, Proposal] = {}
    for one in proposals_for(user, child):
        if rules.is_unanswered(one.made_at, previous.created_at if previous else None):
            newest.setdefault(one.code, one)
    return [newest[one.code] for one in tool.indicators if one.code in newest]


def suggested_to(user: User, child: Child) -> list[Proposal]:
    """The same for whoever puts into the open assessment of a child whom they have opened."""
    tool = instruments.tool_of(instruments.in_force(today())).rules
    return still_suggested(user, child, tool, standing.in_force_of(child))


def suggested_for(user: User, child_id: UUID) -> list[Proposal]:
    """The same for a child by public id, written into the audit. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    audit.record(
        actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "suggested indicators"}
    )
    return suggested_to(user, child)
