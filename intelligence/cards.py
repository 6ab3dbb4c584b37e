"""What a child's page and the home page say of intelligence."""

from typing import Any

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from intelligence import presenters, selectors
from slscb.core.home import Panel
from slscb.core.words import waiting_words


def reports(user: User, child: Child) -> dict[str, Any] | None:
    """The newest reports about the child that this person may know of; left out for those who may not send any."""
    if not user.may("intelligence.submit"):
        return None
    is_police = user.may("intelligence.grade")
    return {"lines": presenters.card_lines(selectors.about_child(user, child), is_police), "is_police": is_police}


INTELLIGENCE = Card(
    key="intelligence",
    title="Intelligence",
    template="intelligence/_card.html",
    build=reports,
    order=60,
    actions=(("Send intelligence to police", "intelligence:child-report-submit", "intelligence.submit"),),
)


def waiting(user: User) -> dict[str, Any] | None:
    """How many reports wait for a grade; left out where none does."""
    count = selectors.waiting_count(user)
    return {"words": waiting_words(count, selectors.MOST_WAITING, "report", "a grade")} if count else None


WAITING = Panel(
    key="intelligence-waiting",
    title="Intelligence to grade",
    capability="intelligence.grade",
    template="intelligence/_waiting.html",
    build=waiting,
    order=30,
)
