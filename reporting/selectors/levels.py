"""How many children stood at each level at the end of each month."""

from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from reporting.rules import Period, months
from reporting.selectors import dimensions
from reporting.selectors.measure import Answer, Column, Measure, Row
from risk.choices import AssessmentKind, AssessmentStatus, Level
from risk.models import Assessment
from slscb.core.clock import today

# An assessment counts from the first of the days on which it is in force to the last. Each is read once and adds one where
# it begins to count and takes it away where it no longer does; the days then add up from left to right.
STANDING = """
    WITH span AS (
        SELECT a.final_level, a.assessed_on AS since, least(later.assessed_on, c.closed_on) AS until
        FROM risk_assessment a
        JOIN cases_child c ON c.id = a.child_id
        LEFT JOIN risk_assessment later ON later.previous_id = a.id AND later.status <> %(open)s
        WHERE a.assessment_kind = %(kind)s AND a.status <> %(open)s
    )
    SELECT width_bucket(change.day - 1, %(days)s::date[]) AS at, span.final_level, sum(change.number)
    FROM span CROSS JOIN LATERAL (VALUES (span.since, 1), (span.until, -1)) AS change (day, number)
    WHERE change.day IS NOT NULL AND (span.until IS NULL OR span.until > span.since)
    GROUP BY at, span.final_level
"""


def count(measure: Measure, period: Period, by: str) -> Answer:
    """The levels in force at the last day of each month (today in the present one), one statement for all months."""
    dimension = measure.dimensions[by]
    spans = [(one.first.replace(day=1).isoformat(), f"{one.first:%b %Y}", _day(one)) for one in months(period)]
    changes = _changes([day for _, _, day in spans])
    standing = [list(accumulate(changes.get((at, one.key), 0) for at in range(len(spans)))) for one in measure.columns]
    rows = tuple(
        Row(key, label, counts) for (key, label, _), counts in zip(spans, zip(*standing, strict=True), strict=True)
    )
    return Answer(measure, period, dimension, rows, rows[-1].counts if rows else ())


def _changes(days: list[date]) -> dict[tuple[int, str], int]:
    """By how much the number of children at each level differs on each of the days from the day before in the list."""
    kinds = {"kind": AssessmentKind.ASSESSMENT.value, "open": AssessmentStatus.OPEN.value}
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"days": days, **kinds})
        return {(at, level): int(number) for at, level, number in cursor.fetchall()}


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
