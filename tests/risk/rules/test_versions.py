"""A new version of the tool: what it may say, what differs, when it begins, and that it takes two."""

from copy import deepcopy
from datetime import date

import pytest

from risk import rules
from risk.data import instrument_data, load_instrument

ONE = load_instrument("1")
TODAY = date(2026, 11, 23)


def data(**changed):
    """The data of version 2, which begins as a copy of version 1."""
    return rules.copied(ONE, instrument_data("1"), "2") | changed


def row(**changed):
    return {"code": "M16", "band": "medium", "text": "Fake accounts", "label": "Somebody uses fake accounts"} | changed


def differs(after):
    return rules.difference(ONE, rules.instrument_from(after))


def test_a_draft_begins_as_a_copy_without_faults_in_which_nothing_differs_and_the_original_stays():
    before = deepcopy(instrument_data("1"))
    made = data()
    assert rules.draft_faults(made, [ONE]) == ()
    assert not differs(made)
    assert [band["review_days"] for band in made["bands"]] == [84, 56, 28]
    made["bands"][0]["minimum"] = 9
    assert instrument_data("1") == before


def test_an_indicator_is_added_behind_the_last_of_its_band_and_called_new():
    made = rules.with_indicator(data(), row())
    codes = [one["code"] for one in made["indicators"]]
    assert codes[codes.index("M16") - 1] == "M15"
    assert differs(made).new == ("M16",)


def test_an_indicator_taken_out_is_gone_and_no_other_points_to_it():
    made = rules.without_indicator(data(), "M09")
    assert differs(made).gone == ("M09",)
    assert not any("M09" in one.get("also_consider", ()) for one in made["indicators"])
    assert rules.draft_faults(made, [ONE]) == ()


def test_moved_reworded_and_other_conditions_are_told_apart():
    of = {one["code"]: one for one in data()["indicators"]}
    made = rules.with_indicator(data(), of["M04"] | {"band": "high"}, "M04")
    made = rules.with_indicator(made, of["M05"] | {"label": "In other words"}, "M05")
    made = rules.with_indicator(made, of["M06"] | {"needs_another": True}, "M06")
    found = differs(made)
    assert (found.moved, found.reworded, found.conditions) == (("M04",), ("M05",), ("M06",))
    assert (found.new, found.gone) == ((), ())


def test_a_threshold_and_a_review_clock_are_told_in_words():
    made = data()
    made["bands"][1] |= {"minimum": 3, "rule": "three or more medium indicators", "review_days": 42}
    said = " ".join(differs(made).bands)
    assert "three or more medium indicators" in said
    assert "due after 42 days, before after 56" in said


def test_every_fault_of_a_draft_is_told_at_once_at_its_field():
    made = rules.with_indicator(data(), row(code="M" * 11, text="x" * 301, label=""))
    made["bands"][2]["minimum"] = 99
    at = [one["code"] for one in made["indicators"]].index("M" * 11)
    found = {fault.path for fault in rules.draft_faults(made, [ONE])}
    assert found == {f"indicators[{at}].{name}" for name in ("code", "text", "label")} | {"bands[2].minimum"}


def test_the_referral_at_once_for_a_child_under_13_cannot_be_taken_out():
    found = rules.draft_faults(rules.without_indicator(data(), "H01"), [ONE])
    assert [fault.path for fault in found] == ["indicators"]


def test_a_code_that_was_taken_out_is_never_given_to_something_else():
    two = rules.instrument_from(rules.without_indicator(data(), "L07"))
    again = rules.with_indicator(rules.without_indicator(data(version="3"), "L07"), row(code="L07", band="low"))
    assert [fault.path.rpartition(".")[2] for fault in rules.draft_faults(again, [ONE, two])] == ["code"]
    assert rules.draft_faults(again, [two]) == ()


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 1)])
def test_a_version_begins_tomorrow_at_the_earliest(day):
    assert [fault.path for fault in rules.switch_faults(day, TODAY, None)] == ["starts_on"]
    assert rules.switch_faults(date(2026, 11, 24), TODAY, date(2015, 4, 1)) == ()


def test_a_version_begins_after_the_one_before_it():
    assert rules.switch_faults(date(2026, 12, 1), TODAY, date(2026, 12, 1))


def test_whoever_proposes_a_version_does_not_approve_it_and_the_second_says_why():
    assert [fault.path for fault in rules.approval_faults(1, 1, " ")] == ["", "reason"]
    assert rules.approval_faults(1, 2, "Agreed") == ()


def test_a_version_s_own_review_clock_counts_and_otherwise_the_service_s():
    assert ONE.review_days == {"high": 28, "medium": 56, "low": 84}
    made = data()
    made["bands"][2]["review_days"] = 14
    clocks = rules.instrument_from(made).review_days
    assert rules.review_due_on("high", TODAY, clocks) == date(2026, 12, 7)
