"""Whom a completed interview was shared with, or not, and why."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.rules import Sharing, body_faults, check_sharing

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def faults(**more):
    said = {
        "has_agency": True,
        "organisation": "",
        "shared": "summary",
        "basis": "protect_from_harm",
        "why": "So that police look for the car",
        "child_told": True,
        "not_told_reason": "",
        "shared_at": NOW,
        "held_at": NOW - HOUR,
    }
    return [one.path for one in check_sharing(Sharing(**said | more), NOW).faults]


def test_what_is_whole_and_true_is_taken_from_the_minute_of_the_interview_to_now():
    assert faults() == []
    assert faults(held_at=NOW - HOUR + timedelta(seconds=40), shared_at=NOW - HOUR) == []


def test_a_decision_not_to_share_is_recorded_like_one_to_share():
    assert faults(shared="nothing") == []


def test_the_childs_agreement_is_a_basis_to_share_and_none_not_to():
    assert faults(basis="child_agreed") == []
    assert faults(basis="child_agreed", shared="nothing") == ["basis"]


@pytest.mark.parametrize(
    ("has_agency", "organisation", "expected"),
    [(True, " ", []), (False, "A school", []), (False, " ", ["agency"]), (True, "A school", ["organisation"])],
)
def test_one_body_is_named(has_agency, organisation, expected):
    assert [one.path for one in body_faults(has_agency, organisation)] == expected
    assert faults(has_agency=has_agency, organisation=organisation) == expected


@pytest.mark.parametrize(
    ("told", "reason", "expected"),
    [
        (True, "", []),
        (False, "Not reached", []),
        (False, " ", ["not_told_reason"]),
        (True, "Not reached", ["not_told_reason"]),
    ],
)
def test_it_says_why_the_child_was_not_told_and_only_then(told, reason, expected):
    assert faults(child_told=told, not_told_reason=reason) == expected


def test_nothing_is_shared_of_an_interview_that_is_not_completed():
    assert faults(status="scheduled", held_at=None) == faults(status="declined_by_child", held_at=None) == [""]


def test_it_was_not_shared_before_the_interview_was_held():
    assert faults(shared_at=NOW - 2 * HOUR) == ["shared_at"]


def test_every_fault_is_said_at_once():
    wrong = {"has_agency": False, "shared": "moon", "basis": "whim", "why": " ", "child_told": False}
    expected = ["agency", "shared", "basis", "why", "not_told_reason", "shared_at"]
    assert faults(**wrong, shared_at=NOW + HOUR) == expected
