"""What the home page shows of the board's figures."""

from typing import Any

from agencies.models import User
from reporting import presenters, selectors
from reporting.forms import last_twelve_months
from slscb.core.home import Panel


def headlines(user: User) -> dict[str, Any]:
    """The numbers that the board asks for first."""
    period = last_twelve_months()
    answers = selectors.all_figures(user, period)
    return {"tiles": presenters.tiles(answers)}


HEADLINES = Panel(
    key="headlines",
    title="The last 12 months",
    capability="report.export",
    template="reporting/panels/headlines.html",
    build=headlines,
    order=60,
)
