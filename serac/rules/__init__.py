"""What the service decides about the SERAC panel. Plain values in, small frozen values out; the day is an argument."""

from serac.rules.agenda import Draft, Item, arose, merge_draft
from serac.rules.clocks import MeetingClocks, Timing, action_overdue, meeting_clocks
from serac.rules.facts import (
    ChildFacts,
    EpisodeOn,
    LevelOn,
    Listing,
    Meeting,
    OpenAction,
    Reason,
    Referred,
    reason_data,
    reason_from,
)
from serac.rules.grid import (
    check_meeting_day,
    is_on_grid,
    meeting_on_or_after,
    meetings_between,
    next_meeting,
    previous_meeting,
)
from serac.rules.listing import listing, listings
from serac.rules.outcomes import (
    QUORUM,
    Criteria,
    Decision,
    check_action,
    check_decision,
    check_progress,
    closing_criteria,
    quorum,
    stepping_down_criteria,
)

__all__ = [
    "QUORUM",
    "ChildFacts",
    "Criteria",
    "Decision",
    "Draft",
    "EpisodeOn",
    "Item",
    "LevelOn",
    "Listing",
    "Meeting",
    "MeetingClocks",
    "OpenAction",
    "Reason",
    "Referred",
    "Timing",
    "action_overdue",
    "arose",
    "check_action",
    "check_decision",
    "check_meeting_day",
    "check_progress",
    "closing_criteria",
    "is_on_grid",
    "listing",
    "listings",
    "meeting_clocks",
    "meeting_on_or_after",
    "meetings_between",
    "merge_draft",
    "next_meeting",
    "previous_meeting",
    "quorum",
    "reason_data",
    "reason_from",
    "stepping_down_criteria",
]
