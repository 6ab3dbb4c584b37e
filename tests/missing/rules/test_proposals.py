"""Each coded answer suggests the indicator that says the same, or none."""

from datetime import date

import pytest

from missing.choices import Harm, PullFactor, PushFactor
from missing.rules import suggested_indicators
from missing.rules.proposals import BY_HARM, BY_PULL, ONLINE
from risk.data import load_instrument

ON = date(2026, 11, 24)
PULLS = {
    "family_or_friends": (),
    "relationship_of_concern": (),  # neither an adult nor older by its words
    "party": (),
    "drugs_or_alcohol": ("L08",),
    "county_lines": (),
    "sexual_exploitation": ("M01",),
    "online_contact": (),  # by itself nobody was groomed
    "gang": ("M15",),
    "freedom": (),
}
HARMS = {
    "physical": (),
    "sexual": (),  # M05 and H06 are about a complaint that is withdrawn
    "emotional": (),
    "exploitation": (),
    "crime": (),  # once is not repeated offending
    "substance": ("L08",),
    "other": (),
}


def codes(pull=(), harms=(), began_on=()):
    found = suggested_indicators(pull_factors=pull, harms=harms, began_on=began_on, on=ON)
    return tuple(one.code for one in found)


def test_every_answer_is_thought_of():
    assert set(PULLS) == set(PullFactor.values)
    assert set(HARMS) == set(Harm.values)
    # No reason for leaving says what an indicator says, so the rule does not ask for them.
    assert not set(BY_PULL) & set(PushFactor.values)


@pytest.mark.parametrize(("answer", "expected"), PULLS.items())
def test_what_drew_the_child_away_suggests_what_it_says(answer, expected):
    assert codes(pull=[answer]) == expected


@pytest.mark.parametrize(("answer", "expected"), HARMS.items())
def test_what_happened_to_the_child_suggests_what_it_says(answer, expected):
    assert codes(harms=[answer]) == expected


def test_someone_met_online_who_grooms_suggests_grooming_on_the_internet():
    assert codes(pull=["online_contact", "sexual_exploitation"]) == ("M01", "M02")


def test_an_indicator_that_two_answers_suggest_is_suggested_once():
    found = suggested_indicators(pull_factors=["drugs_or_alcohol"], harms=["substance"], began_on=(), on=ON)
    assert [one.words for one in found] == ["The child told of drugs or alcohol supplied by others."]


def test_three_episodes_in_90_days_suggest_going_missing_regularly():
    days = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 22)]
    assert codes(began_on=days[1:]) == ()
    (found,) = suggested_indicators(pull_factors=(), harms=(), began_on=days, on=ON)
    assert (found.code, found.words) == (
        "L01",
        "Missing 3 times in 90 days: 1 October 2026, 1 November 2026, 22 November 2026.",
    )


def test_every_code_is_in_the_tool():
    known = {one.code for one in load_instrument("1").indicators}
    assert {one.code for one in (*BY_PULL.values(), *BY_HARM.values(), ONLINE)} | {"L01"} <= known
