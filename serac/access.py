"""The one door to the panel's records for a user: invisible is 404, visible but not allowed is 403.

Meetings hold no case facts and are open to whoever prepares or attends them. Everything about a child is visible to
those who may see that child (cases.access).
"""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access as cases
from serac.models import AgendaItem, Meeting, PanelAction, PanelReferral
from slscb.core.errors import Fault, Invalid, NotAllowed, NotVisible

R = TypeVar("R")

WITH_ITEM = ("meeting__series", "child", "presenter", "added_by", "decision")
WITH_REFERRAL = ("child", "agency", "referred_by", "decided_by")
WITH_ACTION = ("child", "agency", "owner", "meeting")


def meeting_for(user: User, meeting_id: UUID, capability: str = "panel.prepare") -> Meeting:
    """The meeting with a public id. Raises NotVisible, NotAllowed."""
    found = Meeting.objects.select_related("series").filter(public_id=meeting_id).first()
    return _allowed(user, found, capability)


def meeting_to_change(user: User | None, meeting_id: UUID, capability: str) -> Meeting:
    """The meeting with its row locked, so that writes to its agenda queue up. No user means the service itself.

    Raises NotVisible, NotAllowed.
    """
    locked = Meeting.objects.select_related("series").select_for_update(of=("self",))
    return _allowed(user, locked.filter(public_id=meeting_id).first(), capability)


def check_child_to_list(user: User, child_id: UUID) -> None:
    """That the user sees the child whom a request names besides the meeting. Raises Invalid at the field, NotAllowed."""
    try:
        cases.child_for(user, child_id, "panel.coordinate")
    except NotVisible:
        raise Invalid([Fault("child_id", "There is no such child that you can see")]) from None


def item_for(user: User, item_id: UUID, capability: str = "panel.prepare") -> AgendaItem:
    """An item about a child whom the user may see. Raises NotVisible, NotAllowed."""
    found: AgendaItem = _one(user, AgendaItem.objects.select_related(*WITH_ITEM), item_id, capability)
    return found


def item_to_change(user: User, item_id: UUID, capability: str) -> AgendaItem:
    """As `item_for`, with the meeting's row locked before the item is read. Raises NotVisible, NotAllowed."""
    meeting = Meeting.objects.filter(items__public_id=item_id).only("public_id").first()
    if meeting is not None:
        list(Meeting.objects.select_for_update().filter(pk=meeting.pk).values_list("pk"))
    return item_for(user, item_id, capability)


def referral_for(user: User, referral_id: UUID, capability: str = "child.view") -> PanelReferral:
    """A referral about a child whom the user may see. Raises NotVisible, NotAllowed."""
    found: PanelReferral = _one(user, PanelReferral.objects.select_related(*WITH_REFERRAL), referral_id, capability)
    return found


def referral_to_change(user: User, referral_id: UUID, capability: str) -> PanelReferral:
    """As `referral_for`, with the referral's row locked. Raises NotVisible, NotAllowed."""
    locked = PanelReferral.objects.select_related(*WITH_REFERRAL).select_for_update(of=("self",))
    found: PanelReferral = _one(user, locked, referral_id, capability)
    return found


def action_for(user: User, action_id: UUID, capability: str = "child.view") -> PanelAction:
    """An action about a child whom the user may see. Raises NotVisible, NotAllowed."""
    found: PanelAction = _one(user, PanelAction.objects.select_related(*WITH_ACTION), action_id, capability)
    return found


def action_to_report_on(user: User, action_id: UUID) -> PanelAction:
    """An action of the user's agency, or any for those who run the panel. Raises NotVisible, NotAllowed."""
    return _may_report(user, action_for(user, action_id, "action.update"))


def action_to_change(user: User, action_id: UUID, capability: str) -> PanelAction:
    """As `action_to_report_on`, with the action's row locked. Raises NotVisible, NotAllowed."""
    locked = PanelAction.objects.select_related(*WITH_ACTION).select_for_update(of=("self",))
    action: PanelAction = _one(user, locked, action_id, capability)
    return _may_report(user, action)


def may_report(user: User, action: PanelAction) -> bool:
    """Whether the user may report progress: for the agency that answers for the action, or as chair or coordinator."""
    return user.may("action.update") and (action.agency_id in user.standing.agency_ids or user.may("panel.decide"))


def _may_report(user: User, action: PanelAction) -> PanelAction:
    if not may_report(user, action):
        raise NotAllowed("Only the agency that answers for this action may report on it.")
    return action


def _one(user: User, records: "QuerySet[Any]", public_id: UUID, capability: str) -> Any:
    seen = records.visible_to(user).filter(public_id=public_id)  # type: ignore[attr-defined]
    found = _allowed(user, cases.acting(seen, user, capability).first(), capability)
    cases.check_acts(found, capability)
    return found


def _allowed(user: User | None, record: R | None, capability: str) -> R:
    if record is None:
        raise NotVisible("panel")
    if user is not None and not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return record
