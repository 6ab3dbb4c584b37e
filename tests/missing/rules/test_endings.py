"""How an episode ends that no return ends."""

from datetime import date, timedelta

import pytest

from missing.choices import EpisodeStatus
from missing.rules import Unresolved, check_in_error, check_unresolved, has_turned_18

BORN = date(2008, 11, 30)
BIRTHDAY = date(2026, 11, 30)


def faults(today=BIRTHDAY, **changes):
    said = {"ending": "still_missing", "words": "Police go on looking", "born_on": BORN}
    return [one.path for one in check_unresolved(Unresolved(**said | changes), today).faults]


def test_an_episode_that_was_never_resolved_is_closed_from_the_18th_birthday_on_and_not_before():
    assert faults() == []
    assert faults(BIRTHDAY + timedelta(days=400)) == []
    assert faults(BIRTHDAY - timedelta(days=1)) == [""]


def test_who_was_born_on_the_29th_of_february_turns_18_on_the_first_of_march():
    leap = date(2008, 2, 29)
    assert has_turned_18(leap, date(2026, 3, 1)) and not has_turned_18(leap, date(2026, 2, 28))
    assert faults(date(2026, 2, 28), born_on=leap) == [""]


@pytest.mark.parametrize("status", [one for one in EpisodeStatus.values if one != "missing"])
def test_only_an_open_episode_is_closed(status):
    assert faults(status=status) == [""]


def test_a_decision_states_how_it_ended_and_what_that_rests_on():
    assert faults(ending="gone", words=" ") == ["ending", "words"]
    assert faults(BIRTHDAY - timedelta(days=1), ending="", words="") == ["", "ending", "words"]


def test_an_episode_that_never_was_is_marked_once_with_what_shows_it():
    assert check_in_error("She was at her father's", "returned").faults == ()
    assert [one.path for one in check_in_error(" ", "missing").faults] == ["words"]
    assert [one.path for one in check_in_error("Again", "recorded_in_error").faults] == [""]
