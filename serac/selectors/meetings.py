"""The panel's calendar: meetings hold no case facts and are open to whoever prepares or attends them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, F, Q, QuerySet, When

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import Agency, User
from serac import rules
from serac.choices import Attendance, MeetingStatus
from serac.models import Meeting
from serac.querysets import not_out
from slscb.core.clock import from_london, today
from slscb.core.days import written
from slscb.core.errors import Fault

SEEN_FOR = timedelta(days=28)
PRESENTING = (
    Role.PRACTITIONER,
    Role.TEAM_MANAGER,
    Role.AGENCY_REPRESENTATIVE,
    Role.POLICE_LIAISON,
    Role.CSE_LEAD,
    Role.CHAMPION,
)


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting with what still has to be done for it."""

    meeting: Meeting
    clocks: rules.MeetingClocks
    listed: int


def meetings(user: User) -> QuerySet[Meeting]:
    """Every meeting with `listed`: the next one first, before it any of the last 28 days whose agenda never went out;
    after those to come the past ones, the latest first."""
    to_come = Case(When(Q(held_on__gte=today()) | not_out(today()), then=F("held_on")))
    return _with_numbers(user).order_by(to_come.asc(nulls_last=True), "-held_on", "-pk")


def calendar() -> QuerySet[Meeting]:
    """Every meeting with its series, for whoever may open meetings; the caller orders them."""
    return Meeting.objects.select_related("series")


def next_meeting(user: User) -> NextMeeting | None:
    """The meeting on today or the first later day that is not cancelled, or None.

    For those who run the panel one of the last four weeks comes before it whose agenda never went out.
    """
    meetings = _with_numbers(user)
    found = meetings.to_deal_with(today()) if user.may("panel.coordinate") else meetings.still_to_come(today())  # type: ignore[attr-defined]
    meeting = found.first()
    if meeting is None:
        return None
    return NextMeeting(meeting, clocks(meeting), meeting.listed)


def meetings_to_list_on(user: User) -> QuerySet[Meeting]:
    """The meetings still to come on whose agenda a child can be put, the next one first."""
    return Meeting.objects.select_related("series").still_to_come(today()).exclude(status=MeetingStatus.HELD)


def clocks(meeting: Meeting) -> rules.MeetingClocks:
    """When referrals close, the agenda goes out, and minutes and actions are due."""
    return rules.meeting_clocks(meeting.series.first_meeting_on, meeting.held_on)


def days_after(meeting: Meeting, count: int) -> list[date]:
    """The next `count` meeting days of the series after a meeting."""
    every = timedelta(days=meeting.series.interval_days)
    return [meeting.held_on + number * every for number in range(1, count + 1)]


def seen_until(meeting: Meeting) -> datetime:
    """The second from which members no longer see the children on the agenda: 28 days on, when the next meeting begins."""
    return from_london(meeting.held_on + SEEN_FOR, meeting.series.starts_at, second=False)


def faults_before_it(meeting: Meeting, on: date) -> list[Fault]:
    """Why nothing can be written down of a meeting on a day: before it, or where nobody was given an agenda."""
    if meeting.status not in (MeetingStatus.CIRCULATED, MeetingStatus.HELD):
        return [Fault("", "Circulate the agenda first")]
    if on < meeting.held_on:
        return [Fault("", f"This meeting is on {written(meeting.held_on)}: record it on that day or later")]
    return []


def attendance_of(meeting: Meeting) -> dict[str, list[Agency]]:
    """The agencies that were present at a meeting and those that sent apologies."""
    rows = list(meeting.attendees.select_related("agency").order_by("agency__name"))
    places = {"present": Attendance.PRESENT, "apologies": Attendance.APOLOGIES}
    return {name: [row.agency for row in rows if row.attendance == value] for name, value in places.items()}


def people_who_present() -> QuerySet[User]:
    """Those who can present a child to the panel or own an action."""
    return agencies.people_with(PRESENTING)


def _with_numbers(user: User) -> QuerySet[Meeting]:
    """Meetings with the number of children on each agenda: all of them for those who run the panel, else none."""
    counted = Q(items__removed=False) if user.may("panel.coordinate") else Q(pk=None)
    return Meeting.objects.select_related("series").annotate(listed=Count("items", filter=counted))
