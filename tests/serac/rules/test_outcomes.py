from datetime import date

import pytest

from serac.choices import Outcome
from serac.rules import (
    QUORUM,
    Decision,
    check_action,
    check_decision,
    check_progress,
    closing_criteria,
    quorum,
    stepping_down_criteria,
)

TODAY = date(2026, 11, 23)


def paths(findings):
    return [fault.path for fault in findings.faults]


def closing(**changed):
    given = {
        "outcome": "close",
        "reason": "Safe for half a year",
        "closed_reason": "risk_reduced",
        "levels": ("low", "none"),
        "plan_in_place": True,
        "lead_agency_agrees": True,
        **changed,
    }
    return check_decision(Decision(**given))


def test_a_panel_is_quorate_when_social_care_police_health_and_education_take_part():
    assert quorum([*QUORUM, "yot"]).met
    for missing in QUORUM:
        assert not quorum(set(QUORUM) - {missing}).met
    assert quorum(["csc", "police"]).missing == ("Health", "Education")


def test_a_member_withdrawn_for_a_conflict_of_interest_does_not_count():
    assert quorum(QUORUM, withdrawn=["police"]).missing == ("Thames Valley Police",)


def test_a_child_may_be_closed_as_safer_when_low_at_two_panels_running_with_a_plan_and_the_lead_agencys_agreement():
    agreed = {"plan_in_place": True, "lead_agency_agrees": True}
    assert closing_criteria(("low", "low"), **agreed).met
    assert closing_criteria(("none", "low", "high"), **agreed).met
    for levels in ((), ("low",), ("low", "medium"), ("medium", "low"), ("high", "low", "low")):
        assert closing_criteria(levels, **agreed).missing == ("the level has been low at 2 panels running",)
    assert len(closing_criteria((), plan_in_place=False, lead_agency_agrees=False).missing) == 3


def test_the_response_is_lowered_when_a_plan_is_in_place_and_the_lead_agency_agrees():
    assert stepping_down_criteria(plan_in_place=True, lead_agency_agrees=True).met
    assert stepping_down_criteria(plan_in_place=False, lead_agency_agrees=True).missing == ("a plan is in place",)
    assert paths(closing(outcome="step_down", levels=())) == []
    assert paths(closing(outcome="step_down", plan_in_place=False)) == ["outcome"]


def test_a_decision_is_one_of_the_panels_outcomes_and_says_why_unless_the_child_simply_continues():
    assert paths(check_decision(Decision("continue"))) == []
    assert paths(check_decision(Decision("forget", "No reason"))) == ["outcome"]
    for outcome in set(Outcome.values) - {"continue"}:
        assert "reason" in paths(closing(outcome=outcome, reason=" "))
        assert paths(closing(outcome=outcome)) == []


def test_a_closure_has_a_known_reason_and_as_safer_meets_the_criteria():
    assert paths(closing()) == []
    assert paths(closing(closed_reason="")) == ["closed_reason"]
    assert paths(closing(levels=("medium", "low"))) == ["outcome"]
    assert paths(closing(closed_reason="turned_18", levels=("high",), plan_in_place=False)) == []
    [fault] = closing(levels=(), lead_agency_agrees=False).faults
    assert fault.message == (
        "Not yet: this needs that the level has been low at 2 panels running, and that the lead agency agrees"
    )


def test_an_action_says_what_who_and_when():
    assert paths(check_action("Visit", "health", TODAY, TODAY)) == []
    assert paths(check_action(" ", "", date(2026, 11, 22), TODAY)) == ["title", "agency", "due_on"]


@pytest.mark.parametrize("status", ["not_possible", "not_done"])
def test_an_action_that_was_not_done_or_not_possible_says_why(status):
    assert paths(check_progress(status, " ")) == ["outcome"]
    assert paths(check_progress(status, "The family moved")) == []


def test_an_action_is_open_or_done_without_more_words():
    assert paths(check_progress("done", "")) == paths(check_progress("open", "")) == []
    assert paths(check_progress("nearly", "")) == ["status"]
