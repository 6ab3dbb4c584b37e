"""Words, colours and links for intelligence. No decision and no query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from agencies.models import User
from intelligence.choices import ReportState
from intelligence.models import IntelligenceReport
from slscb.core import marking
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import moment_words, short_moment_words

COLOURS: dict[str, Colour] = {
    ReportState.SUBMITTED.value: "blue",
    ReportState.TAKEN.value: "purple",
    ReportState.GRADED.value: "green",
}
FIRST_WORDS = 140
ALWAYS = ("Sent", "By", "Child in danger")


def state_tag(report: IntelligenceReport) -> Tag:
    """How far police have come with a report."""
    return Tag(report.get_state_display(), COLOURS[report.state])


def police_tag(report: IntelligenceReport) -> Tag:
    """The same for police, to whom what was just sent is new."""
    return Tag("New", "blue") if report.state == ReportState.SUBMITTED else state_tag(report)


def police_table(user: User, reports: Iterable[IntelligenceReport]) -> Table:
    """Reports as police see them in a list."""
    rows = [
        (
            Cell(short_moment_words(one.created_at), address(one)),
            str(one.agency),
            police_subject(user, one),
            shortened(marking.shown(user, one, "narrative")),
            Cell(one.grade, tag=None if one.grade else police_tag(one)),
        )
        for one in reports
    ]
    columns = ("Sent", "By", "About", "What was seen or heard", "Grade")
    return Table.of("Intelligence, the newest first", columns, rows, is_caption_hidden=True)


def senders_table(reports: Iterable[IntelligenceReport]) -> Table:
    """Reports as their sender sees them: in full and without the grade."""
    rows = [
        (short_moment_words(one.created_at), subject(one), one.narrative, Cell(tag=state_tag(one))) for one in reports
    ]
    columns = ("Sent", "About", "What was seen or heard", "State")
    return Table.of("Intelligence you have sent, the newest first", columns, rows, is_caption_hidden=True)


def address(report: IntelligenceReport) -> str:
    """The page of a report, for police."""
    return reverse("intelligence:report-view", args=[report.public_id])


def subject(report: IntelligenceReport) -> str:
    """Who or what a report is about, in a few words."""
    child = f"Child {report.child_reference}" if report.child_reference else ""
    known = (report.subject_name, report.subject_alias, report.vehicle_registration, report.place)
    first = next(filter(None, known), "")
    return ", ".join(filter(None, [child, first])) or "Nobody named"


def police_subject(user: User, report: IntelligenceReport) -> str:
    """The same for police: the child alone without the right to what was sent."""
    if not marking.withheld(user, IntelligenceReport):
        return subject(report)
    return f"Child {report.child_reference}" if report.child_reference else marking.NOT_SHOWN


def shortened(text: str) -> str:
    """The first words of a text."""
    line = " ".join(text.split())
    return line if len(line) <= FIRST_WORDS else f"{line[:FIRST_WORDS].rstrip()}…"


def summary(user: User, report: IntelligenceReport) -> list[Row]:
    """What the sender wrote, besides the narrative; who sent it and when, without the right to more."""
    lines = (
        ("Sent", moment_words(report.created_at)),
        ("By", f"{report.submitted_by}, {report.agency}"),
        ("How it is known", report.get_how_known_display()),
        ("Seen or heard", moment_words(report.observed_at) if report.observed_at else "Not known"),
        ("Where", report.place),
        ("Name", report.subject_name),
        ("Other name", report.subject_alias),
        ("Description", report.subject_description),
        ("Telephone", report.telephone),
        ("Online", report.online_handle),
        ("Vehicle", ", ".join(filter(None, [report.vehicle_registration, report.vehicle_description]))),
        ("Source may be named", "Yes" if report.may_name_source else "No"),
        ("Child in danger", report.get_danger_display()),
    )
    shown = [line for line in lines if line[0] in ALWAYS] if marking.withheld(user, IntelligenceReport) else lines
    return [Row(label, value) for label, value in shown if value]


def grading(report: IntelligenceReport) -> list[Row]:
    """The grade and who gave it; nothing before."""
    if report.graded_at is None:
        return []
    lines = (
        ("Grade", report.grade),
        ("Source", report.get_source_reliability_display()),
        ("Assessment", report.get_assessment_display()),
        ("Handling", report.get_handling_display()),
        ("Conditions", report.conditions),
        ("Sanitised text", report.sanitised_text),
        ("Graded", f"{report.graded_by}, {moment_words(report.graded_at)}"),
    )
    return [Row(label, value) for label, value in lines if value]


@dataclass(frozen=True)
class CardLine:
    """A report on the card of a child's page."""

    text: str
    state: Tag
    href: str = ""


def card_lines(reports: Iterable[IntelligenceReport], is_police: bool) -> list[CardLine]:
    """Reports on the card: police go on to the report, its sender sees when it was sent."""
    return [
        CardLine(
            text=f"{short_moment_words(one.created_at)}, {one.agency}",
            state=(Tag(one.grade, "green") if one.grade else police_tag(one)) if is_police else state_tag(one),
            href=address(one) if is_police else "",
        )
        for one in reports
    ]
