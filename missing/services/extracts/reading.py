"""The lines of a file whose encoding, separator and quoting nobody promised. Streams: never more than one line is held."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from missing import rules
from missing.rules.extracts import ColumnMap
from slscb.core.errors import Fault, Invalid, raise_if_any

BLOCK = 1 << 16
SEPARATORS = ",;\t|"
BROKEN = "cannot be read: a quotation mark is not closed, or stands where none may be, or a cell is too long"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
UNREADABLE = "This file is written in none of UTF-8, UTF-16 and Windows-1252: save it as ‘CSV UTF-8’"


@dataclass(frozen=True, slots=True)
class Line:
    """One row by its headings, with the line of the file on which it begins; or what is wrong with the whole of it."""

    number: int
    cells: dict[str, str]
    fault: str = ""


@dataclass(frozen=True)
class Opened:
    """A file whose headings have been read: its rows, and remarks about its columns."""

    rows: Iterator[Line]
    remarks: list[str]


def open_file(file: BinaryIO, mapping: ColumnMap) -> Opened:
    """Read the headings; the rows follow as they are asked for. Raises Invalid where the file as a whole cannot be read."""
    stream = io.TextIOWrapper(file, encoding=encoding_of(file), newline="")
    try:
        first = _first_line(stream)
        separator = max(SEPARATORS, key=first.count)
        reader = csv.reader(stream, delimiter=separator, strict=True)
        headings = next(csv.reader([first.replace("\r", " ").replace("\n", " ")], delimiter=separator), [])
    except (UnicodeError, csv.Error):
        raise Invalid([Fault("file", UNREADABLE)]) from None
    raise_if_any(rules.extracts.check_headings(headings, mapping))
    names = [rules.extracts.heading(name) for name in headings]
    return Opened(_rows(stream, reader, names), [*_unused(headings, mapping)])


def encoding_of(file: BinaryIO) -> str:
    """UTF-8, UTF-16 or Windows-1252, with or without a mark. Reads the file through once. Raises Invalid."""
    file.seek(0)
    start = file.read(400)
    encoding = next((name for mark, name in MARKS if start.startswith(mark)), "") or _without_mark(start)
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        if _decodes(file, candidate):
            file.seek(0)
            return candidate
    raise Invalid([Fault("file", UNREADABLE)])


def _without_mark(start: bytes) -> str:
    """UTF-16 that forgot its mark has a NUL in every second place."""
    even, odd = start[::2], start[1::2]
    if len(odd) > 8 and odd.count(0) > len(odd) * 0.7:
        return "utf-16-le"
    return "utf-16-be" if len(even) > 8 and even.count(0) > len(even) * 0.7 else ""


def _decodes(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := file.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _first_line(stream: io.TextIOWrapper) -> str:
    first = stream.readline(BLOCK)
    if not first.strip("\ufeff \r\n\t"):
        raise Invalid(
            [Fault("file", "The file is empty, or its first line is: the first line holds the columns’ names")]
        )
    return first.lstrip("\ufeff").rstrip("\r\n")


def _rows(stream: io.TextIOWrapper, reader: Any, names: list[str]) -> Iterator[Line]:
    """`stream` is held: one that nobody holds any more closes its file."""
    number = before = 1
    while not stream.closed:
        begins, number = number + 1, before
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number = before + reader.line_num
            yield Line(begins, {}, f"{_lines(begins, number)} {BROKEN}")
            continue
        number = before + reader.line_num
        if any(cell.strip() for cell in cells):
            yield _line(begins, cells, names)


def _line(number: int, cells: list[str], names: list[str]) -> Line:
    extra = [cell for cell in cells[len(names) :] if cell.strip()]
    if len(cells) < len(names) or extra:
        return Line(number, {}, f"has {len(cells)} columns, and the first line has {len(names)}")
    return Line(number, dict(zip(names, cells, strict=False)))


def _lines(first: int, last: int) -> str:
    return "This line" if last <= first else f"Lines {first} to {last}"


def _unused(headings: list[str], mapping: ColumnMap) -> Iterator[str]:
    heading = rules.extracts.heading
    used = {heading(column) for column in mapping.columns.values()} | set(rules.extracts.QUESTIONS)
    known = {heading(name) for name in headings}
    if more := [name[:40] for name in headings if name.strip() and heading(name) not in used]:
        yield f"Columns of the file that are not used: {', '.join(more[:20])}"
    if lost := [column for column in mapping.columns.values() if column and heading(column) not in known]:
        yield f"Columns of the mapping that the file does not have: {', '.join(lost)}"
