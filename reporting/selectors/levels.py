"""How many children stood at each level at the end of each month."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from reporting.rules import Period, months
from reporting.selectors import dimensions
from reporting.selectors.measure import Answer, Column, Measure, Row
from risk.choices import AssessmentKind, AssessmentStatus, Level
from risk.models import Assessment
from slscb.core.clock import today

STANDING = """
    SELECT d.day, a.final_level, count(*)
    FROM unnest(%(days)s::date[]) AS d (day)
    JOIN risk_assessment a ON a.assessed_on <= d.day AND a.assessment_kind = %(kind)s AND a.status <> %(open)s
    LEFT JOIN risk_assessment later ON later.previous_id = a.id AND later.status <> %(open)s
    JOIN cases_child c ON c.id = a.child_id AND (c.closed_on IS NULL OR c.closed_on > d.day)
    WHERE later.assessed_on IS NULL OR later.assessed_on > d.day
    GROUP BY d.day, a.final_level
"""


def count(measure: Measure, period: Period, by: str) -> Answer:
    """The levels in force at the last day of each month (today in the present one), one statement for all months."""
    dimension = measure.dimensions[by]
    spans = [(one.first.replace(day=1).isoformat(), f"{one.first:%b %Y}", _day(one)) for one in months(period)]
    parameters: dict[str, Any] = {
        "days": [day for _, _, day in spans],
        "kind": AssessmentKind.ASSESSMENT.value,
        "open": AssessmentStatus.OPEN.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(STANDING, parameters)
        found = {(day, level): children for day, level, children in cursor.fetchall()}
    rows = tuple(
        Row(key, label, tuple(found.get((day, column.key), 0) for column in measure.columns))
        for key, label, day in spans
    )
    return Answer(measure, period, dimension, rows, rows[-1].counts if rows else ())


def at(period: Period, group: str) -> QuerySet[Any]:
    """The assessments in force at the end of a month, or of the period."""
    fitting = [one for one in months(period) if not group or one.first.replace(day=1).isoformat() == group]
    if not fitting:
        raise KeyError(group)
    day = _day(fitting[-1])
    completed = Assessment.objects.filter(assessment_kind=AssessmentKind.ASSESSMENT, assessed_on__lte=day)
    followed = Q(following__assessed_on__lte=day) & ~Q(following__status=AssessmentStatus.OPEN)
    known = Q(child__closed_on=None) | Q(child__closed_on__gt=day)
    return completed.exclude(status=AssessmentStatus.OPEN).filter(known).exclude(followed)


def _day(month: Period) -> date:
    return min(month.last, max(today(), month.first - timedelta(days=1)))


LEVELS = Measure(
    key="levels",
    title="Children at each level",
    explains=(
        "Children with an open case by the level of their assessment in force on the last day of each month. "
        "A month to come has nobody new."
    ),
    records=lambda period: at(period, ""),
    columns=tuple(Column(level.value, str(level.label), Q(final_level=level)) for level in reversed(Level)),
    dimensions={"month": dimensions.month("assessed_on", moments=False)},
    drawn=(Level.HIGH, Level.MEDIUM, Level.LOW),
    when="assessed_on",
    count=count,
    at=at,
)
