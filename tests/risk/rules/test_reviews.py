from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risk.choices import Level, ResponseKind, ReviewTrigger
from risk.rules import (
    Review,
    bring_forward,
    calls_for_review,
    kept_forward,
    refer_at_once,
    required_responses,
    review_due_on,
    review_overdue,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("level", "due"),
    [("high", date(2026, 12, 21)), ("medium", date(2027, 1, 18)), ("low", date(2027, 2, 15)), ("none", None)],
)
def test_a_review_is_due_28_days_after_high_56_after_medium_84_after_low(level, due):
    assert review_due_on(level, TODAY) == due
    assert review_due_on(Level(level), TODAY) == due


def test_the_days_of_a_review_may_be_set_otherwise():
    assert review_due_on("high", TODAY, {"high": 14}) == date(2026, 12, 7)


def test_a_review_is_overdue_from_the_day_after_it_was_due():
    assert not review_overdue(TODAY, TODAY)
    assert review_overdue(TODAY, TODAY + timedelta(days=1))
    assert not review_overdue(None, TODAY)


def test_an_event_brings_the_review_forward_to_seven_days_with_its_trigger():
    due = bring_forward(Review(date(2027, 1, 18)), ReviewTrigger.LONG_MISSING, TODAY)
    assert due == Review(date(2026, 11, 30), ReviewTrigger.LONG_MISSING, TODAY)
    assert bring_forward(None, ReviewTrigger.INTELLIGENCE, TODAY).due_on == date(2026, 11, 30)


def test_of_two_events_that_bring_it_to_the_same_day_the_first_stays_shown():
    first = bring_forward(None, ReviewTrigger.LONG_MISSING, TODAY)
    assert bring_forward(first, ReviewTrigger.INTELLIGENCE, TODAY) == first


@given(st.dates(), st.dates(max_value=date(9999, 12, 1)), st.sampled_from(ReviewTrigger))
def test_an_event_never_puts_a_review_back(due_on, happened_on, trigger):
    assert bring_forward(Review(due_on), trigger, happened_on).due_on <= due_on


def test_medium_and_high_each_call_for_a_police_and_a_social_care_response():
    assert required_responses("high") == required_responses(Level.MEDIUM) == tuple(ResponseKind)
    assert required_responses("low") == required_responses("none") == ()


def test_h01_demands_referral_to_police_and_social_care_at_once():
    assert refer_at_once(["under_13_penetrative_sex"])
    assert not refer_at_once(["single_medium"])


def test_the_first_event_that_happened_stays_the_reason():
    first = bring_forward(None, ReviewTrigger.LONG_MISSING, TODAY)
    assert bring_forward(first, ReviewTrigger.REPEAT_MISSING, TODAY) is first


def test_an_event_from_the_day_of_the_assessment_in_force_on_is_new():
    assert calls_for_review(TODAY, TODAY, assessed_on=TODAY)
    assert not calls_for_review(TODAY - timedelta(days=1), TODAY, assessed_on=TODAY)


def test_where_nobody_has_assessed_one_of_the_last_28_days_is_new():
    assert calls_for_review(TODAY - timedelta(days=28), TODAY, None)
    assert not calls_for_review(TODAY - timedelta(days=29), TODAY, None)


def test_a_review_that_was_brought_forward_stays_so_when_a_lower_level_is_approved():
    early, late = date(2026, 12, 1), date(2027, 2, 1)
    assert kept_forward(late, early, "long_missing") == early
    assert kept_forward(early, late, "long_missing") == early
    assert kept_forward(None, early, "long_missing") == early
    assert kept_forward(late, early, "") == late
