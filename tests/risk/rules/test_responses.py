"""How soon a response is due, and when a level counts as raised."""

from datetime import date

import pytest

from risk.rules import is_raised, response_due_on

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(("level", "due"), [("high", date(2026, 12, 21)), ("medium", date(2026, 12, 29))])
def test_a_response_is_due_one_working_day_after_high_and_five_after_medium(level, due):
    """Christmas Day and Boxing Day's substitute do not count."""
    assert response_due_on(level, FRIDAY) == due


@pytest.mark.parametrize(
    ("previous", "level", "expected"),
    [
        (None, "low", True),
        (None, "none", False),
        ("low", "medium", True),
        ("high", "high", False),
        ("high", "low", False),
    ],
)
def test_a_level_is_raised_when_it_is_above_the_one_before(previous, level, expected):
    assert is_raised(previous, level) is expected
