"""What may follow a return home interview that was held: indicators to confirm, and intelligence to send."""

from collections.abc import Sequence
from typing import Any

from agencies.models import User
from cases.selectors.proposals import Proposal, tool_labels, tool_ways
from missing.choices import InterviewStatus
from missing.models import ReturnInterview
from slscb.core.pages import Link, address_of
from slscb.core.parts import Row

INTELLIGENCE = ("Send intelligence to police", "intelligence:child-report-submit", "intelligence.submit")


def what_may_follow(user: User, interview: ReturnInterview, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """The indicators that a completed interview suggests, each with why, and the ways on that this person may take."""
    if interview.status != InterviewStatus.COMPLETED:
        return {}
    labels = tool_labels() if proposals else {}
    shown = [one for one in proposals if one.code in labels]
    child_id = interview.child.public_id
    assess = next((way for way in tool_ways() if user.may(way[2])), None)
    ways = [way for way in (assess, INTELLIGENCE) if way and user.may(way[2])]
    return {
        "rows": [Row(f"{one.code}: {labels[one.code]}", one.words) for one in shown],
        "ways": [Link(text, address_of(name, child_id)) for text, name, _ in ways],
    }
