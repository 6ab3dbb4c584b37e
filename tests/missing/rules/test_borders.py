"""Who must see that the interview is held across the border, and what another authority was told."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.rules import Told, check_told, interview_duty, must_tell

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def faults(**more):
    said = {"authority": "Hillingdon", "news": "missing", "told_at": NOW, "how": "telephone", "whom": "J Owusu"}
    return [one.path for one in check_told(Told(**{"last_seen_at": NOW - HOUR} | said | more), NOW).faults]


@pytest.mark.parametrize("outside", [False, True])
@pytest.mark.parametrize(("care", "ours"), [("lac", True), ("lac_other", False)])
def test_the_authority_that_looks_after_the_child_must_wherever_the_child_is_placed(care, ours, outside):
    duty = interview_duty(care, lives_outside=outside)
    assert duty.is_ours is ours
    assert ("Slough looks after the child" if ours else "The authority that looks after the child") in duty.words
    assert ("wherever the child is placed" in duty.words) is (ours and outside)


@pytest.mark.parametrize("care", ["none", "cin", "cp"])
def test_where_nobody_looks_after_the_child_the_authority_where_the_child_lives_must(care):
    here, there = (interview_duty(care, lives_outside=outside) for outside in (False, True))
    assert (here.is_ours, there.is_ours) == (True, False)
    assert "Slough must see" in here.words and "where the child lives" in there.words


@pytest.mark.parametrize(
    ("care", "status", "told", "expected"),
    [
        ("lac_other", "missing", set(), True),
        ("lac_other", "returned", {"returned"}, True),
        ("lac_other", "missing", {"missing"}, False),
        ("lac_other", "recorded_in_error", set(), False),
        ("lac", "missing", set(), False),
        ("none", "missing", set(), False),
    ],
)
def test_an_authority_that_looks_after_a_child_placed_in_slough_is_told_of_the_loss(care, status, told, expected):
    assert must_tell(care, status, told) is expected


def test_what_is_whole_and_true_is_taken_to_the_minute_of_both_ends():
    assert faults() == faults(told_at=NOW - HOUR) == []


def test_every_fault_is_said_at_once():
    wrong = {"authority": " ", "news": "moon", "told_at": NOW + HOUR, "how": "pigeon", "whom": ""}
    assert faults(**wrong, status="recorded_in_error") == ["", "authority", "news", "told_at", "how", "whom"]


def test_nobody_was_told_before_the_child_was_last_seen():
    assert faults(told_at=NOW - 2 * HOUR) == ["told_at"]
