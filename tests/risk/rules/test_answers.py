"""Everything wrong with a filled-in tool, at once."""

from datetime import date

import pytest

from risk.data import load_instrument
from risk.rules import Answers, Before, Observation, Signatory, check_answers, result_of

TODAY = date(2026, 11, 23)
TOOL = load_instrument("1")


def seen(*codes):
    return tuple(Observation(code, evidence="Seen", nature="fact", when="current") for code in codes)


def faults(*codes, kind="assessment", before=None, **details):
    found = check_answers(
        Answers(**{"assessed_on": TODAY, "observations": seen(*codes)} | details),
        kind=kind,
        instrument=TOOL,
        today=TODAY,
        born_on=date(2011, 5, 4),
        assessor=Signatory(1, 0),
        before=before,
    )
    return {fault.path for fault in found.faults}


@pytest.mark.parametrize("kind", ["screening", "assessment"])
def test_answers_as_calculated_have_no_fault(kind):
    assert not faults("M01", "M02", kind=kind)


def test_an_assessment_may_ask_for_one_level_less_and_a_screening_may_not_propose_it():
    lower = {"final_level": "low", "override_reason": "Explained"}
    assert not faults("M01", "M02", **lower)
    assert faults("M01", "M02", kind="screening", **lower) == {"final_level"}


def test_two_steps_down_are_refused_from_the_calculated_level_and_from_the_one_before():
    assert faults("H02", final_level="low", override_reason="Explained") == {"final_level"}
    before = Before(date(2026, 10, 1), "high")
    assert faults("M01", "M02", final_level="low", override_reason="Explained", before=before) == {"final_level"}


def test_another_version_than_the_one_in_force_is_refused():
    assert faults("L01", tool_version="7") == {"instrument"}
    assert not faults("L01", tool_version="1")


def test_everything_is_told_at_once():
    found = faults("H12", assessed_on=date(2026, 11, 24), final_level="none", tool_version="9")
    assert found == {"assessed_on", "instrument", "indicators[0].code", "final_level", "override_reason"}


def test_an_organised_model_counts_said_either_way():
    for said in ({"organised_model": True}, {"exploitation_models": ("organised",)}):
        answers = Answers(assessed_on=TODAY, observations=seen("L01"), **said)
        assert "organised_model" in result_of(TOOL, answers).flags
