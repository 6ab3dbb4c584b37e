"""Decisions about two records of one child."""

from datetime import UTC, datetime

import pytest

from cases.rules import merging as rules

SOON, LATER = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def test_two_records_are_merged_with_a_reason_and_only_of_details_that_both_have_is_a_value_chosen():
    assert list(rules.check_merge(["given_name", "address"], "One child")) == []
    faults = list(rules.check_merge(["protection", "school"], " "))
    assert [fault.path for fault in faults] == ["takes", "reason"]


def test_those_stay_whose_own_right_counts_on_every_protected_record_until_the_first_of_these_ends():
    one, other = {1: None, 2: None, 3: SOON}, {2: LATER, 3: None, 4: None}
    assert rules.inside([one, other]) == {2: LATER, 3: SOON}
    assert rules.inside([one]) == one


def test_where_neither_is_protected_nobody_is_kept_out():
    assert rules.inside([]) is None


def test_where_nobody_is_inside_both_nobody_stays():
    assert rules.inside([{1: None}, {2: None}]) == {}


@pytest.mark.parametrize(
    ("ends", "first"), [((None, None), None), ((None, SOON), SOON), ((LATER, SOON), SOON), ((), None)]
)
def test_the_first_of_several_ends(ends, first):
    assert rules.earliest(ends) == first


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [(None, SOON, True), (LATER, SOON, True), (SOON, SOON, False), (SOON, None, False), (None, None, False)],
)
def test_whether_one_right_lasts_longer_than_another(one, other, later):
    assert rules.ends_later(one, other) is later


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("open", "sealed", "sealed"), ("restricted", "open", "restricted"), ("sealed", "restricted", "sealed")],
)
def test_two_records_that_become_one_or_were_one_are_protected_as_the_stricter(one, other, both):
    assert rules.protection_of_both(one, other) == both


@pytest.mark.parametrize(("protection", "protected"), [("open", False), ("restricted", True), ("sealed", True)])
def test_on_a_protected_record_only_people_named_count(protection, protected):
    assert rules.is_protected(protection) is protected


def test_of_the_details_that_were_taken_those_go_back_that_nobody_has_changed_since():
    before = {"child": {"school": "A", "upn": None}, "other": {"school": "B", "upn": "U"}}
    assert rules.values_back(["school", "upn", "address"], {"school": "C", "upn": "U"}, before) == {"upn": None}
