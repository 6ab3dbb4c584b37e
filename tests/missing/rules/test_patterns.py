from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.choices import Trigger
from missing.rules import (
    Thresholds,
    long_missing,
    repeat_missing,
    rules_in_words,
    strategy_prompts,
    thresholds_from,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def before(*days):
    return [TODAY - timedelta(days=day) for day in days]


def test_three_missing_episodes_begun_in_90_days_are_a_pattern():
    assert repeat_missing(before(0, 45, 90), TODAY).met
    assert not repeat_missing(before(0, 45, 91), TODAY).met
    assert not repeat_missing(before(0, 90), TODAY).met
    assert repeat_missing(before(0, 0, 0), TODAY).count == 3


def test_an_episode_after_the_day_does_not_count():
    assert repeat_missing(before(0, 1, -1), TODAY).days == tuple(before(1, 0))


def test_the_numbers_of_a_pattern_may_be_set_otherwise():
    assert repeat_missing(before(0, 29), TODAY, Thresholds(repeat_count=2, repeat_days=30)).met


@given(st.lists(st.integers(-10, 200)), st.randoms(use_true_random=False))
def test_the_order_of_episodes_never_matters(days, random):
    shuffled = random.sample(days, len(days))
    assert repeat_missing(before(*days), TODAY) == repeat_missing(before(*shuffled), TODAY)


def test_a_child_missing_for_more_than_24_elapsed_hours_has_been_missing_long():
    assert not long_missing(NOW - timedelta(hours=24), NOW)
    assert long_missing(NOW - timedelta(hours=24, seconds=1), NOW)


def prompts(**changed):
    given = {"began_on": before(0), "on": TODAY, "last_seen_at": NOW - timedelta(hours=2), "until": NOW, **changed}
    return [prompt.trigger for prompt in strategy_prompts(**given)]


def test_each_of_the_four_prompts_a_strategy_discussion_and_every_one_that_applies_is_given():
    assert prompts() == []
    assert prompts(began_on=before(0, 3, 9)) == ["repeat"]
    assert prompts(last_seen_at=NOW - timedelta(hours=25)) == ["long"]
    assert prompts(police_risk="high") == ["police_high"]
    assert prompts(risk_level="medium") == prompts(risk_level="high") == ["risk_level"]
    assert prompts(police_risk="medium", risk_level="low") == []
    everything = prompts(
        began_on=before(0, 3, 9), last_seen_at=NOW - timedelta(days=3), police_risk="high", risk_level="high"
    )
    assert everything == ["repeat", "long", "police_high", "risk_level"]


def test_a_prompt_says_why_in_words():
    found = strategy_prompts(began_on=before(0, 3, 9), on=TODAY, last_seen_at=NOW - timedelta(hours=27), until=NOW)
    assert [prompt.words for prompt in found] == [
        "3 episodes in 90 days: 14 November 2026, 20 November 2026, 23 November 2026.",
        "Missing for 1 day and 3 hours.",
    ]


def test_a_threshold_may_be_switched_off():
    assert (
        prompts(police_risk="high", risk_level="high", thresholds=Thresholds(police_high=False, risk_levels=())) == []
    )


def test_each_prompt_gives_its_rule_with_the_number_in_force():
    local = Thresholds(repeat_count=2, repeat_days=30, long_hours=12, risk_levels=("high",))
    given = {"began_on": before(0, 9), "on": TODAY, "last_seen_at": NOW - timedelta(hours=13), "until": NOW}
    found = strategy_prompts(**given, police_risk="high", risk_level="high", thresholds=local)
    assert [prompt.rule for prompt in found] == [
        "2 or more episodes begun on a day and in the 30 days before it.",
        "Missing for more than 12 hours.",
        "Graded high risk by police.",
        "Risk of sexual exploitation assessed as high.",
    ]
    assert rules_in_words(local).keys() == set(Trigger)


def test_a_place_sets_some_numbers_and_the_rest_stay():
    assert thresholds_from({}) == Thresholds()
    assert thresholds_from({"repeat_count": 4, "risk_levels": ["high"]}) == Thresholds(
        repeat_count=4, risk_levels=("high",)
    )


def test_everything_that_cannot_be_is_named_at_once():
    said = {"repeat_days": 0, "long_hours": "24", "police_high": 1, "risk_levels": ["severe"], "hours": 3}
    with pytest.raises(ValueError, match="MISSING_PATTERNS") as caught:
        thresholds_from(said)
    for name in ("repeat_days", "long_hours", "police_high", "risk_levels", "hours is no threshold"):
        assert name in str(caught.value)
