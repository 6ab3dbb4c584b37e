"""Typed parts: tables from plain values, countdowns from moments, shares that never round up to done."""

from datetime import UTC, datetime, timedelta

import pytest

from slscb.core.parts import Cell, Column, Progress, Table, Tag, countdown

PRESENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_table_learns_headings_numbers_and_labels_from_plain_values():
    table = Table.of("People", ["Name", "Level", Column("Age", is_number=True)], [["Jo", Cell(tag=Tag("High")), 1500]])
    [[name, level, age]] = table.rows
    assert (name.text, name.is_header, name.label) == ("Jo", True, "Name")
    assert (level.text, level.label) == ("", "Level")
    assert (age.text, age.is_number) == ("1,500", True)


def test_an_empty_cell_shows_a_dash():
    assert Table.of("", ["A", "B"], [["x", ""]]).rows[0][1].text == "–"


def test_a_row_of_another_length_is_our_slip():
    with pytest.raises(ValueError, match="zip"):
        Table.of("", ["A"], [["x", "y"]])


@pytest.mark.parametrize(
    ("away", "tone", "words"),
    [
        (timedelta(hours=-1), "overdue", "1 hour overdue"),
        (timedelta(hours=24), "soon", "In 24 hours"),
        (timedelta(hours=25), "plain", "In 25 hours"),
    ],
)
def test_a_deadline_is_overdue_once_it_has_passed_and_soon_within_a_day(away, tone, words):
    found = countdown("Due", PRESENT + away, PRESENT)
    assert (found.tone, found.words) == (tone, words)


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, 0), (7, 11, 63), (199, 200, 99), (3, 3, 100)])
def test_a_hundred_percent_means_all(done, total, percent):
    assert Progress("", done, total).percent == percent
