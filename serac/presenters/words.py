"""Words and colours of the panel's statuses and levels."""

from datetime import date

from cases.models import Child
from serac.choices import ActionStatus, MeetingStatus, Outcome, ReferralStatus
from serac.models import Meeting, PanelAction
from serac.rules import action_overdue
from slscb.core.days import age_on
from slscb.core.pages import Link, address_of
from slscb.core.parts import Colour, Tag
from slscb.core.words import count_words, day_words

MEETINGS: dict[str, Colour] = {
    MeetingStatus.PLANNED: "grey",
    MeetingStatus.DRAFT: "yellow",
    MeetingStatus.CIRCULATED: "blue",
    MeetingStatus.HELD: "green",
    MeetingStatus.CANCELLED: "grey",
}
REFERRALS: dict[str, Colour] = {
    ReferralStatus.SUBMITTED: "yellow",
    ReferralStatus.ACCEPTED: "blue",
    ReferralStatus.REJECTED: "grey",
    ReferralStatus.WITHDRAWN: "grey",
    ReferralStatus.DISCUSSED: "green",
}
ACTIONS: dict[str, tuple[str, Colour]] = {
    ActionStatus.OPEN: ("Open", "blue"),
    ActionStatus.DONE: ("Done", "green"),
    ActionStatus.NOT_POSSIBLE: ("Not possible", "grey"),
    ActionStatus.NOT_DONE: ("Not done", "orange"),
}


def meeting_tag(meeting: Meeting) -> Tag:
    """The tag of a meeting's status."""
    return Tag(MeetingStatus(meeting.status).label, MEETINGS[meeting.status])


def referral_tag(status: str) -> Tag:
    """The tag of a referral's status."""
    return Tag(ReferralStatus(status).label, REFERRALS[status])


def action_tag(action: PanelAction, today: date) -> Tag:
    """The tag of an action: overdue before anything else."""
    if action_overdue(action.due_on, action.status, today):
        return Tag("Overdue", "red")
    return Tag(*ACTIONS[action.status])


def outcome_words(outcome: str) -> str:
    """What the panel decided, in words; '' for nothing."""
    return Outcome(outcome).label if outcome else ""


def age_words(child: Child, day: date) -> str:
    """Such as '14 years' on a day."""
    return count_words(age_on(child.date_of_birth, day), "year")


def meeting_name(meeting: Meeting) -> str:
    """Such as 'SERAC, 8 December 2026'."""
    return f"{meeting.series.name}, {day_words(meeting.held_on)}"


def meeting_link(meeting: Meeting) -> Link:
    """The meeting's agenda."""
    return Link(meeting_name(meeting), address_of("serac:meeting-view", meeting.public_id))


def child_link(child: Child) -> Link:
    """The child's own page."""
    return Link(child.full_name, address_of("cases:child-view", child.public_id))
