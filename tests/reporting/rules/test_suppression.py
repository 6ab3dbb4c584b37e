"""Small counts are hidden, and nobody can work them out: shown by trying every table that a reader could imagine."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.rules import HIDDEN, SMALL, is_small, suppress_count, suppress_list, suppress_table


def texts(cells):
    return [cell.text for cell in cells]


def shown(counts, **totals):
    table = suppress_table(counts, **totals)
    rows = [texts(row) for row in table.rows]
    return rows, texts(table.row_totals), texts(table.column_totals), table.total.text if table.total else None


def test_a_count_from_1_to_5_is_too_small_to_leave_and_nought_may():
    assert [count for count in range(8) if is_small(count)] == [1, 2, 3, 4, 5]
    assert texts(map(suppress_count, (0, 1, 5, 6))) == ["0", "<6", "<6", "6"]
    assert [suppress_count(count).value for count in (0, 3, 6)] == [0, None, 6]


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ([12, 20, 0], ["12", "20", "0"], "32"),
        ([3, 20, 30, 40], ["<6", "[c]", "30", "40"], "93"),
        ([3, 0, 0], ["<6", "0", "0"], "<6"),
        ([3, 0, 8], ["<6", "0", "[c]"], "11"),
        # Five and five make ten, and nothing else up to five does: the total has to go.
        ([5, 5], ["<6", "<6"], "[c]"),
        ([1, 1, 1, 1, 1, 1], ["<6"] * 6, "[c]"),
        # Six cannot be one less for a reader who knows that it is hidden for company only.
        ([1, 6], ["<6", "6"], "[c]"),
        ([0, 0], ["0", "0"], "0"),
        ([], [], "0"),
    ],
)
def test_a_hidden_count_does_not_follow_from_the_total(counts, cells, total):
    hidden = suppress_list(counts)
    assert (texts(hidden.cells), hidden.total.text) == (cells, total)


def test_without_a_total_nothing_needs_company():
    hidden = suppress_list([3, 20], total=False)
    assert (texts(hidden.cells), hidden.total) == (["<6", "20"], None)


def test_in_a_table_the_company_is_hidden_in_row_and_column():
    assert shown([[3, 20, 30], [10, 12, 14], [50, 60, 70]]) == (
        [["<6", "[c]", "30"], ["[c]", "[c]", "14"], ["50", "60", "70"]],
        ["53", "36", "180"],
        ["63", "92", "114"],
        "269",
    )


def test_totals_that_are_not_shown_are_no_help_to_a_reader():
    assert shown([[3, 20], [10, 12]], column_totals=False) == ([["<6", "[c]"], ["10", "12"]], ["23", "22"], [], None)
    assert shown([[3, 20], [10, 12]], row_totals=False, column_totals=False)[0] == [["<6", "20"], ["10", "12"]]


@pytest.mark.parametrize("counts", [[[1], [1, 2]], [[-1]]])
def test_a_table_has_rows_of_one_length_and_no_count_below_nought(counts):
    with pytest.raises(ValueError, match="table"):
        suppress_table(counts)


def imagined(text):
    """Every value that a reader could imagine behind a text, as far as it matters here."""
    return {SMALL: range(1, 6), HIDDEN: range(6, 26)}.get(text) or [int(text)]


def worked_out(rows, row_totals, column_totals, total):
    """The hidden cells for which a reader who tries every table is left with one value only."""
    flat = [text for row in rows for text in row]
    sums = [*row_totals, *column_totals, *([total] if total else [])]
    texts, seen = [*flat, *sums], {}
    width = len(rows[0])
    for values in product(*map(imagined, flat)):
        grid = [values[at : at + width] for at in range(0, len(values), width)]
        implied = [
            *(map(sum, grid) if row_totals else ()),
            *(map(sum, zip(*grid, strict=True)) if column_totals else ()),
        ]
        implied += [sum(values)] if total else []
        if all(
            value in imagined(text) or (text == HIDDEN and value >= 6)
            for value, text in zip(implied, sums, strict=True)
        ):
            for at, value in enumerate([*values, *implied]):
                seen.setdefault(at, set()).add(value)
    return [at for at, text in enumerate(texts) if text in (SMALL, HIDDEN) and len(seen[at]) == 1]


def tables(rows, columns):
    count = st.sampled_from([0, 0, 1, 1, 2, 4, 5, 5, 6, 6, 7, 9])
    return st.lists(st.lists(count, min_size=columns, max_size=columns), min_size=rows, max_size=rows)


@settings(max_examples=60)
@given(tables(1, 1) | tables(1, 2) | tables(1, 3) | tables(2, 1) | tables(2, 2), st.booleans(), st.booleans())
def test_no_hidden_cell_can_be_worked_out_from_the_table(counts, row_totals, column_totals):
    rows, *totals = shown(counts, row_totals=row_totals, column_totals=column_totals)
    if {text for row in rows for text in row} != {HIDDEN}:
        assert worked_out(rows, *totals) == []


@given(st.integers(1, 6).flatmap(lambda width: tables(5, width)))
def test_no_small_count_is_ever_shown_and_every_shown_one_is_true(counts):
    table = suppress_table(counts)
    pairs = [
        (cell, count)
        for cells, row in zip(table.rows, counts, strict=True)
        for cell, count in zip(cells, row, strict=True)
    ]
    pairs += list(zip(table.row_totals, map(sum, counts), strict=True))
    pairs += list(zip(table.column_totals, map(sum, zip(*counts, strict=True)), strict=True))
    for cell, count in [*pairs, (table.total, sum(map(sum, counts)))]:
        assert cell.value in (None, count)
        assert cell.value is None or not is_small(count)
        assert (cell.text == SMALL) <= is_small(count)
        assert cell.text == (str(count) if cell.value is not None else cell.text)


@given(st.integers(1, 6).flatmap(lambda width: tables(5, width)))
def test_no_row_or_column_has_a_single_hidden_cell(counts):
    rows, row_totals, column_totals, total = shown(counts)
    whole = [[*row, last] for row, last in zip(rows, row_totals, strict=True)] + [[*column_totals, total]]
    for line in [*whole, *zip(*whole, strict=True)]:
        assert sum(text in (SMALL, HIDDEN) for text in line) != 1


def test_a_large_table_is_done_in_a_moment():
    counts = [[(row * 7 + column * 13) % 40 for column in range(20)] for row in range(30)]
    assert sum(cell.value is None for row in suppress_table(counts).rows for cell in row) >= 75
