"""The level of one child over time, as a stepped line on a scale of days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from risk.choices import LEVELS, RANK, AssessmentKind, Level
from risk.models import Assessment
from risk.presenters.levels import WORDS
from slscb.core.charts import LineChart, Series, line_chart
from slscb.core.charts.lines import PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, Line, Mark, Point, down
from slscb.core.parts import Table
from slscb.core.words import day_words

TOP = RANK[LEVELS[-1]]
AXIS = {Level.NONE: "None", Level.LOW: "Low", Level.MEDIUM: "Medium", Level.HIGH: "High"}


def levels_over_time(assessments: Sequence[Assessment], today: date) -> LineChart | None:
    """The chart, or None before there are two assessments to compare."""
    setting = (one for one in assessments if one.assessment_kind == AssessmentKind.ASSESSMENT)
    made = sorted(setting, key=lambda one: (one.assessed_on, one.pk))
    if len(made) < 2:
        return None
    days = [one.assessed_on for one in made]
    values = [RANK[one.final_level] for one in made]
    drawn = line_chart(
        "levels",
        "Level over time",
        [day_words(day) for day in days],
        [Series("Level in force", values)],
        description="From the first assessment to today.",
    )
    table = Table.of(
        "Level over time",
        ["Assessment", "Level"],
        [(day_words(one.assessed_on), WORDS[one.final_level]) for one in made],
    )
    return replace(
        drawn,
        lines=[_steps(days, values, today)],
        rows=[Mark(AXIS[level], 0, down(RANK[level], TOP)) for level in LEVELS],
        columns=_days(days, today),
        table=table,
    )


def _steps(days: Sequence[date], values: Sequence[int], today: date) -> Line:
    """A level holds until the next assessment, the last one until today."""
    first = days[0]
    points = [
        Point(_across(day, first, today), down(value, TOP), str(value)) for day, value in zip(days, values, strict=True)
    ]
    ends = [point.x for point in points[1:]] + [_across(today, first, today)]
    corners = [f"{x:g},{point.y - PLOT_TOP:g}" for point, end in zip(points, ends, strict=True) for x in (point.x, end)]
    return Line(1, points, [" ".join(corners)])


def _days(days: Sequence[date], today: date) -> list[Mark]:
    """The first and the last assessment's day, and today."""
    y = PLOT_TOP + 220
    first = days[0]
    return [Mark(day_words(first), PLOT_LEFT, y, "middle"), Mark("Today", _across(today, first, today), y, "end")]


def _across(day: date, first: date, last: date) -> float:
    span = max(1, (last - first).days)
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * min(span, (day - first).days) / span, 2)
