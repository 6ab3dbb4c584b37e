"""The board's figures as charts, tables and tiles. No decision and no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from agencies.models import User
from cases.presenters import level_tag
from reporting import rules
from reporting.forms import key_of
from reporting.selectors import Answer
from slscb.core.charts import LineChart, Series, StackedBars, line_chart, stacked_bars
from slscb.core.parts import Cell, Column, Table, Tile

OVER_TIME = "month"


@dataclass(frozen=True)
class Shown:
    """A measure as the dashboard shows it."""

    answer: Answer
    chart: LineChart | StackedBars
    template: str
    table: Table
    shares: list[str]
    href: str


def shown(answer: Answer, user: User) -> Shown:
    """A measure's chart, its table with links for those who may open lists, and its percentages with their counts."""
    chart, template = _chart(answer)
    return Shown(answer, chart, template, _table(answer, user.may("report.drill")), _shares(answer), _address(answer))


def _chart(answer: Answer) -> tuple[LineChart | StackedBars, str]:
    labels = [row.label for row in answer.rows]
    named = {column.key: column.label for column in answer.measure.columns}
    series = [Series(named[key], answer.column(key)) for key in answer.measure.drawn]
    title, about = answer.measure.title, answer.dimension.label
    if answer.dimension.key == OVER_TIME:
        return line_chart(f"chart-{answer.measure.key}", title, labels, series, of=about), "components/line_chart.html"
    return stacked_bars(f"chart-{answer.measure.key}", title, labels, series, of=about), "components/stacked_bars.html"


def _table(answer: Answer, linked: bool) -> Table:
    columns = [Column(answer.dimension.label), *(Column(one.label, is_number=True) for one in answer.measure.columns)]
    rows: list[list[str | int | Cell]] = [
        [row.label, *(_cell(answer, row.key, place, count, linked) for place, count in enumerate(row.counts))]
        for row in answer.rows
    ]
    if answer.measure.count is None:
        rows.append(["All", *(_cell(answer, "", place, count, linked) for place, count in enumerate(answer.totals))])
    return Table.of(f"{answer.measure.title}, {answer.period.name}", columns, rows)


def _cell(answer: Answer, group: str, place: int, count: int, linked: bool) -> Cell:
    if not (linked and count):
        return Cell(f"{count:,}")
    asked = {
        "period": key_of(answer.period),
        "by": answer.dimension.key,
        "group": group,
        "column": answer.measure.columns[place].key,
    }
    return Cell(f"{count:,}", href=f"{reverse('reporting:measure-list', args=[answer.measure.key])}?{urlencode(asked)}")


def _shares(answer: Answer) -> list[str]:
    return [
        f"{rules.share(answer.total(part), answer.total(whole)).words} {label}"
        for label, part, whole in answer.measure.shares
    ]


def _address(answer: Answer) -> str:
    return (
        reverse("reporting:measure-view", args=[answer.measure.key])
        + f"?{urlencode({'period': key_of(answer.period)})}"
    )


def tiles(answers: Iterable[Answer]) -> list[Tile]:
    """The numbers that the board asks for first."""
    found = {answer.measure.key: answer for answer in answers}
    levels, interviews = found["levels"], found["interviews"]
    standing = dict(zip([column.key for column in levels.measure.columns], levels.totals, strict=True))
    in_time = rules.share(interviews.total("in_time"), interviews.total("due"))
    return [
        Tile("Children at HIGH now", f"{standing['high']:,}"),
        Tile("Children at MEDIUM now", f"{standing['medium']:,}"),
        Tile("Children repeatedly missing", f"{found['episodes'].total('repeat'):,}"),
        Tile(
            "Return home interviews held within 72 hours",
            f"{in_time.percent}%" if in_time.whole else "–",
            f"{in_time.part:,} of {in_time.whole:,}",
        ),
        Tile("Panel actions overdue", f"{found['actions'].total('overdue'):,}"),
    ]


def behind(records: Iterable[Any], when: str) -> list[dict[str, Any]]:
    """The records behind a figure: the child, and the day."""
    return [
        {
            "name": record.child.full_name,
            "reference": record.child.reference,
            "href": reverse("cases:child-view", args=[record.child.public_id]),
            "level": level_tag(record.child.risk_level),
            "when": getattr(record, when),
        }
        for record in records
    ]
