"""What risk puts on a child's page and on the home page."""

from datetime import timedelta
from typing import Any

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from cases.presenters import level_tag
from risk import selectors
from risk.presenters import assessments, calibration, contributions, instruments, levels, lists
from slscb.core.clock import today
from slscb.core.home import Panel
from slscb.core.words import day_words, due_day_words

SHOWN = 5
SOON = timedelta(days=14)


def risk_card(user: User, child: Child) -> dict[str, Any]:
    """The level in force and why, the review, and the responses it calls for."""
    found, called_for, opened = selectors.standing_of(user, child)
    history = {"child_id": child.public_id, "opened": contributions.card_link(opened)}
    if found is None:
        return history | {"review": due_day_words(child.review_due_on, today()) if child.review_due_on else ""}
    return history | {
        "level": level_tag(found.final_level),
        "why": levels.why(found.reasons) or "No current indicators",
        "flags": levels.flag_words(found.flags),
        "harm": found.get_harm_status_display(),
        "href": assessments.address(found),
        "title": assessments.title(found),
        "review": due_day_words(found.review_due_on, today()) if found.review_due_on else "",
        "review_on": day_words(found.review_due_on) if found.review_due_on else "",
        "brought_forward": assessments.brought_forward(found),
        "responses": assessments.responses(user, called_for, today()),
    }


def flagged_panel(user: User) -> dict[str, Any] | None:
    """The first of the flagged children; left out where there is none."""
    found = selectors.first_flagged(user, SHOWN)
    return {"table": lists.flagged_table(found)} if found else None


def approvals_panel(user: User) -> dict[str, Any] | None:
    """Lower levels that wait for this person's approval."""
    found = selectors.first_waiting(user, SHOWN)
    return {"table": lists.waiting_table(found)} if found else None


def reviews_panel(user: User) -> dict[str, Any] | None:
    """The user's own children whose review is due within a fortnight."""
    found = selectors.reviews_due(user, today() + SOON, SHOWN)
    return {"table": lists.reviews_table(found, today())} if found else None


def drafts_panel(user: User) -> dict[str, Any] | None:
    """What this person has begun to fill in and not completed."""
    found = selectors.drafts_begun(user, SHOWN)
    return {"table": lists.drafts_table(found)} if found else None


def asked_panel(user: User) -> dict[str, Any] | None:
    """Open assessments to which this person's agency has put nothing yet."""
    found = selectors.asked_of(user, SHOWN)
    return {"table": contributions.asked_table(found)} if found else None


def tool_panel(user: User) -> dict[str, Any] | None:
    """Versions of the tool that wait for this person's decision."""
    found = selectors.waiting_for_decision(user)
    return {"table": instruments.versions_table(found, today())} if found else None


def calibration_panel(user: User) -> dict[str, Any] | None:
    """The open round, while this person has vignettes left to score."""
    found = selectors.to_score(user)
    return calibration.panel_words(*found, today()) if found else None


CARD = Card(
    key="risk",
    title="Risk",
    template="risk/_card.html",
    build=risk_card,
    order=10,
    actions=(
        ("Assess the risk", "risk:assessment-create", "risk.assess"),
        ("Open an assessment to agencies", "risk:open-assessment-create", "risk.assess"),
        ("Complete a screening", "risk:screening-create", "risk.screen"),
    ),
)
FLAGGED = Panel("risk-flagged", "Flagged children", "risk.flagged", "risk/_flagged_panel.html", flagged_panel, 15)
APPROVALS = Panel(
    "risk-approvals", "Approvals waiting", "risk.approve", "risk/_approvals_panel.html", approvals_panel, 5
)
REVIEWS = Panel("risk-reviews", "Reviews due", "risk.assess", "risk/_reviews_panel.html", reviews_panel, 40)
DRAFTS = Panel("risk-drafts", "Begun and not completed", "risk.screen", "risk/_drafts_panel.html", drafts_panel, 35)
ASKED = Panel(
    "risk-asked", "Assessments that wait for your agency", "risk.screen", "risk/_approvals_panel.html", asked_panel, 30
)
TOOL = Panel("risk-tool", "A new version of the tool", "tool.approve", "risk/_approvals_panel.html", tool_panel, 45)
CALIBRATION = Panel(
    "risk-calibration", "Calibration", "calibration.take", "risk/_calibration_panel.html", calibration_panel, 70
)
PANELS = (FLAGGED, APPROVALS, REVIEWS, DRAFTS, ASKED, TOOL, CALIBRATION)
