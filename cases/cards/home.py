"""What the home page shows of children, and of records opened in an emergency."""

from typing import Any

from agencies.models import User
from cases import presenters, selectors
from cases.presenters import sharing
from slscb.core.clock import today
from slscb.core.home import Panel

SHOWN = 5


def my_children(user: User) -> dict[str, Any] | None:
    """The most urgent of the children allocated to the user; left out for those who hold none."""
    children, more = selectors.work_list(user, selectors.WorkListFilter(mine=True), per_page=SHOWN)
    return {"rows": presenters.rows(children, today()), "more": more} if children else None


def emergencies_waiting(user: User) -> dict[str, Any] | None:
    """The emergencies that wait for a review, the oldest first; left out where there is none."""
    waiting = selectors.emergencies_waiting(user, SHOWN)
    return {"table": sharing.emergencies_table(waiting)} if waiting else None


EMERGENCIES = Panel(
    key="emergencies",
    title="Emergency openings to review",
    capability="emergency.review",
    template="cases/panels/emergencies.html",
    build=emergencies_waiting,
    order=10,
)
MY_CHILDREN = Panel(
    key="my-children",
    title="My children",
    capability="child.change",
    template="cases/panels/my_children.html",
    build=my_children,
    order=50,
)
