"""A period's figures as files that may leave: counts under six suppressed, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from reporting import rules
from reporting.rules import Period
from reporting.selectors import Answer
from slscb.core.spreadsheets import cell

Line = list[str | float | int]
HEADING = 4  # the line of the heading; the first is the title
MARKING = "OFFICIAL-SENSITIVE"
SMALL_COUNTS = "Counts from 1 to 5, and any others from which they could be worked out, are not shown."


def as_xlsx(answers: Sequence[Answer], period: Period) -> bytes:
    """One sheet a measure."""
    return xlsx_of((answer.measure.title, lines(answer, period)) for answer in answers)


def as_csv(answers: Sequence[Answer], period: Period) -> bytes:
    """The measures one below the other."""
    return csv_of(lines(answer, period) for answer in answers)


def xlsx_of(sheets: Iterable[tuple[str, Sequence[Line]]]) -> bytes:
    """Sheets of a title and lines; every text is written as text and never as a formula or a link."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        for title, written in sheets:
            sheet = book.add_worksheet(title[:31])
            sheet.set_header(f"&L{MARKING}")
            sheet.set_column(0, 0, 32)
            sheet.set_column(1, max(map(len, written)) - 1, 18)
            for number, line in enumerate(written):
                for place, value in enumerate(line):
                    sheet.write(number, place, cell(value), bold if number in (0, HEADING) else None)
    return file.getvalue()


def csv_of(tables: Iterable[Sequence[Line]]) -> bytes:
    """Tables one below the other, in UTF-8 with the mark that spreadsheets look for."""
    file = io.StringIO()
    writer = csv.writer(file)
    for table in tables:
        writer.writerows([cell(value) for value in line] for line in table)
        writer.writerow([])
    return file.getvalue().encode("utf-8-sig")


def lines(answer: Answer, period: Period) -> list[Line]:
    """A measure as lines: title, what it counts, the marking, the heading, the counts as they may leave."""
    head: list[Line] = [
        [answer.measure.title],
        [f"{period.name}, {period.first:%d %B %Y} to {period.last:%d %B %Y}. {answer.measure.explains}"],
        [f"{MARKING}. {SMALL_COUNTS}"],
        [],
        [answer.dimension.label, *(column.label for column in answer.measure.columns)],
    ]
    return head + counts(answer)


def counts(answer: Answer) -> list[Line]:
    """The counts by group and their totals as they may leave. A standing at month ends has no total."""
    shown = suppressed(answer)
    body: list[Line] = [
        [row.label, *(shown[column.key][place] for column in answer.measure.columns)]
        for place, row in enumerate(answer.rows)
    ]
    if answer.measure.count is None:
        body.append(["All", *(shown[column.key][-1] for column in answer.measure.columns)])
    return body


def suppressed(answer: Answer) -> dict[str, list[str]]:
    """Each column's texts with its total last: the parts of a whole as one table, every other column by itself."""
    measure = answer.measure
    together = (*measure.parts, measure.whole) if adds_up(answer) else ()
    shown = {
        column.key: _alone(answer.column(column.key), answer.total(column.key))
        for column in measure.columns
        if column.key not in together
    }
    if together:
        table = rules.suppress_table(list(zip(*map(answer.column, measure.parts), strict=True)))
        columns = zip(*table.rows, strict=True)
        for key, cells, total in zip(measure.parts, columns, table.column_totals, strict=True):
            shown[key] = [one.text for one in (*cells, total)]
        shown[measure.whole] = [one.text for one in table.row_totals] + [table.total.text if table.total else ""]
    return shown


def adds_up(answer: Answer) -> bool:
    """Whether the parts really are the whole in every group, and the groups the total."""
    measure = answer.measure
    if not measure.whole or sum(answer.column(measure.whole)) != answer.total(measure.whole):
        return False
    rows = zip(*map(answer.column, measure.parts), strict=True)
    return [sum(row) for row in rows] == list(answer.column(measure.whole))


def _alone(column: Sequence[int], total: int) -> list[str]:
    """A column and its total. Where a child counts in several groups the total is no sum and hides by itself."""
    if sum(column) != total:
        return [rules.suppress_count(count).text for count in (*column, total)]
    listed = rules.suppress_list(column)
    return [one.text for one in listed.cells] + [listed.total.text if listed.total else ""]
