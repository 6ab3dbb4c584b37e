from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.rules import financial_year, months, quarter, quarters, year_beginning

days = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def test_a_financial_year_runs_from_1_april_to_31_march():
    assert financial_year(date(2026, 3, 31)).name == "2025-26"
    year = financial_year(date(2026, 4, 1))
    assert (year.first, year.last, year.name) == (date(2026, 4, 1), date(2027, 3, 31), "2026-27")
    assert year_beginning(1999).name == "1999-00"


@pytest.mark.parametrize(
    ("day", "first", "last", "name"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30), "Quarter 1 of 2026-27 (April to June)"),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 9, 30), "Quarter 2 of 2026-27 (July to September)"),
        (date(2026, 11, 23), date(2026, 10, 1), date(2026, 12, 31), "Quarter 3 of 2026-27 (October to December)"),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31), "Quarter 4 of 2027-28 (January to March)"),
    ],
)
def test_the_first_quarter_of_a_financial_year_is_april_to_june(day, first, last, name):
    found = quarter(day)
    assert (found.first, found.last, found.name) == (first, last, name)


@given(days)
def test_four_quarters_are_the_year_without_gap_or_overlap(day):
    year = financial_year(day)
    four = quarters(year)
    assert (four[0].first, four[3].last) == (year.first, year.last)
    assert all(before.next_day == after.first for before, after in pairwise(four))
    assert [day in one for one in four].count(True) == 1
    assert day in quarter(day)
    assert day in year


@given(days, st.integers(0, 800))
def test_months_fill_a_period_without_gap_or_overlap(first, length):
    period = type(quarter(first))(first, first + timedelta(days=length), "some days")
    parts = months(period)
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert all(before.next_day == after.first for before, after in pairwise(parts))
    assert all((part.first.year, part.first.month) == (part.last.year, part.last.month) for part in parts)


def test_months_are_named():
    assert [month.name for month in months(quarter(date(2026, 11, 23)))] == [
        "October 2026",
        "November 2026",
        "December 2026",
    ]
