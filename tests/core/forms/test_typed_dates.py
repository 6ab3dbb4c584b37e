"""Dates and times are read as people type them, and what cannot be read says which box to mend."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.forms.typed_dates import TypedDate, Unreadable, read_date, read_time


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_as_it_is_shown(day):
    assert read_date(TypedDate.of(day)) == day


@pytest.mark.parametrize("month", ["11", "Nov", "november", " NOV "])
def test_a_month_may_be_a_number_or_a_word(month):
    assert read_date(TypedDate("3", month, "2026")) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("typed", "code", "parts"),
    [
        (("", "", "2012"), "missing", ("day", "month")),
        (("3", "", "2012"), "missing", ("month",)),
        (("3", "11", " "), "missing", ("year",)),
        (("3", "11", "26"), "year_digits", ("year",)),
        (("3", "11", "20260"), "year_digits", ("year",)),
        (("3", "11", "0012"), "year_range", ("year",)),
        (("3", "13", "2012"), "not_real", ("month",)),
        (("3", "No", "2012"), "not_real", ("month",)),
        (("32", "1", "2012"), "not_real", ("day",)),
        (("x", "1", "2012"), "not_real", ("day",)),
        (("3", "1", "MMXX"), "not_real", ("year",)),
        (("3", "1", "２０１２"), "not_real", ("year",)),
        (("30", "2", "2012"), "not_real", ("day", "month", "year")),
        (("29", "2", "2011"), "not_real", ("day", "month", "year")),
    ],
)
def test_what_is_no_date_names_the_boxes_to_mend(typed, code, parts):
    with pytest.raises(Unreadable) as raised:
        read_date(TypedDate(*typed))
    assert (raised.value.code, raised.value.parts) == (code, parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9.30pm", time(21, 30)),
        ("9:30 PM", time(21, 30)),
        ("9.30 p.m.", time(21, 30)),
        ("2130", time(21, 30)),
        ("9pm", time(21)),
        ("12am", time(0)),
        ("12.05am", time(0, 5)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("Midnight", time(0)),
        ("00:00", time(0)),
    ],
)
def test_times_are_read_as_people_type_them(text, expected):
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["", "9", "24:00", "9:60", "13pm", "0am", "late", "9:5", "-1:30", "９:30", "9:30:15"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Unreadable, match="not_a_time"):
        read_time(text)


@given(st.text(max_size=8))
def test_no_text_breaks_the_reader(text):
    for read in (read_time, lambda typed: read_date(TypedDate(typed, typed, typed))):
        with suppress(Unreadable):
            read(text)
