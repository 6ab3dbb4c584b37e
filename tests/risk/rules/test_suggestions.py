"""A suggestion waits until an assessment is completed after it."""

from datetime import UTC, datetime, timedelta

from risk.rules import is_unanswered

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_suggestion_waits_until_an_assessment_is_completed_after_it():
    assert is_unanswered(MADE, None)
    assert is_unanswered(MADE, MADE - timedelta(days=1))
    assert not is_unanswered(MADE, MADE + timedelta(seconds=1))
