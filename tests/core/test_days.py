from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.days import (
    age_on,
    birthday,
    is_working_day,
    months_before,
    working_days_after,
    working_days_before,
    written,
)

days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(days, st.integers(0, 30))
def test_an_age_is_reached_on_the_birthday_and_not_before(born_on, age):
    on = birthday(born_on, age)
    assert age_on(born_on, on) == age
    assert age_on(born_on, on.fromordinal(on.toordinal() - 1)) == age - 1


def test_someone_born_on_29_february_has_their_birthday_on_1_march_in_other_years():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 4) == date(2012, 2, 29)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 23), 6, date(2026, 5, 23)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 13, date(2024, 12, 31)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
        (date(1, 2, 3), 6, date.min),
    ],
)
def test_months_before_keep_the_day_or_take_the_last_of_a_shorter_month(day, months, earlier):
    assert months_before(day, months) == earlier


def test_weekends_and_the_bank_holidays_of_england_are_no_working_days():
    assert is_working_day(date(2026, 11, 23))
    closed = [date(2026, 11, 22), date(2026, 12, 25), date(2026, 12, 28), date(2026, 4, 6), date(2026, 8, 31)]
    assert not any(map(is_working_day, closed))
    assert is_working_day(date(2026, 3, 17)), "St Patrick's Day is kept in Northern Ireland alone"


def test_working_days_are_counted_from_the_next_or_the_one_before():
    assert working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert working_days_before(date(2026, 12, 29), 1) == date(2026, 12, 24)
    assert working_days_after(date(2026, 11, 20), 5) == date(2026, 11, 27)
    assert working_days_after(date(2026, 11, 21), 0) == date(2026, 11, 21)


def test_a_day_is_written_in_words():
    assert written(date(2026, 11, 3)) == "3 November 2026"
