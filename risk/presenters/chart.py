"""The level of one child over time, as a stepped line on a scale of days, with what happened besides in lanes below it."""

from collections.abc import Mapping, Sequence
from datetime import date

from risk.choices import LEVELS, RANK, AssessmentKind, EventKind, Level
from risk.models import Assessment
from risk.presenters.levels import WORDS
from risk.selectors import Event
from slscb.core.charts import LineChart, Series
from slscb.core.charts.figures import keys
from slscb.core.charts.lines import PLOT_HEIGHT, PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, Line, Mark, Point, down
from slscb.core.parts import Table
from slscb.core.words import day_words

TO_TODAY, NO_LEVEL = "From the first assessment to today.", "–"
TOP = RANK[LEVELS[-1]]
AXIS = {Level.NONE: "None", Level.LOW: "Low", Level.MEDIUM: "Medium", Level.HIGH: "High"}
LANES = {EventKind.MISSING: "Missing", EventKind.PANEL: "Panel", EventKind.MOVED: "Moved"}
FIRST_LANE, LANE_HEIGHT = PLOT_TOP + PLOT_HEIGHT + 26, 22


def levels_over_time(assessments: Sequence[Assessment], events: Sequence[Event], today: date) -> LineChart | None:
    """The chart with what happened laid under the line, or None before there are two assessments to compare."""
    setting = (one for one in assessments if one.assessment_kind == AssessmentKind.ASSESSMENT)
    made = sorted(setting, key=lambda one: (one.assessed_on, one.pk))
    if len(made) < 2:
        return None
    first, values = made[0].assessed_on, [RANK[one.final_level] for one in made]
    days = [one.assessed_on for one in made]
    shown = [one for one in events if first <= one.on <= today]
    lanes = {kind: FIRST_LANE + LANE_HEIGHT * place for place, kind in enumerate(_kinds(shown))}
    bottom = FIRST_LANE + LANE_HEIGHT * (len(lanes) - 1) if lanes else PLOT_TOP + PLOT_HEIGHT
    return LineChart(
        "levels",
        "Level over time",
        "From the first assessment to today, with what happened in between." if shown else TO_TODAY,
        lines=[_steps(days, values, today), *_lines_of(shown, lanes, first, today)],
        keys=keys([Series("Level in force", values), *(Series(kind.label, ()) for kind in lanes)]),
        rows=[Mark(AXIS[level], 0, down(RANK[level], TOP)) for level in LEVELS]
        + [Mark(LANES[kind], 0, y) for kind, y in lanes.items()],
        columns=_days(days, today, bottom + 20),
        top=PLOT_TOP,
        plot_height=PLOT_HEIGHT,
        height=bottom + 30,
        table=_table(made, shown),
    )


def _kinds(events: Sequence[Event]) -> list[EventKind]:
    """The kinds of what happened, in their own order: one lane each."""
    return [kind for kind in EventKind if any(one.kind == kind for one in events)]


def _lines_of(events: Sequence[Event], lanes: Mapping[EventKind, int], first: date, today: date) -> list[Line]:
    """A lane of points for each kind; nothing joins them."""
    return [
        Line(
            number,
            [Point(_across(one.on, first, today), y, day_words(one.on)) for one in events if one.kind == kind],
            [],
        )
        for number, (kind, y) in enumerate(lanes.items(), 2)
    ]


def _table(made: Sequence[Assessment], events: Sequence[Event]) -> Table:
    """The same in words, the oldest first."""
    rows = [(one.assessed_on, "Assessment", WORDS[one.final_level]) for one in made]
    rows += [(one.on, str(one.kind.label), NO_LEVEL) for one in events]
    told = [(day_words(on), what, level) for on, what, level in sorted(rows, key=lambda row: row[0])]
    return Table.of("Level over time and what happened", ["When", "What", "Level"], told)


def _steps(days: Sequence[date], values: Sequence[int], today: date) -> Line:
    """A level holds until the next assessment, the last one until today."""
    first = days[0]
    points = [
        Point(_across(day, first, today), down(value, TOP), str(value)) for day, value in zip(days, values, strict=True)
    ]
    ends = [point.x for point in points[1:]] + [_across(today, first, today)]
    corners = [f"{x:g},{point.y - PLOT_TOP:g}" for point, end in zip(points, ends, strict=True) for x in (point.x, end)]
    return Line(1, points, [" ".join(corners)])


def _days(days: Sequence[date], today: date, y: int) -> list[Mark]:
    """The first assessment's day, and today."""
    first = days[0]
    return [Mark(day_words(first), PLOT_LEFT, y, "middle"), Mark("Today", _across(today, first, today), y, "end")]


def _across(day: date, first: date, last: date) -> float:
    span = max(1, (last - first).days)
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * min(span, (day - first).days) / span, 2)
