"""Charts of bars, plain and stacked. Across in percent of the width, down in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from slscb.core.charts.figures import (
    SERIES,
    Figure,
    Key,
    Number,
    Series,
    check,
    figures_table,
    keys,
    number_words,
    percent,
)
from slscb.core.parts import Cell, Column, Table

BAND, BAR_TOP, BAR_HEIGHT = 52, 24, 16
NARROWEST_LABELLED = 9.0


@dataclass(frozen=True)
class Bar:
    """One bar: its label stands above it, `end` percent across is where it ends."""

    label: str
    words: str
    href: str
    label_y: int
    y: int
    height: int
    percent: float


@dataclass(frozen=True)
class BarChart:
    """Bars across, one below the other."""

    id: str
    title: str
    description: str
    bars: Sequence[Bar]
    height: int
    table: Table


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar."""

    series: int
    x: float
    width: float
    label: str
    label_x: float


@dataclass(frozen=True)
class Stack:
    """One stacked bar with its total."""

    label: str
    total: str
    label_y: int
    y: int
    text_y: int
    height: int
    segments: Sequence[Segment]


@dataclass(frozen=True)
class StackedBars:
    """Bars across, each divided by series."""

    id: str
    title: str
    description: str
    stacks: Sequence[Stack]
    keys: Sequence[Key]
    height: int
    table: Table


def bar_chart(id: str, title: str, figures: Sequence[Figure], *, description: str = "", of: str = "") -> BarChart:
    """Bars for one row of figures; `of` heads the table's first column."""
    most = max((figure.value or 0 for figure in figures), default=0)
    bars = [
        Bar(
            figure.label,
            figure.said,
            figure.href,
            label_y=place * BAND + BAR_TOP - 7,
            y=place * BAND + BAR_TOP,
            height=BAR_HEIGHT,
            percent=percent(figure.value or 0, most),
        )
        for place, figure in enumerate(figures)
    ]
    table = Table.of(
        title,
        [of or "Group", Column("Number", is_number=True)],
        [[Cell(figure.label, href=figure.href), Cell(figure.said)] for figure in figures],
    )
    return BarChart(id, title, description, bars, len(bars) * BAND, table)


def stacked_bars(
    id: str,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    description: str = "",
    of: str = "",
) -> StackedBars:
    """A bar for each label, divided by series; the widest fills the width. Raises ValueError where they do not fit."""
    check(labels, series)
    rows = list(zip(*(one.values for one in series), strict=True)) if series else [()] * len(labels)
    totals = [sum(value or 0 for value in row) for row in rows]
    most = max(totals, default=0)
    stacks = [
        Stack(
            label,
            number_words(total),
            label_y=place * BAND + BAR_TOP - 7,
            y=place * BAND + BAR_TOP,
            text_y=place * BAND + BAR_TOP + BAR_HEIGHT - 3,
            height=BAR_HEIGHT,
            segments=segments(row, most),
        )
        for place, (label, row, total) in enumerate(zip(labels, rows, totals, strict=True))
    ]
    return StackedBars(
        id, title, description, stacks, keys(series), len(stacks) * BAND, figures_table(title, of, labels, series)
    )


def segments(row: Sequence[Number | None], most: Number) -> list[Segment]:
    """The parts of one stacked bar that are not nothing; a part too narrow for its number goes without."""
    found, x = [], 0.0
    for number, value in enumerate(row):
        width = percent(value or 0, most)
        if width:
            label = number_words(value or 0) if width >= NARROWEST_LABELLED else ""
            found.append(Segment(number % SERIES + 1, round(x, 2), width, label, round(x + width / 2, 2)))
        x += width
    return found
