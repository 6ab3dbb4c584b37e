"""Meetings as lines of the calendar, and what can be done with one."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from agencies.models import Agency, User
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.presenters.words import meeting_tag
from serac.rules import MeetingClocks, can_circulate, meeting_clocks, quorum
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
        Cell(day_words(clocks.circulate_on), hint=circulation_words(meeting, clocks, today)),
        Cell(tag=meeting_tag(meeting)),
    ]
    return [*line, meeting.listed] if numbers else line  # type: ignore[attr-defined]


def when_words(day: date, today: date) -> str:
    """Such as 'In 5 days', 'Yesterday' or 'Past'."""
    if day == today - timedelta(days=1):
        return "Yesterday"
    return opening(due_day_words(day, today)) if day >= today else "Past"


def circulation_words(meeting: Meeting, clocks: MeetingClocks, today: date) -> str:
    """How far off it is that an agenda goes out, or how late it is: 'In 5 days', 'Not sent, 8 days late'; '' once it is."""
    if not waits_for_circulation(meeting):
        return ""
    late = (today - clocks.circulate_on).days
    if late <= 0:
        return opening(due_day_words(clocks.circulate_on, today))
    return f"Not sent, {count_words(late, 'day')} late" if can_circulate(meeting.held_on, today) else "Never sent"


def waits_for_circulation(meeting: Meeting) -> bool:
    """Whether the members have not been given the agenda of a meeting that was not cancelled."""
    return meeting.status in (MeetingStatus.PLANNED, MeetingStatus.DRAFT)


def missed_words(user: User, meeting: Meeting, today: date) -> str:
    """What those who run the panel do about a meeting whose day has passed without its agenda having gone out; else ''."""
    if not user.may(TO_COORDINATE) or not waits_for_circulation(meeting) or meeting.held_on >= today:
        return ""
    if not can_circulate(meeting.held_on, today):
        return "The day of this meeting is long past and its agenda never went out. Cancel it, so that it is not waited for."
    return (
        "The day of this meeting has passed and its agenda has not gone out. If the panel met, circulate the agenda now "
        "and record what was decided. If it did not meet, cancel the meeting: whoever the rules put forward is on the "
        "next agenda."
    )


def facts(meeting: Meeting, listed: str, today: date) -> list[Row]:
    """The strip at the top of a meeting's pages."""
    clocks = meeting_clocks(meeting.series.first_meeting_on, meeting.held_on)
    rows = [
        Row("When", f"{weekday_words(meeting.held_on)}, {meeting.series.starts_at:%H:%M}"),
        Row("Where", meeting.series.venue),
        Row("On the agenda", listed),
    ]
    if meeting.circulated_at:
        rows.append(Row("Circulated", day_words(london(meeting.circulated_at).date())))
    elif today <= clocks.circulate_on:
        rows.append(Row("Agenda goes out", day_words(clocks.circulate_on)))
    else:
        rows.append(Row("Agenda was due out", day_words(clocks.circulate_on)))
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
    status, is_past = meeting.status, meeting.held_on < today
    cancel, add = _to("Cancel", "serac:meeting-cancel", meeting), _to("Add a child", "serac:item-add", meeting)
    if waits_for_circulation(meeting) and not can_circulate(meeting.held_on, today):
        return [cancel]
    if status == MeetingStatus.PLANNED:
        return [_to("Build the agenda", "serac:agenda-build", meeting), cancel]
    if status == MeetingStatus.DRAFT:
        circulate = _to("Circulate", "serac:agenda-circulate", meeting)
        return [circulate, _to("Build again", "serac:agenda-build", meeting), add, *([cancel] if is_past else [])]
    record = _to("Record who was there", "serac:meeting-record", meeting)
    if status == MeetingStatus.CIRCULATED:
        return [*([] if meeting.held_on > today else [record]), *([] if is_past else [add])]
    return [record] if status == MeetingStatus.HELD else []


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
    if meeting.held_on < today:
        lines.append("The agenda has not gone out, and the day of the meeting has passed")
    elif not meeting.circulated_at:
        lines.append(_goes_out_words(coming.clocks.circulate_on, today))
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


def _goes_out_words(day: date, today: date) -> str:
    if today <= day:
        return f"The agenda goes out on {day_words(day)}"
    return f"The agenda was due out on {day_words(day)} and has not been sent"


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
