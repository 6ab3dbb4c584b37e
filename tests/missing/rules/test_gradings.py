"""How police graded a missing child."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.choices import PoliceRisk
from missing.rules import Grading, check_grading, turns_missing

SEEN = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = SEEN + 12 * HOUR


def faults(**changes):
    said = {"level": "medium", "graded_at": SEEN + HOUR, "last_seen_at": SEEN, "graded_by": "Insp. Grant", "why": "Age"}
    return [one.path for one in check_grading(Grading(**said | changes), NOW).faults]


def test_a_level_says_who_of_police_gave_it_when_and_why():
    assert faults() == []
    assert faults(level="absent", graded_by=" ", why=" ") == ["level", "graded_by", "why"]


@pytest.mark.parametrize("level", PoliceRisk.values)
def test_each_level_of_police_can_be_given(level):
    assert faults(level=level) == []


def test_it_was_given_after_the_child_was_last_seen_and_not_in_the_future():
    assert faults(graded_at=SEEN) == []
    assert faults(graded_at=SEEN - timedelta(seconds=1)) == ["graded_at"]
    assert faults(graded_at=NOW) == []
    assert faults(graded_at=NOW + timedelta(seconds=1)) == ["graded_at"]


def test_none_is_given_once_the_child_is_back_but_an_earlier_one_can_still_be_written_down():
    back = SEEN + 6 * HOUR
    assert faults(returned_at=back, status="returned", graded_at=back) == []
    assert faults(returned_at=back, status="returned", graded_at=back + timedelta(seconds=1)) == ["graded_at"]
    assert faults(status="recorded_in_error") == [""]


@pytest.mark.parametrize(
    ("before", "level", "turns"),
    [
        ("no_apparent_risk", "low", True),
        ("no_apparent_risk", "medium", True),
        ("no_apparent_risk", "high", True),
        ("no_apparent_risk", "no_apparent_risk", False),
        ("", "high", False),
        ("low", "high", False),
        ("high", "no_apparent_risk", False),
    ],
)
def test_an_absent_child_is_missing_from_the_moment_at_which_police_see_a_risk(before, level, turns):
    assert turns_missing(before, level) is turns
