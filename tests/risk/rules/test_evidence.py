"""What an indicator rests on."""

from datetime import date

import pytest

from risk.rules import Observation, as_tick, check_assessed_on, check_evidence

TODAY = date(2026, 11, 23)
BORN = date(2011, 5, 4)


def said(**details):
    return Observation("M01", **{"evidence": "Seen", "nature": "fact", "when": "current"} | details)


def faults(*observations):
    return {fault.path: fault.message for fault in check_evidence(observations, TODAY, BORN).faults}


def test_an_observation_with_everything_said_has_no_fault():
    assert not faults(said(observed_on=date(2026, 11, 1), age_at_event=15))


@pytest.mark.parametrize(
    ("details", "part"),
    [
        ({"evidence": " "}, "evidence"),
        ({"evidence": "x" * 5001}, "evidence"),
        ({"nature": ""}, "nature"),
        ({"nature": "rumour"}, "nature"),
        ({"observed_on": date(2026, 11, 24)}, "observed_on"),
        ({"observed_on": date(2011, 5, 3)}, "observed_on"),
        ({"age_at_event": 16}, "age_at_event"),
    ],
)
def test_each_indicator_has_evidence_in_words_as_fact_or_opinion_at_a_possible_day_and_age(details, part):
    assert set(faults(said(), Observation("M02", **vars_of(said(**details))))) == {f"indicators[1].{part}"}


def vars_of(one):
    return {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "code"}


def test_each_indicator_is_given_once():
    assert set(faults(said(), said())) == {"indicators[1].code"}


def test_all_faults_of_all_indicators_are_told_at_once():
    assert len(faults(Observation("M01"), Observation("M02"))) == 4


@pytest.mark.parametrize(
    ("when", "observed_on", "expected"),
    [
        ("historic", date(2026, 11, 1), "historic"),
        ("", date(2026, 5, 23), "current"),
        ("", date(2026, 5, 22), "historic"),
        ("", None, ""),
    ],
)
def test_an_observation_is_current_as_said_or_else_within_six_months(when, observed_on, expected):
    assert as_tick(Observation("M01", when=when, observed_on=observed_on), TODAY).when == expected


@pytest.mark.parametrize(
    ("assessed_on", "previous_on", "is_fine"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (date(2026, 11, 24), None, False),
        (date(2011, 5, 3), None, False),
        (date(2026, 11, 1), date(2026, 11, 2), False),
        (date(2026, 11, 2), date(2026, 11, 2), True),
    ],
)
def test_an_assessment_is_made_by_today_after_the_birth_and_not_before_the_one_it_follows(
    assessed_on, previous_on, is_fine
):
    found = check_assessed_on(assessed_on, TODAY, BORN, previous_on)
    assert [fault.path for fault in found.faults] == ([] if is_fine else ["assessed_on"])
