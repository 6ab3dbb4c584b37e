"""The typed parts that presenters hand to templates/components/. Each is drawn by the template of its name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from slscb.core.pages.links import Link
from slscb.core.words import due_words, moment_words, opening

Colour = Literal["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]
Tone = Literal["plain", "good", "soon", "overdue"]


@dataclass(frozen=True)
class Tag:
    """A status in a word or two; the colour only repeats what the word says."""

    text: str
    colour: Colour = "grey"


@dataclass(frozen=True)
class Row:
    """One line of a summary list. An empty value is shown as 'Not recorded'."""

    label: str
    value: str = ""
    links: Sequence[Link] = ()
    tag: Tag | None = None
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `label` is its column's heading, for the phone where rows are stacked."""

    text: str = ""
    href: str = ""
    tag: Tag | None = None
    hint: str = ""
    is_number: bool = False
    is_header: bool = False
    label: str = ""


@dataclass(frozen=True)
class Column:
    """A column's heading. `sort_href` makes it a link that sorts the list, `sorted_as` says how it is sorted now."""

    text: str
    is_number: bool = False
    sort_href: str = ""
    sorted_as: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first cell of each row is its heading."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    is_caption_hidden: bool = False

    @classmethod
    def of(
        cls,
        caption: str,
        columns: Sequence[str | Column],
        rows: Iterable[Sequence["str | int | Cell"]],
        *,
        is_caption_hidden: bool = False,
    ) -> "Table":
        """A table from plain values: numbers stand to the right, and every cell learns its column's heading."""
        heads = [column if isinstance(column, Column) else Column(column) for column in columns]
        body = [
            [_cell(value, head, place == 0) for place, (value, head) in enumerate(zip(row, heads, strict=True))]
            for row in rows
        ]
        return cls(caption, heads, body, is_caption_hidden)


@dataclass(frozen=True)
class Tile:
    """One figure with its meaning, leading to what is behind it."""

    label: str
    value: str
    detail: str = ""
    href: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True)
class RecordHeader:
    """The strip at the top of a record: whose it is, a few facts, its tags and what can be done with it."""

    title: str
    facts: Sequence[Row] = ()
    tags: Sequence[Tag] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened: when, what, by whom, and where to read more."""

    title: str
    when: str
    timestamp: str = ""
    by: str = ""
    text: str = ""
    href: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class Task:
    """One line of a task list; without `href` it cannot be started yet."""

    text: str
    status: Tag
    href: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Tab:
    """One tab: a template of its own and what it shows. Without JavaScript the tabs stand below each other."""

    id: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """One card of a grid: a title, a template of its own for what it shows, and links below."""

    id: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    links: Sequence[Link] = ()
    tag: Tag | None = None


@dataclass(frozen=True)
class Progress:
    """How many of so many are done."""

    label: str
    done: int
    total: int

    @property
    def percent(self) -> int:
        """The share done, rounded down so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


@dataclass(frozen=True)
class Countdown:
    """A deadline: when it is and how far off."""

    label: str
    words: str
    when: str
    timestamp: str
    tone: Tone


def countdown(label: str, due: datetime, present: datetime, soon: timedelta = timedelta(hours=24)) -> Countdown:
    """The countdown to a deadline: overdue once it has passed, soon within `soon` of it."""
    tone: Tone = "overdue" if due < present else "soon" if due - present <= soon else "plain"
    return Countdown(label, opening(due_words(due, present)), moment_words(due), due.isoformat(), tone)


def _cell(value: "str | int | Cell", column: Column, is_first: bool) -> Cell:
    cell = value if isinstance(value, Cell) else Cell(f"{value:,}" if isinstance(value, int) else value)
    text = cell.text if cell.text or cell.tag or cell.hint else "–"
    is_number = cell.is_number or column.is_number or isinstance(value, int)
    return Cell(text, cell.href, cell.tag, cell.hint, is_number, cell.is_header or is_first, column.text)
