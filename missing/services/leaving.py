"""Files of a statutory return: written in a folder of their own, published whole, with what is wrong in them beside them."""

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from missing.rules.statutory_checks import Remark

ERRORS, REMARKS = "errors.csv", "remarks.csv"
TOLD = ("FILE", "LINE", "CHILD", "RULE", "REMARK")
SHOWN = 20


@dataclass(frozen=True)
class Return:
    """A return that is written but not yet where it is wanted: rows a file, and the first of its errors and remarks."""

    folder: Path
    names: tuple[str, ...]
    counts: dict[str, int]
    first: dict[str, list[str]]

    def publish(self, folder: Path) -> None:
        """Move each file into the folder, whole, over that of an earlier run; without errors there is no file of errors.

        Both folders are on one disk. Raises OSError.
        """
        for name in self.names:
            if (self.folder / name).exists():
                (self.folder / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


class Files:
    """The files of a return by name, each with its columns; a context, at whose end they are on the disk.

    `errors` and `remarks` are the names of the files that say what is wrong, which are there only where something is;
    `encoding` is what all of them are written in.
    """

    errors, remarks, encoding = ERRORS, REMARKS, "utf-8"

    def __init__(self, folder: Path, columns: Mapping[str, tuple[str, ...]]) -> None:
        self.folder, self.columns = folder, columns
        self.files = ExitStack()
        self.counts = dict.fromkeys((*columns, self.errors, self.remarks), 0)
        self.first: dict[str, list[str]] = {self.errors: [], self.remarks: []}
        self.writers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        for name, columns in self.columns.items():
            self.open(name, columns)
        return self

    def __exit__(self, *_error: BaseException | type[BaseException] | TracebackType | None) -> None:
        self.files.close()

    def written(self) -> Return:
        """What was written, to be published."""
        return Return(self.folder, tuple(self.counts), self.counts, self.first)

    def open(self, name: str, columns: tuple[str, ...]) -> None:
        """Begin a file with its heading; nobody but the account that writes it may read it."""
        path = self.folder / name
        path.touch(mode=0o600)
        file = self.files.enter_context(path.open("w", encoding=self.encoding, newline=""))
        self.writers[name] = csv.writer(file)
        self.writers[name].writerow(columns)

    def line(self, name: str, line: tuple[str, ...]) -> None:
        """One line of a file."""
        self.writers[name].writerow(line)
        self.counts[name] += 1

    def remark(self, file: str, reference: str, remark: Remark, *, has_line: bool = True) -> None:
        """A remark about a child, of the line just written by its number in the file; the heading is line 1."""
        name = self.errors if remark.is_error else self.remarks
        if name not in self.writers:
            self.open(name, TOLD)
        number = str(self.counts[file] + 1) if has_line else ""
        self.line(name, (file, number, reference, remark.rule, remark.words))
        if len(self.first[name]) < SHOWN:
            place = f"{file}{number and f' line {number}'}"
            self.first[name].append(f"{place}, child {reference}, rule {remark.rule}: {remark.words}")
