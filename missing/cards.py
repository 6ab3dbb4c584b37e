"""What missing children put on a child's page and on the home page."""

from typing import Any

from django.urls import reverse

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from missing import presenters, selectors
from slscb.core.clock import now
from slscb.core.home import Panel
from slscb.core.words import waiting_words

MOST_COUNTED = 100


def missing_card(user: User, child: Child) -> dict[str, Any]:
    """The newest episodes, how many lately, and the interviews that wait."""
    return presenters.missing_card(child, selectors.missing_of_child(child, now()), now())


def interviews_panel(user: User) -> dict[str, Any]:
    """The interviews longest due."""
    found, more = selectors.to_do(user, now())
    return {"table": presenters.interview_table(found, now()) if found else None, "more": more}


def sign_off_panel(user: User) -> dict[str, Any] | None:
    """How many completed interviews wait for a sign-off; left out where none does."""
    number = selectors.count_unsigned(user, now(), MOST_COUNTED)
    words = waiting_words(number, MOST_COUNTED, "completed interview", "sign-off")
    return {"words": words, "href": f"{reverse('missing:interview-list')}?state=to_sign_off"} if number else None


def links_panel(user: User) -> dict[str, Any] | None:
    """How many suggested links wait for somebody to say whether two episodes belong together; left out where none does."""
    number = selectors.count_links_waiting(user, MOST_COUNTED)
    words = waiting_words(number, MOST_COUNTED, "suggested link", "a decision")
    return {"words": words, "href": reverse("missing:link-list")} if number else None


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
SIGN_OFF = Panel(
    key="return-interviews-sign-off",
    title="Return home interviews to sign off",
    capability="interview.sign_off",
    template="missing/_waiting_panel.html",
    build=sign_off_panel,
    order=21,
)
LINKS = Panel(
    key="linked-episodes",
    title="Episodes that may belong together",
    capability="episode.link",
    template="missing/_waiting_panel.html",
    build=links_panel,
    order=22,
)
