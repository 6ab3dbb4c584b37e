"""What a measure is: how it counts, by what, and which records are behind each count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import Combinable

from reporting.rules import Period

Groups = list[tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """One count of a measure: which records it counts, and whether children or records are counted."""

    key: str
    label: str
    of: Q = field(default_factory=Q)
    children: bool = False

    def expression(self) -> Count:
        """The count as the database makes it."""
        return Count("child_id" if self.children else "pk", distinct=self.children, filter=self.of)


@dataclass(frozen=True)
class Dimension:
    """What counts are divided by: an expression over the records, its possible groups in order, and one group's filter."""

    key: str
    label: str
    expression: Combinable
    groups: Callable[[Period], Groups]
    pick: Callable[[str], Q]


@dataclass(frozen=True)
class Measure:
    """A question of the board, answered the same way on the page, in the API, in the export and in the list behind it.

    `records` are the records of a period, each with a `child`; `columns` count them, those in `drawn` are in the chart;
    `shares` are percentages as (label, column of the part, column of the whole). A measure of a standing at a day
    instead of events in a period counts by `count` and lists by `at`. Where the columns `parts` add up to the column
    `whole`, what leaves is suppressed as one table, so that no part follows from the others.
    """

    key: str
    title: str
    explains: str
    records: Callable[[Period], QuerySet[Any]]
    columns: tuple[Column, ...]
    dimensions: Mapping[str, Dimension]
    drawn: tuple[str, ...]
    when: str
    shares: tuple[tuple[str, str, str], ...] = ()
    parts: tuple[str, ...] = ()
    whole: str = ""
    count: "Callable[[Measure, Period, str], Answer] | None" = None
    at: Callable[[Period, str], QuerySet[Any]] | None = None


@dataclass(frozen=True)
class Row:
    """The counts of one group, in the order of the columns."""

    key: str
    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """A measure for a period, divided by a dimension; `totals` are counted over all and not added up, or empty."""

    measure: Measure
    period: Period
    dimension: Dimension
    rows: tuple[Row, ...]
    totals: tuple[int, ...]

    def total(self, column: str) -> int:
        """The total of one column."""
        return self.totals[[one.key for one in self.measure.columns].index(column)]

    def column(self, key: str) -> tuple[int, ...]:
        """The counts of one column, in the order of the rows."""
        place = [one.key for one in self.measure.columns].index(key)
        return tuple(row.counts[place] for row in self.rows)


def answer(measure: Measure, period: Period, by: str) -> Answer:
    """Count a measure for a period. Raises KeyError for a dimension that the measure does not have."""
    if measure.count:
        return measure.count(measure, period, by)
    dimension = measure.dimensions[by]
    records = measure.records(period)
    counts = {f"count_{column.key}": column.expression() for column in measure.columns}
    grouped = list(records.annotate(group=dimension.expression).order_by().values("group").annotate(**counts))
    found = {key_of(row["group"]): tuple(row[name] for name in counts) for row in grouped}
    totals = {name: sum(row[name] for row in grouped) for name in counts} | _children(measure, records)
    nothing = (0,) * len(counts)
    rows = tuple(Row(key, label, found.get(key, nothing)) for key, label in dimension.groups(period))
    return Answer(measure, period, dimension, rows, tuple(totals[name] for name in counts))


def _children(measure: Measure, records: QuerySet[Any]) -> dict[str, int]:
    """The totals of the columns that count children: whoever is in two groups counts once. Records add up by themselves."""
    counts = {f"count_{column.key}": column.expression() for column in measure.columns if column.children}
    return dict(records.order_by().aggregate(**counts)) if counts else {}


def behind(measure: Measure, period: Period, by: str, group: str, column: str) -> QuerySet[Any]:
    """The records behind one count; all groups where `group` is "". Raises KeyError for what the measure does not have."""
    counted = {one.key: one for one in measure.columns}[column]
    dimension = measure.dimensions[by]
    if measure.at:
        return measure.at(period, group).filter(counted.of)
    records = measure.records(period).filter(counted.of)
    if group and group not in dict(dimension.groups(period)):
        raise KeyError(group)
    return records.annotate(group=dimension.expression).filter(dimension.pick(group)) if group else records


def key_of(value: Any) -> str:
    """A group's value as it stands in addresses and files: a month by its first day."""
    return value.isoformat()[:10] if isinstance(value, date) else str(value or "")
