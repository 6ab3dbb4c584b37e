"""Reading panel actions: of children whom the user may see."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import User
from cases import access as cases
from serac import access
from serac.choices import ActionStatus
from serac.models import PanelAction
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today

SETTLED = (ActionStatus.DONE, ActionStatus.NOT_POSSIBLE, ActionStatus.NOT_DONE)
WITH = ("child", "agency", "owner", "meeting", "item")


@dataclass(frozen=True)
class ActionFilter:
    """What to show: `state` is open, overdue, settled or "" for all; `agency` its code; `mine` only what one owns."""

    state: str = ""
    agency: str = ""
    mine: bool = False


def actions(user: User, chosen: ActionFilter) -> QuerySet[PanelAction]:
    """The actions about children whom the user may see, the soonest due first; the caller remembers what was shown."""
    found = PanelAction.objects.visible_to(user)
    if chosen.state == "open":
        found = found.unfinished()  # type: ignore[attr-defined]
    elif chosen.state == "overdue":
        found = found.overdue(today())  # type: ignore[attr-defined]
    elif chosen.state == "settled":
        found = found.filter(status__in=SETTLED)
    if chosen.agency:
        found = found.filter(agency__code=chosen.agency)
    if chosen.mine:
        found = found.filter(owner=user)
    return found.select_related(*WITH).order_by("due_on", "pk")


def open_action(user: User, action_id: UUID) -> PanelAction:
    """Open an action. Raises NotVisible, NotAllowed."""
    action = access.action_for(user, action_id)
    audit.record(actor=user, action=Action.VIEW, about=[action.child_id], target=action)
    return action


def actions_to_do(user: User, most: int) -> list[PanelAction]:
    """The unfinished actions that wait for the user, the soonest due first: theirs, and their agency's without an owner."""
    mine = Q(owner=user) | Q(owner=None, agency__in=user.standing.agency_ids)
    found = PanelAction.objects.visible_to(user).unfinished().filter(mine)  # type: ignore[attr-defined]
    return list(found.select_related("child", "agency").order_by("due_on", "pk")[:most])


def unfinished_action(action_pk: int) -> PanelAction | None:
    """The action to remind of, with child, agency and owner; None once it is settled. Asked by the service itself."""
    return PanelAction.objects.unfinished().select_related("child", "agency", "owner").filter(pk=action_pk).first()


def sees(user: User, action: PanelAction) -> bool:
    """Whether a person may see the child whom an action is about."""
    return cases.sees(user, action.child_id)
