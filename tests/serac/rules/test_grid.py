from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from serac.rules import (
    check_meeting_day,
    is_on_grid,
    meeting_on_or_after,
    meetings_between,
    next_meeting,
    previous_meeting,
)

ANCHOR = date(2026, 1, 13)
FOUR_WEEKS = timedelta(days=28)

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_a_meeting_falls_on_the_anchor_and_on_every_28th_day_after_it():
    assert is_on_grid(ANCHOR, ANCHOR)
    assert is_on_grid(ANCHOR, date(2026, 2, 10))
    assert is_on_grid(ANCHOR, date(2026, 11, 17))
    assert not is_on_grid(ANCHOR, date(2026, 11, 18))
    assert not is_on_grid(ANCHOR, date(2025, 12, 16))


def test_the_next_meeting_is_later_than_the_day_and_the_previous_one_earlier():
    assert next_meeting(ANCHOR, date(2025, 1, 1)) == ANCHOR
    assert next_meeting(ANCHOR, ANCHOR) == date(2026, 2, 10)
    assert meeting_on_or_after(ANCHOR, ANCHOR) == ANCHOR
    assert previous_meeting(ANCHOR, date(2026, 2, 10)) == ANCHOR
    assert previous_meeting(ANCHOR, date(2026, 2, 11)) == date(2026, 2, 10)
    assert previous_meeting(ANCHOR, ANCHOR) is None


@given(days, days)
def test_between_one_meeting_and_the_next_lie_28_days_and_no_meeting(anchor, day):
    after = next_meeting(anchor, day)
    assert is_on_grid(anchor, after)
    assert after > day
    before = previous_meeting(anchor, after)
    if before is None:
        assert after == anchor
    else:
        assert after - before == FOUR_WEEKS
        assert is_on_grid(anchor, before)
        assert before <= day
    assert previous_meeting(anchor, after + FOUR_WEEKS) == after


@given(days, days, st.integers(0, 900))
def test_the_meetings_of_a_span_are_all_the_days_of_it_on_the_grid(anchor, first, length):
    last = first + timedelta(days=length)
    expected = tuple(day for at in range(length + 1) if is_on_grid(anchor, day := first + timedelta(days=at)))
    assert meetings_between(anchor, first, last) == expected


def test_an_agenda_is_built_only_for_a_day_of_the_series_and_the_fault_names_the_nearest():
    assert not check_meeting_day(ANCHOR, date(2026, 11, 17))
    [fault] = check_meeting_day(ANCHOR, date(2026, 11, 20)).faults
    assert fault.path == "meeting"
    assert fault.message == (
        "SERAC does not meet on 20 November 2026; the nearest meetings are on 17 November 2026 and 15 December 2026"
    )
    [early] = check_meeting_day(ANCHOR, date(2026, 1, 1)).faults
    assert early.message == "SERAC does not meet on 1 January 2026; the nearest first meeting is on 13 January 2026"
