"""What the panel puts on a child's page and on the home page."""

from typing import Any

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from serac import selectors
from serac.presenters import actions, meetings
from slscb.core.clock import today
from slscb.core.home import Panel

ACTIONS_SHOWN = 5


def child_card(user: User, child: Child) -> dict[str, Any]:
    """The next listing, the last decision and what still has to be done; two statements."""
    return actions.child_card(selectors.panel_of_child(child, today()), today())


def next_meeting(user: User) -> dict[str, Any] | None:
    """The next meeting, and for those who run the panel what still has to be done for it."""
    coming = selectors.next_meeting(user)
    waiting = selectors.referrals_waiting(user) if user.may("panel.coordinate") else 0
    return meetings.home_panel(user, coming, waiting, today())


def actions_due(user: User) -> dict[str, Any] | None:
    """The actions that wait for the user."""
    due = selectors.actions_to_do(user, ACTIONS_SHOWN)
    return {"actions": [actions.action_line(action, today()) for action in due]} if due else None


CHILD = Card(
    key="serac",
    title="SERAC panel",
    template="serac/panels/child_card.html",
    build=child_card,
    order=40,
    actions=(
        ("Refer to the panel", "serac:referral-make", "panel.refer"),
        ("Put on an agenda", "serac:child-list", "panel.coordinate"),
    ),
)
NEXT_MEETING = Panel(
    key="serac-meeting",
    title="SERAC panel",
    capability="panel.prepare",
    template="serac/panels/next_meeting.html",
    build=next_meeting,
    order=20,
)
ACTIONS_DUE = Panel(
    key="serac-actions",
    title="Panel actions to do",
    capability="action.update",
    template="serac/panels/actions_due.html",
    build=actions_due,
    order=30,
)
