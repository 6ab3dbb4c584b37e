"""The nine counts of a freedom-of-information request, asked by a user."""

from dataclasses import dataclass

from agencies.models import User
from reporting.rules import QUESTIONS, Period, Question
from reporting.selectors.measure import Measure
from reporting.selectors.requested import REQUESTED
from slscb.core import wall
from slscb.core.errors import NotAllowed


@dataclass(frozen=True)
class Counted:
    """One of the nine: the question, the measure whose column of the same key it is, and the count."""

    question: Question
    measure: Measure
    number: int


def standard_counts(user: User, period: Period) -> list[Counted]:
    """The nine counts of a period in their order, over all children but sealed ones, no names; three statements.

    Raises NotAllowed. Source: issue 5 point 7.
    """
    if not user.may("report.view"):
        raise NotAllowed("Your role does not include the board's figures.")
    found: dict[str, tuple[Measure, int]] = {}
    with wall.lifted("the board's figures", sealed=False):
        for measure in REQUESTED.values():
            columns = {column.key: column.expression() for column in measure.columns}
            counts = measure.records(period).order_by().aggregate(**{f"count_{key}": columns[key] for key in columns})
            found |= {key: (measure, counts[f"count_{key}"]) for key in columns}
    return [Counted(one, *found[one.key]) for one in QUESTIONS]
