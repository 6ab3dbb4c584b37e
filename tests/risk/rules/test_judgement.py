from itertools import product

import pytest

from risk.choices import RANK, Level
from risk.rules import Signatory, check_final_level, needs_approval, step_down

WORKER, COLLEAGUE, MANAGER = Signatory("worker", 1), Signatory("colleague", 1), Signatory("manager", 2)


def paths(calculated, final, **given):
    given = {"assessor": WORKER, "reason": "The picture is fuller than the ticks", **given}
    return [fault.path for fault in check_final_level(calculated, final, **given).faults]


def test_the_calculated_level_needs_no_reason_and_no_approval():
    for level in Level:
        assert paths(level, level, reason="") == []


def test_the_assessor_may_raise_the_level_with_a_reason():
    assert paths("none", "high") == []
    assert paths("low", "medium", reason=" \n") == ["override_reason"]


def test_lowering_the_level_needs_a_reason_and_the_approval_of_someone_more_senior():
    assert paths("high", "medium", approver=MANAGER) == []
    assert paths("high", "medium") == ["approved_by"]
    assert paths("high", "medium", approver=WORKER) == ["approved_by"]
    assert paths("high", "medium", approver=COLLEAGUE) == ["approved_by"]
    assert paths("high", "medium", assessor=MANAGER, approver=WORKER) == ["approved_by"]
    assert paths("high", "medium", reason="", approver=None) == ["override_reason", "approved_by"]


def test_the_level_is_never_lowered_by_two_steps_in_one_assessment():
    for calculated, final in product(Level, Level):
        refused = paths(calculated, final, approver=MANAGER)
        assert refused == (["final_level"] if RANK[calculated] - RANK[final] > 1 else [])


def test_a_lowered_level_is_not_two_steps_below_the_previous_one_either():
    assert paths("medium", "low", approver=MANAGER, previous="high") == ["final_level"]
    assert paths("medium", "low", approver=MANAGER, previous="medium") == []
    assert paths("low", "low", previous="high") == []


def test_every_fault_of_a_final_level_is_told_at_once():
    assert paths("high", "none", reason="") == ["override_reason", "final_level", "approved_by"]


@pytest.mark.parametrize("final", ["", "HIGH", "very high", None])
def test_a_final_level_is_one_of_the_four(final):
    assert paths("low", final) == ["final_level"]


def test_a_final_level_below_the_calculated_one_waits_for_a_second_person():
    assert needs_approval("high", "medium")
    assert not needs_approval("medium", "medium")
    assert not needs_approval("medium", "high")


def test_a_child_who_was_high_and_stepped_down_is_also_put_to_serac():
    assert step_down("high", "medium").to_serac
    assert step_down("high", "none").steps == 3
    assert not step_down("medium", "low").to_serac
    assert step_down("medium", "low").words == "The level fell by one step, from medium to low."


def test_a_level_that_did_not_fall_is_no_step_down():
    assert step_down("low", "high") is None
    assert step_down("high", "high") is None
    assert step_down(None, "low") is None
