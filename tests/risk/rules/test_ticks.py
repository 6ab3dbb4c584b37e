import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.choices import When
from risk.rules import Tick, age_at_event, check_observed, check_ticks, default_when
from tests.helpers.ticks import CODES, TOOL, any_ticks, current

TODAY = date(2026, 11, 23)


def paths(*ticks):
    return [fault.path for fault in check_ticks(TOOL, ticks).faults]


def test_every_tick_names_an_indicator_of_the_tool_and_says_when():
    assert paths(Tick("L01"), Tick("M15", "historic")) == []
    assert paths(Tick("L11"), Tick("l01"), Tick(""), Tick(" L01")) == [f"indicators[{at}].code" for at in range(4)]
    assert paths(Tick("L01", "Current"), Tick("L02", "")) == ["indicators[0].when", "indicators[1].when"]


def test_h12_needs_at_least_one_other_indicator():
    assert paths(Tick("H12")) == ["indicators[0].code"]
    assert paths(Tick("H12"), Tick("H12", "historic")) == ["indicators[0].code", "indicators[1].code"]
    assert paths(Tick("H12"), Tick("X1")) == ["indicators[0].code", "indicators[1].code"]
    assert paths(Tick("L01"), Tick("H12")) == []
    assert paths(Tick("H12"), Tick("L01", "historic")) == []


@pytest.mark.parametrize(("code", "limit"), [("H01", 13), ("H03", 16)])
def test_h01_needs_an_age_at_the_event_under_13_and_h03_under_16(code, limit):
    for when in When.values:
        assert paths(Tick(code, when, limit - 1)) == []
        assert paths(Tick(code, when, 0)) == []
        assert paths(Tick(code, when, limit)) == ["indicators[0].age_at_event"]
        assert paths(Tick(code, when, None)) == ["indicators[0].age_at_event"]
    assert f"under {limit}" in check_ticks(TOOL, [Tick(code)]).faults[0].message


@pytest.mark.parametrize("age", [-1, 18, 300, True, False, 14.0, "14", [14]])
def test_an_age_at_the_event_is_a_whole_number_from_0_to_17(age):
    assert paths(Tick("M02", "current", age)) == ["indicators[0].age_at_event"]


@pytest.mark.parametrize("age", [None, 0, 17])
def test_other_indicators_may_leave_the_age_open(age):
    assert paths(Tick("M02", "current", age)) == []


def test_every_fault_is_told_at_once():
    found = paths(Tick("H01", "then", 13), Tick("X", "current", 99), Tick("H03"))
    assert found == [
        "indicators[0].when",
        "indicators[0].age_at_event",
        "indicators[1].code",
        "indicators[1].age_at_event",
        "indicators[2].age_at_event",
    ]


def test_ten_times_as_many_ticks_of_one_indicator_take_some_ten_times_as_long():
    def taken_by(number):
        began = time.process_time()
        assert len(paths(*[Tick("H12")] * number)) == number
        return time.process_time() - began

    ratios = [taken_by(20_000) / taken_by(2_000) for _ in range(3)]
    assert min(ratios) < 40, f"ten times as many took {min(ratios):.0f} times as long"


@given(any_ticks())
def test_ticks_that_meet_their_conditions_have_no_fault(ticks):
    assert not check_ticks(TOOL, ticks)


@given(st.permutations(CODES))
def test_every_indicator_may_be_ticked_beside_every_other(codes):
    assert not check_ticks(TOOL, current(*codes))


@pytest.mark.parametrize(
    ("assessed_on", "oldest_current"),
    [
        (date(2026, 11, 23), date(2026, 5, 23)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2024, 8, 31), date(2024, 2, 29)),
        (date(2026, 3, 1), date(2025, 9, 1)),
    ],
)
def test_an_indicator_is_current_when_observed_within_six_calendar_months_that_day_included(
    assessed_on, oldest_current
):
    assert default_when(oldest_current, assessed_on) == "current"
    assert default_when(oldest_current - timedelta(days=1), assessed_on) == "historic"
    assert default_when(assessed_on, assessed_on) == "current"


def test_nothing_is_observed_after_the_day_of_the_assessment_or_before_the_child_was_born():
    born = date(2012, 5, 1)
    assert not check_observed(TODAY, TODAY, born)
    assert not check_observed(born, TODAY, born)
    for day in (TODAY + timedelta(days=1), born - timedelta(days=1)):
        assert [fault.path for fault in check_observed(day, TODAY, born).faults] == ["observed_on"]


def test_the_childs_age_in_whole_years_when_it_happened():
    assert age_at_event(date(2013, 6, 2), date(2026, 6, 1)) == 12
    assert age_at_event(date(2013, 6, 2), date(2026, 6, 2)) == 13
    assert age_at_event(date(2012, 2, 29), date(2025, 2, 28)) == 12
    assert age_at_event(date(2012, 2, 29), date(2025, 3, 1)) == 13
