"""The nine counts of a freedom-of-information request: on the screen as they are, in a file as they may leave."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from agencies.models import User
from reporting import rules
from reporting.forms import key_of
from reporting.presenters.files import MARKING, SMALL_COUNTS, Line, csv_of, xlsx_of
from reporting.rules import Period
from reporting.selectors import Counted
from slscb.core.parts import Cell, Column, Table

TITLE = "Freedom of information"


def table(counted: Sequence[Counted], period: Period, user: User) -> Table:
    """The counts by number, each leading to the list behind it for those who may open lists."""
    linked = user.may("report.drill")
    columns = [Column("Question"), Column("Count", is_number=True), Column("As it may leave", is_number=True)]
    leaving = _leaving(counted)
    rows: list[list[str | int | Cell]] = [
        [f"{place}. {one.question.counts}", _cell(one, period, linked), leaving[one.question.key].text]
        for place, one in enumerate(counted, 1)
    ]
    return Table.of(f"{TITLE}, {period.name}", columns, rows)


def explained(counted: Sequence[Counted]) -> list[str]:
    """What is counted, measure by measure."""
    return list(dict.fromkeys(one.measure.explains for one in counted))


def as_xlsx(counted: Sequence[Counted], period: Period) -> bytes:
    """One sheet."""
    return xlsx_of([(TITLE, lines(counted, period))])


def as_csv(counted: Sequence[Counted], period: Period) -> bytes:
    """One table."""
    return csv_of([lines(counted, period)])


def lines(counted: Sequence[Counted], period: Period) -> list[Line]:
    """Title, what is counted, the marking, the heading, the nine counts as they may leave."""
    words = " ".join(explained(counted))
    leaving = _leaving(counted)
    head: list[Line] = [
        [TITLE],
        [f"{period.name}, {period.first:%d %B %Y} to {period.last:%d %B %Y}. {words}"],
        [f"{MARKING}. {SMALL_COUNTS}"],
        [],
        ["Number", "Question", "Count"],
    ]
    body: list[Line] = [
        [place, one.question.counts, leaving[one.question.key].text] for place, one in enumerate(counted, 1)
    ]
    return head + body


def _leaving(counted: Sequence[Counted]) -> dict[str, rules.Cell]:
    return rules.as_it_may_leave({one.question.key: one.number for one in counted})


def _cell(one: Counted, period: Period, linked: bool) -> Cell:
    if not (linked and one.number):
        return Cell(f"{one.number:,}")
    asked = urlencode({"period": key_of(period), "column": one.question.key})
    return Cell(f"{one.number:,}", href=f"{reverse('reporting:measure-list', args=[one.measure.key])}?{asked}")
