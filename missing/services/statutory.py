"""The yearly return on looked-after children (SSDA903) written to files, with what the DfE would find wrong in it."""

import csv
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db import transaction

from agencies.models import User
from missing.presenters import statutory as lines
from missing.presenters.statutory import COLUMNS, EPISODES, HEADER, MISSING
from missing.rules import statutory as rules
from missing.rules.statutory import Care, Gone, Year
from missing.rules.statutory_checks import Remark, check_care, check_gone, check_header
from missing.selectors.statutory import LookedAfter, Row, day_of, looked_after, moment_of
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import today

ERRORS, REMARKS = "errors.csv", "remarks.csv"
TOLD = ("FILE", "LINE", "CHILD", "RULE", "REMARK")
SHOWN = 20
CHILDREN_AN_EVENT = 1_000
NO_CARE = Remark("EPI", "Looked after by the record, but no episode of care is recorded")
GONE_WITHOUT_CARE = Remark("1012", "Missing while no episode of care is recorded")
LEFT_OUT = Remark("581", "Left out: not looked after on the day last seen, or 18 by then", is_error=False)


@dataclass(frozen=True)
class Return:
    """A return that is written but not yet where it is wanted: rows a file, and the first of its errors and remarks."""

    folder: Path
    counts: dict[str, int]
    first: dict[str, list[str]]

    def publish(self, folder: Path) -> None:
        """Move each file into the folder, whole, over that of an earlier run; without errors there is no file of errors.

        Both folders are on one disk. Raises OSError.
        """
        for name in (*COLUMNS, ERRORS, REMARKS):
            if (self.folder / name).exists():
                (self.folder / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


@transaction.atomic
def write_return(*, actor: User | None, year: int, folder: Path) -> Return:
    """Write header, episodes and missing of the collection year that ends on 31 March of `year`, and what is wrong in them.

    The folder is the caller's own, who publishes the files once this is committed: what is not in the audit, an event a
    thousand children, does not leave. Memory does not grow with the register. Raises OSError.
    Source: DfE guide to SSDA903; contract of `export_ssda903`.
    """
    detail = {"kind": "ssda903", "period": year}
    audit.record(actor=actor, action=Action.EXPORT, detail=detail)
    with wall.lifted("the return on looked-after children"), Writer(folder, rules.collection_year(year)) as writer:
        found = looked_after(writer.year)
        while children := list(islice(found, CHILDREN_AN_EVENT)):
            for child in children:
                writer.write(child)
            audit.record(actor=actor, action=Action.EXPORT, about=[child.id for child in children], detail=detail)
    return Return(folder, writer.counts, writer.first)


class Writer:
    """Writes children into the files of a folder; a context, at whose end they are on the disk."""

    def __init__(self, folder: Path, year: Year) -> None:
        self.folder, self.year, self.until = folder, year, min(year.last, today())
        self.files = ExitStack()
        self.counts = dict.fromkeys((*COLUMNS, ERRORS, REMARKS), 0)
        self.first: dict[str, list[str]] = {ERRORS: [], REMARKS: []}
        self.writers: dict[str, Any] = {}

    def __enter__(self) -> "Writer":
        for name, columns in COLUMNS.items():
            self.open(name, columns)
        return self

    def __exit__(self, *_error: BaseException | type[BaseException] | TracebackType | None) -> None:
        self.files.close()

    def open(self, name: str, columns: tuple[str, ...]) -> None:
        """Begin a file with its heading; nobody but the account that writes it may read it."""
        path = self.folder / name
        path.touch(mode=0o600)
        file = self.files.enter_context(path.open("w", encoding="utf-8", newline=""))
        self.writers[name] = csv.writer(file)
        self.writers[name].writerow(columns)

    def write(self, child: LookedAfter) -> None:
        """Everything about one child."""
        care = [Care(date.fromisoformat(row["began_on"]), day_of(row["ended_on"])) for row in child.care]
        self.line(HEADER, lines.header_line(child.reference, child.ethnicity, child.header, self.year))
        in_year = [one for one in zip(care, child.care, strict=True) if rules.care_in_year(one[0], self.year)]
        for remark in check_header(child.header, [row["legal_status"] for _, row in in_year], self.year):
            self.tell(HEADER, child, remark)
        if not care:
            self.tell(HEADER, child, NO_CARE)
        for one, row in in_year:
            self.write_care(child, one, row)
        if child.gone:
            self.write_gone(child, care)

    def write_care(self, child: LookedAfter, care: Care, row: Row) -> None:
        """An episode of care."""
        self.line(EPISODES, lines.care_line(child.reference, care, row, self.year))
        for remark in check_care(care, child.header.born_on, self.until):
            self.tell(EPISODES, child, remark)

    def write_gone(self, child: LookedAfter, care: list[Care]) -> None:
        """A child's episodes of absence, as far as they are returned; one that is left out altogether is told."""
        born_on = child.header.born_on
        for gone in rules.joined(filter(None, map(_gone, child.gone))):
            parts = rules.while_in_care(gone, care, born_on, self.until) if care else None
            for part in rules.until_adult(gone, born_on, self.until) if parts is None else parts:
                self.write_part(child, part, is_in_care=parts is not None)
            if not parts and parts is not None and rules.in_year(gone, self.year):
                self.tell(MISSING, child, LEFT_OUT)

    def write_part(self, child: LookedAfter, part: Gone, *, is_in_care: bool) -> None:
        """The part of an episode of absence that is a row of its own, where it belongs to the year."""
        row = rules.in_year(part, self.year)
        if row is None:
            return
        self.line(MISSING, lines.gone_line(child.reference, child.header.born_on, row))
        for remark in check_gone(row, child.header.born_on):
            self.tell(MISSING, child, remark)
        if not is_in_care:
            self.tell(MISSING, child, GONE_WITHOUT_CARE)

    def line(self, name: str, line: lines.Line) -> None:
        """One line of a file."""
        self.writers[name].writerow(line)
        self.counts[name] += 1

    def tell(self, file: str, child: LookedAfter, remark: Remark) -> None:
        """A remark about the line just written, by its number in the file; the heading is line 1."""
        name = ERRORS if remark.is_error else REMARKS
        if name not in self.writers:
            self.open(name, TOLD)
        number = "" if remark is LEFT_OUT else str(self.counts[file] + 1)
        line = (file, number, child.reference, remark.rule, remark.words)
        self.line(name, line)
        if len(self.first[name]) < SHOWN:
            self.first[name].append(f"{file}{number and f' line {number}'}, child {line[2]}, rule {line[3]}: {line[4]}")


def _gone(row: Row) -> Gone | None:
    seen, found, back = (moment_of(row[name]) for name in ("last_seen_at", "found_at", "returned_at"))
    return rules.gone_days(row["episode_kind"], seen, found, back) if seen else None
