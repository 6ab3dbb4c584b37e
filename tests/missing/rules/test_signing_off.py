"""When a manager signs off an interview, and which ones wait for it."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.rules import SignOff, check_sign_off, is_own, unsigned_from

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "is_signed_off", "own", "words"),
    [
        ("completed", False, False, ""),
        ("scheduled", False, False, "Complete the interview first: only a completed one is signed off"),
        ("completed", True, False, "This interview is already signed off"),
        ("completed", False, True, "You held or completed this interview: somebody else signs it off"),
    ],
)
def test_a_completed_interview_is_signed_off_once_by_somebody_who_neither_held_nor_completed_it(
    status, is_signed_off, own, words
):
    found = check_sign_off(SignOff(status, is_signed_off, own)).faults
    assert [one.message for one in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("completed_by", "interviewer", "expected"),
    [(1, "Nia Rees", True), (2, " jo bright ", True), (None, "Jo Bright", True), (2, "Nia Rees", False)],
)
def test_it_is_ones_own_who_completed_it_or_is_named_as_the_one_who_held_it(completed_by, interviewer, expected):
    assert is_own(1, "Jo Bright", completed_by, interviewer) is expected


def test_an_interview_waits_for_90_days():
    assert unsigned_from(NOW) == NOW - timedelta(days=90)
