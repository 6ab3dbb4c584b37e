"""What is asked of a profile for police."""

from datetime import date

import pytest

from missing import rules

TODAY = date(2026, 11, 30)


def faults(reviewed_on=TODAY, has_photograph=False, photograph_at=""):
    found = rules.check_profile(
        reviewed_on=reviewed_on, has_photograph=has_photograph, photograph_at=photograph_at, today=TODAY
    )
    return {one.path for one in found}


@pytest.mark.parametrize("photograph", [{}, {"has_photograph": True, "photograph_at": "On this record"}])
def test_a_review_of_today_and_a_photograph_that_is_somewhere_are_right(photograph):
    assert faults(**photograph) == set()


def test_nothing_is_reviewed_on_a_day_to_come():
    assert faults(date(2026, 12, 1)) == {"reviewed_on"}


def test_a_photograph_that_is_held_is_somewhere_and_one_that_is_somewhere_is_held():
    assert faults(has_photograph=True, photograph_at=" ") == {"photograph_at"}
    assert faults(photograph_at="On this record") == {"has_photograph"}


def test_every_fault_is_told_at_once():
    assert faults(date(2027, 1, 1), has_photograph=True) == {"reviewed_on", "photograph_at"}
