"""The board's questions asked by a user: counts for those who may see counts, lists as far as each child may be seen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from agencies.models import User
from cases.access import about_visible
from reporting.rules import Period
from reporting.selectors import measure as measuring
from reporting.selectors.measure import Answer, Measure
from reporting.selectors.measures import MEASURES
from reporting.selectors.requested import REQUESTED
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.errors import Fault, Invalid, NotAllowed, NotVisible


def measure_named(key: str) -> Measure:
    """The measure with a key, the board's or one of those of requests. Raises NotVisible."""
    found = MEASURES.get(key) or REQUESTED.get(key)
    if found is None:
        raise NotVisible("measure")
    return found


def figures(user: User, measure: Measure, period: Period, by: str = "") -> Answer:
    """A measure's counts over all children, no names, by its first dimension unless told. Raises NotAllowed, Invalid."""
    if not user.may("report.view"):
        raise NotAllowed("Your role does not include the board's figures.")
    by = by or next(iter(measure.dimensions))
    if by not in measure.dimensions:
        raise Invalid([Fault("by", f"Choose one of {', '.join(measure.dimensions)}")])
    with wall.lifted("the board's figures", sealed=False):
        return measuring.answer(measure, period, by)


def all_figures(user: User, period: Period) -> list[Answer]:
    """Every measure's counts for a period, each by its first dimension. Raises NotAllowed."""
    with wall.lifted("the board's figures", sealed=False):
        return [figures(user, measure, period) for measure in MEASURES.values()]


def listed(user: User, measure: Measure, period: Period, by: str, group: str, column: str) -> QuerySet[Any]:
    """The records behind a count, those of children the user may see, for paging. Raises NotAllowed, NotVisible.

    The caller pages them and calls `remember_listed` with what was shown.
    """
    if not user.may("report.drill"):
        raise NotAllowed("Your role does not include the lists behind the figures.")
    try:
        records = measuring.behind(measure, period, by, group, column)
    except KeyError:
        raise NotVisible("figure") from None
    seen = records.filter(about_visible(user))
    return seen.select_related("child").order_by(f"-{measure.when}", "-pk")


def remember_listed(user: User, measure: Measure, group: str, column: str, shown: Iterable[Any]) -> None:
    """Write into the audit which children the list behind a figure showed, and which figure it was."""
    about = sorted({one.child_id for one in shown})
    detail = {"measure": measure.key, "column": column, "group": group}
    audit.record(actor=user, action=Action.LIST, about=about, detail=detail)
