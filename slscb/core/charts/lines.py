"""Charts of lines over time. Across in percent of the width, down in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from slscb.core.charts.figures import SERIES, Key, Number, Series, check, figures_table, keys, number_words
from slscb.core.parts import Table

PLOT_TOP, PLOT_HEIGHT, PLOT_LEFT, PLOT_RIGHT = 12, 200, 4.0, 96.0
MOST_MARKS = 4


@dataclass(frozen=True)
class Point:
    """One known figure of a line."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Line:
    """One series: its points, and the runs of neighbours that are joined (a gap is left where a figure is unknown)."""

    series: int
    points: Sequence[Point]
    runs: Sequence[str]


@dataclass(frozen=True)
class Mark:
    """A word on an axis."""

    text: str
    x: float
    y: float
    anchor: Literal["middle", "end"] = "end"


@dataclass(frozen=True)
class LineChart:
    """Lines over time."""

    id: str
    title: str
    description: str
    lines: Sequence[Line]
    keys: Sequence[Key]
    rows: Sequence[Mark]
    columns: Sequence[Mark]
    top: int
    plot_height: int
    height: int
    table: Table


def line_chart(
    id: str,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    description: str = "",
    of: str = "",
) -> LineChart:
    """Lines over the labels, from zero to a round number above the highest. Raises ValueError where they do not fit."""
    check(labels, series)
    top = round_above(max((value or 0 for one in series for value in one.values), default=0))
    return LineChart(
        id,
        title,
        description,
        lines=[line(place, one.values, top) for place, one in enumerate(series)],
        keys=keys(series),
        rows=[Mark(number_words(top * part / 4), 0, down(top * part / 4, top)) for part in (0, 2, 4)],
        columns=column_marks(labels),
        top=PLOT_TOP,
        plot_height=PLOT_HEIGHT,
        height=PLOT_TOP + PLOT_HEIGHT + 30,
        table=figures_table(title, of, labels, series),
    )


def line(number: int, values: Sequence[Number | None], top: Number) -> Line:
    """The points of one series and the runs that join them."""
    places = [
        None if value is None else Point(across(place, len(values)), down(value, top), number_words(value))
        for place, value in enumerate(values)
    ]
    runs: list[list[Point]] = [[]]
    for point in places:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    joined = [" ".join(f"{point.x:g},{point.y - PLOT_TOP:g}" for point in run) for run in runs if len(run) > 1]
    return Line(number % SERIES + 1, [point for point in places if point], joined)


def column_marks(labels: Sequence[str]) -> list[Mark]:
    """At most four labels below the plot, evenly apart, the first always."""
    step = max(1, -(-len(labels) // MOST_MARKS))
    last = len(labels) - 1
    y = PLOT_TOP + PLOT_HEIGHT + 20
    return [
        Mark(label, across(place, len(labels)), y, "end" if place == last and place else "middle")
        for place, label in enumerate(labels)
        if place % step == 0
    ]


def across(place: int, count: int) -> float:
    """How far across, in percent, the place-th of so many columns stands; a single one in the middle."""
    if count < 2:
        return 50.0
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * place / (count - 1), 2)


def down(value: Number, top: Number) -> float:
    """How far down, in pixels, a value stands."""
    return round(PLOT_TOP + PLOT_HEIGHT * (1 - value / top), 2)


def round_above(value: Number) -> int:
    """The least of 4, 8, 12, 20, 40, 80, 120, 200 … that is not below the value: it divides by four without a rest."""
    scale = 1
    while True:
        for step in (4, 8, 12, 20):
            if step * scale >= value:
                return step * scale
        scale *= 10
