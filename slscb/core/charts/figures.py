"""What every chart shares: figures, series, their words and their table."""

from collections.abc import Sequence
from dataclasses import dataclass

from slscb.core.parts import Cell, Column, Table

Number = int | float
SERIES = 6


@dataclass(frozen=True)
class Figure:
    """One number with its label. Without a value ('1 to 5', 'not known') only the words are shown."""

    label: str
    value: Number | None
    words: str = ""
    href: str = ""

    @property
    def said(self) -> str:
        """The number as it is written."""
        return self.words or ("not known" if self.value is None else number_words(self.value))


@dataclass(frozen=True)
class Series:
    """One named row of figures for a line or stacked chart. `values` has None where nothing is known."""

    name: str
    values: Sequence[Number | None]


@dataclass(frozen=True)
class Key:
    """One entry of a chart's key."""

    name: str
    series: int


def number_words(value: Number) -> str:
    """A number as it is written: '1,204', '12.5'."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def keys(series: Sequence[Series]) -> list[Key]:
    """The key's entries."""
    return [Key(one.name, place % SERIES + 1) for place, one in enumerate(series)]


def figures_table(title: str, of: str, labels: Sequence[str], series: Sequence[Series]) -> Table:
    """The same figures as a table."""
    columns = [Column(of or "Period"), *(Column(one.name, is_number=True) for one in series)]
    rows: list[list[str | int | Cell]] = [
        [label, *(Cell(Figure("", one.values[place]).said) for one in series)] for place, label in enumerate(labels)
    ]
    return Table.of(title, columns, rows)


def check(labels: Sequence[str], series: Sequence[Series]) -> None:
    """Every series has a figure for every label, and there are no more series than can be told apart."""
    if len(series) > SERIES:
        raise ValueError(f"{len(series)} series cannot be told apart; {SERIES} at most")
    for one in series:
        if len(one.values) != len(labels):
            raise ValueError(f"{one.name} has {len(one.values)} figures for {len(labels)} labels")


def percent(value: Number, most: Number) -> float:
    """The share of the width, to a hundredth."""
    return round(value * 100 / most, 2) if most else 0.0
