"""What missing children put on a child's page and on the home page."""

from typing import Any

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from missing import presenters, selectors
from slscb.core.clock import now
from slscb.core.home import Panel


def missing_card(user: User, child: Child) -> dict[str, Any]:
    """The newest episodes, how many lately, and the interviews that wait."""
    return presenters.missing_card(child, selectors.missing_of_child(child, now()), now())


def interviews_panel(user: User) -> dict[str, Any]:
    """The interviews longest due."""
    found, more = selectors.to_do(user, now())
    return {"table": presenters.interview_table(found, now()) if found else None, "more": more}


def missing_now_panel(user: User) -> dict[str, Any]:
    """The children longest missing."""
    found, more = selectors.missing_now(user)
    return {"table": presenters.missing_now_table(found, now()) if found else None, "more": more}


CARD = Card(
    key="missing",
    title="Missing and return interviews",
    template="missing/_card.html",
    build=missing_card,
    order=20,
    actions=(
        ("Report missing", "missing:episode-report", "episode.report"),
        ("Profile for police", "missing:profile-view", "child.view"),
    ),
)
INTERVIEWS = Panel(
    key="return-interviews",
    title="Return home interviews to do",
    capability="interview.record",
    template="missing/_interviews_panel.html",
    build=interviews_panel,
    order=20,
)
MISSING_NOW = Panel(
    key="missing-now",
    title="Missing now",
    capability="child.view",
    template="missing/_missing_now_panel.html",
    build=missing_now_panel,
    order=10,
)
