"""What a reminder about a panel action says, and to whom: its owner, else whoever represents the agency."""

from datetime import datetime

from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from serac import selectors
from serac.models import PanelAction
from slscb.core import outbox
from slscb.core.models import Reminder
from slscb.core.words import day_words

REPRESENTATIVES = (Role.AGENCY_REPRESENTATIVE, Role.POLICE_LIAISON, Role.TEAM_MANAGER, Role.CSE_LEAD)


def action_due(reminder: Reminder, moment: datetime) -> None:
    """On the morning of the day: the action is due today. Silent once it is settled."""
    action = selectors.unfinished_action(reminder.about_id)
    if action:
        _tell(action, f"A SERAC action for child {action.child.reference} is due today", urgent=False)


def action_overdue(reminder: Reminder, moment: datetime) -> None:
    """On the morning after: the action is overdue. Silent once it is settled."""
    action = selectors.unfinished_action(reminder.about_id)
    if action:
        due = day_words(action.due_on)
        _tell(action, f"A SERAC action for child {action.child.reference} was due on {due}", urgent=True)


def _tell(action: PanelAction, title: str, *, urgent: bool) -> None:
    key = f"panel-action-{'overdue' if urgent else 'due'}:{action.public_id}:{action.due_on}"
    link = reverse("serac:action-view", args=[action.public_id])
    outbox.notify(recipients=_who(action), key=key, title=title, link=link, urgent=urgent)


def _who(action: PanelAction) -> list[User]:
    """The owner, and the agency's representatives where there is none, or the owner has left or sees the child no more."""
    if action.owner and action.owner.is_active and selectors.sees(action.owner, action):
        return [action.owner]
    return [user for user in agencies.people_of(action.agency_id, REPRESENTATIVES) if selectors.sees(user, action)]
