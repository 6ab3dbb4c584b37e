from datetime import UTC, datetime, timedelta

import pytest

from missing.choices import InterviewStatus
from missing.rules import (
    Completion,
    Offer,
    Refusal,
    check_completion,
    check_decline,
    check_not_offered,
    check_offer,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RETURNED = NOW - 100 * HOUR
CLOSED = sorted(set(InterviewStatus.values) - {"to_offer", "offered", "scheduled"})


def after(hours):
    return RETURNED + hours * HOUR


def paths(findings):
    return [fault.path for fault in findings.faults]


def offer(**changed):
    return check_offer(
        Offer(**{"returned_at": RETURNED, "offered_at": after(1), "method": "in_person", **changed}), NOW
    )


def held(**changed):
    return check_completion(Completion(**{"returned_at": RETURNED, "held_at": after(24), **changed}), NOW)


def declined(**changed):
    given = {"outcome": "declined_by_child", "reason": "afraid", "offers": 1, "declined_at": after(2), **changed}
    return check_decline(Refusal(**{"returned_at": RETURNED, **given}), NOW)


def test_an_offer_is_made_after_the_return_and_not_in_the_future_by_a_known_method():
    assert paths(offer()) == paths(offer(offered_at=RETURNED)) == paths(offer(offered_at=NOW)) == []
    assert paths(offer(offered_at=after(-1))) == ["offered_at"]
    assert paths(offer(offered_at=after(101), method="pigeon")) == ["offered_at", "method"]


def test_an_offer_that_comes_late_or_from_someone_not_independent_is_let_through_with_a_warning():
    found = offer(offered_at=after(73), independent=False)
    assert not found.faults
    assert [warning.path for warning in found.warnings] == ["offered_at", "independent"]
    assert not offer(offered_at=after(72)).warnings


def test_an_interview_is_held_after_the_return_and_not_in_the_future():
    assert paths(held()) == paths(held(held_at=RETURNED)) == []
    assert paths(held(held_at=after(-1))) == ["held_at"]
    assert paths(held(held_at=after(101), late_reason="The child was ill")) == ["held_at"]


def test_an_interview_that_covers_other_episodes_is_held_after_the_last_return():
    assert paths(held(also_covers=(after(25),))) == ["held_at"]
    assert paths(held(also_covers=(after(-30),))) == []


def test_a_late_interview_needs_its_reason():
    assert paths(held(held_at=after(72))) == []
    assert paths(held(held_at=after(73))) == ["late_reason"]
    assert paths(held(held_at=after(73), late_reason="  ")) == ["late_reason"]
    assert paths(held(held_at=after(73), late_reason="The child was ill")) == []
    assert paths(held(also_covers=(after(-60),))) == ["late_reason"]


def test_an_interviewer_who_is_not_independent_needs_a_reason_unless_the_child_chose_them():
    assert paths(held(independent=False)) == ["not_independent_reason"]
    assert paths(held(independent=False, not_independent_reason="Nobody else was free")) == []
    chosen = held(independent=False, chosen_by_child=True)
    assert not chosen.faults
    assert [warning.path for warning in chosen.warnings] == ["independent"]


def test_a_refusal_comes_after_the_return_and_after_at_least_one_offer_says_who_declined_and_why():
    assert paths(declined()) == []
    assert paths(declined(outcome="declined_by_parent")) == []
    assert paths(declined(offers=0)) == [""]
    assert paths(declined(declined_at=after(-1), outcome="completed", reason="")) == [
        "declined_at",
        "outcome",
        "reason",
    ]


def test_a_decision_not_to_offer_has_a_known_reason_and_the_thinking_behind_it():
    assert paths(check_not_offered("turned_18", "They are an adult now", "to_offer")) == []
    assert paths(check_not_offered("busy", " ", "to_offer")) == ["reason", "words"]


@pytest.mark.parametrize("status", CLOSED)
def test_nothing_is_recorded_of_an_interview_that_is_closed_or_not_due(status):
    for found in (
        offer(status=status),
        held(status=status),
        declined(status=status),
        check_not_offered("other", "Words", status),
    ):
        assert paths(found) == [""]
