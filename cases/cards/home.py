"""What the home page shows of children."""

from typing import Any

from agencies.models import User
from cases import presenters, selectors
from slscb.core.clock import today
from slscb.core.home import Panel

SHOWN = 5


def my_children(user: User) -> dict[str, Any] | None:
    """The most urgent of the children allocated to the user; left out for those who hold none."""
    children, more = selectors.work_list(user, selectors.WorkListFilter(mine=True), per_page=SHOWN)
    return {"rows": presenters.rows(children, today()), "more": more} if children else None


MY_CHILDREN = Panel(
    key="my-children",
    title="My children",
    capability="child.change",
    template="cases/panels/my_children.html",
    build=my_children,
    order=50,
)
