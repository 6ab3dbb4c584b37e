"""Meetings as lines of the calendar, and what can be done with one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from agencies.models import Agency, User
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.presenters.words import meeting_tag
from serac.rules import MeetingClocks, meeting_clocks, quorum
from serac.selectors import NextMeeting
from slscb.core.clock import london
from slscb.core.pages import Link
from slscb.core.parts import Cell, Column, Row, Table, Tag
from slscb.core.words import count_words, day_words, due_day_words, listed, opening, weekday_words

TO_COORDINATE = "panel.coordinate"


def calendar(meetings: Iterable[Meeting], today: date, user: User) -> Table:
    """Meetings with when papers go out; for those who run the panel with the number of children."""
    numbers = user.may(TO_COORDINATE)
    columns: list[str | Column] = ["Meeting", "When", "Agenda goes out", "Status"]
    if numbers:
        columns.append(Column("Children", is_number=True))
    return Table.of("Meetings", columns, [_line(one, today, numbers) for one in meetings], is_caption_hidden=True)


def _line(meeting: Meeting, today: date, numbers: bool) -> list[str | int | Cell]:
    clocks = meeting_clocks(meeting.series.first_meeting_on, meeting.held_on)
    line: list[str | int | Cell] = [
        Cell(day_words(meeting.held_on), href=reverse("serac:meeting-view", args=[meeting.public_id])),
        when_words(meeting.held_on, today),
        Cell(day_words(clocks.circulate_on), hint=_late(meeting, clocks, today)),
        Cell(tag=meeting_tag(meeting)),
    ]
    return [*line, meeting.listed] if numbers else line  # type: ignore[attr-defined]


def when_words(day: date, today: date) -> str:
    """Such as 'in 5 days', or nothing once the day has passed."""
    return opening(due_day_words(day, today)) if day >= today else "Past"


def _late(meeting: Meeting, clocks: MeetingClocks, today: date) -> str:
    waits = meeting.status in (MeetingStatus.PLANNED, MeetingStatus.DRAFT) and meeting.held_on >= today
    return opening(due_day_words(clocks.circulate_on, today)) if waits else ""


def facts(meeting: Meeting, listed: str) -> list[Row]:
    """The strip at the top of a meeting's pages."""
    clocks = meeting_clocks(meeting.series.first_meeting_on, meeting.held_on)
    rows = [
        Row("When", f"{weekday_words(meeting.held_on)}, {meeting.series.starts_at:%H:%M}"),
        Row("Where", meeting.series.venue),
        Row("On the agenda", listed),
    ]
    if meeting.circulated_at:
        rows.append(Row("Circulated", day_words(london(meeting.circulated_at).date())))
    else:
        rows.append(Row("Agenda goes out", day_words(clocks.circulate_on)))
    return rows


def what_to_do(user: User, meeting: Meeting, today: date) -> list[Link]:
    """The buttons of a meeting's page, by its status and what the user may do; the likeliest first."""
    links: list[Link] = []
    if user.may(TO_COORDINATE):
        links += _to_coordinate(meeting, today)
    for text, name in (("Prepare", "serac:meeting-prepare"), ("Print the agenda (PDF)", "serac:agenda-print")):
        links.append(_to(text, name, meeting))
    return links


def _to_coordinate(meeting: Meeting, today: date) -> list[Link]:
    status = meeting.status
    if status == MeetingStatus.PLANNED:
        return [_to("Build the agenda", "serac:agenda-build", meeting), _to("Cancel", "serac:meeting-cancel", meeting)]
    if status == MeetingStatus.DRAFT:
        return [
            _to("Circulate", "serac:agenda-circulate", meeting),
            _to("Build again", "serac:agenda-build", meeting),
            _to("Add a child", "serac:item-add", meeting),
        ]
    if status == MeetingStatus.CIRCULATED and meeting.held_on > today:
        return [_to("Add a child", "serac:item-add", meeting)]
    if status in (MeetingStatus.CIRCULATED, MeetingStatus.HELD):
        return [_to("Record who was there", "serac:meeting-record", meeting)]
    return []


def _to(text: str, name: str, meeting: Meeting) -> Link:
    return Link(text, reverse(name, args=[meeting.public_id]))


def home_panel(user: User, coming: NextMeeting | None, waiting: int, today: date) -> dict[str, Any] | None:
    """The next meeting on the home page: when it is, who waits, and what to do first."""
    if coming is None:
        return None
    meeting, lines = coming.meeting, []
    if waiting:
        lines.append(f"{count_words(waiting, 'referral')} to decide on")
    if meeting.agenda_built_at and user.may(TO_COORDINATE):
        lines.append(f"{children_words(coming.listed)} on the agenda")
    if not meeting.circulated_at:
        lines.append(f"The agenda goes out on {day_words(coming.clocks.circulate_on)}")
    links = what_to_do(user, meeting, today)[:3]
    if waiting:
        links.insert(0, Link("Referrals", reverse("serac:referral-list")))
    return {
        "when": when_words(meeting.held_on, today),
        "day": weekday_words(meeting.held_on),
        "tag": meeting_tag(meeting),
        "lines": lines,
        "links": [Link("Open the agenda", reverse("serac:meeting-view", args=[meeting.public_id])), *links],
    }


def tags(meeting: Meeting) -> list[Tag]:
    """The meeting's status."""
    return [meeting_tag(meeting)]


def attendance(present: list[Agency], apologies: list[Agency]) -> list[Row]:
    """Which agencies were there and which sent apologies, and whether that was a quorum; nothing before it is recorded."""
    if not present:
        return []
    missing = quorum(agency.code for agency in present).missing
    return [
        Row("Present", listed(str(agency) for agency in present)),
        Row("Apologies", listed(str(agency) for agency in apologies) or "None"),
        Row("Quorum", f"No: without {listed(missing)}" if missing else "Yes"),
    ]


def children_words(number: int) -> str:
    """Such as '12 children'."""
    return count_words(number, "child", "children")
