"""Charts of bars, plain and stacked, in percent of the width."""

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

NARROWEST_LABELLED = 9.0


@dataclass(frozen=True)
class Bar:
    """One bar, `percent` of the width long; its label and number stand above it."""

    label: str
    words: str
    percent: float
    href: str = ""


@dataclass(frozen=True)
class BarChart:
    """Bars across, one below the other."""

    id: str
    title: str
    description: str
    bars: Sequence[Bar]
    table: Table


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar: where it starts and how wide it is, in percent."""

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
    segments: Sequence[Segment]


@dataclass(frozen=True)
class StackedBars:
    """Bars across, each divided by series."""

    id: str
    title: str
    description: str
    stacks: Sequence[Stack]
    keys: Sequence[Key]
    table: Table


def bar_chart(id: str, title: str, figures: Sequence[Figure], *, description: str = "", of: str = "") -> BarChart:
    """Bars for one row of figures; `of` heads the table's first column."""
    most = max((figure.value or 0 for figure in figures), default=0)
    bars = [Bar(figure.label, figure.said, percent(figure.value or 0, most), figure.href) for figure in figures]
    table = Table.of(
        title,
        [of or "Group", Column("Number", is_number=True)],
        [[Cell(figure.label, href=figure.href), Cell(figure.said)] for figure in figures],
    )
    return BarChart(id, title, description, bars, table)


def stacked_bars(
    id: str, title: str, labels: Sequence[str], series: Sequence[Series], *, description: str = "", of: str = ""
) -> StackedBars:
    """A bar for each label, divided by series; the widest fills the width. Raises ValueError where they do not fit."""
    check(labels, series)
    rows = [[one.values[place] for one in series] for place in range(len(labels))]
    totals = [sum(value or 0 for value in row) for row in rows]
    most = max(totals, default=0)
    stacks = [
        Stack(label, number_words(total), segments(row, most))
        for label, row, total in zip(labels, rows, totals, strict=True)
    ]
    return StackedBars(id, title, description, stacks, keys(series), figures_table(title, of, labels, series))


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
