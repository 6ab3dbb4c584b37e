"""When episodes of two children are suggested for a link."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.choices import Ground
from missing.rules import Thresholds, check_decision, is_new_reason, link_grounds, shared_as
from missing.rules.linking import Told, overlapping
from missing.rules.patterns import DEFAULT

NIGHT = datetime(2026, 11, 20, 21, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def told(child, begins=0, lasts=10, **named):
    """An episode that begins so many hours after the night, and lasts so many."""
    seen = NIGHT + begins * HOUR
    sets = {name: frozenset(found) for name, found in named.items()}
    return Told(child, seen, None if lasts is None else seen + lasts * HOUR, **sets)


def both_ways(one, other, thresholds=DEFAULT):
    found = link_grounds(one, other, thresholds)
    assert link_grounds(other, one, thresholds) == found, "it makes no difference which is looked at"
    return found


def test_missing_at_overlapping_times_and_found_at_one_place_is_a_ground():
    assert both_ways(told(1, found={7}), told(2, begins=9, found={7})) == (Ground.FOUND_TOGETHER,)
    assert both_ways(told(1, found={7}), told(2, begins=10, found={7})) == (), "one was back when the other went"
    assert both_ways(told(1, found={7}), told(2, begins=9, found={8})) == ()
    assert both_ways(told(1, found={7}), told(2, begins=240, found={7})) == (), "many are found at the station"


@pytest.mark.parametrize(
    ("name", "ground"),
    [("people", "same_person"), ("vehicles", "same_vehicle"), ("phones", "same_phone"), ("been", "same_place")],
)
def test_naming_the_same_is_a_ground_within_180_days(name, ground):
    one = told(1, **{name: {3, 4}})
    assert both_ways(one, told(2, begins=180 * 24, **{name: {4}})) == (ground,)
    assert both_ways(one, told(2, begins=180 * 24 + 1, **{name: {4}})) == ()
    assert both_ways(one, told(2, begins=2, **{name: {5}})) == ()
    assert both_ways(one, told(2, begins=48, **{name: {4}}), Thresholds(link_days=1)) == ()


def test_a_place_where_one_was_found_and_the_other_was_is_the_same_place():
    assert both_ways(told(1, found={7}), told(2, begins=72, been={7})) == (Ground.SAME_PLACE,)


def test_every_ground_is_given():
    one = told(1, found={7}, been={8}, people={1}, vehicles={2}, phones={3})
    assert both_ways(one, told(2, found={7}, been={8}, people={1}, vehicles={2}, phones={3})) == tuple(Ground)


def test_episodes_of_one_child_are_not_linked():
    assert both_ways(told(1, found={7}, people={1}), told(1, found={7}, people={1})) == ()


def test_a_child_who_is_still_missing_overlaps_all_that_came_after():
    away = told(1, lasts=None, found={7})
    assert overlapping(away, told(2, begins=900, lasts=1))
    assert overlapping(away, told(2, begins=900, lasts=None))
    assert not overlapping(away, told(2, begins=-9, lasts=9))


@pytest.mark.parametrize(
    ("mine", "theirs", "grounds"),
    [
        (["found"], ["found"], ["found_together"]),
        (["been"], ["found"], ["same_place"]),
        (["found"], ["been"], ["same_place"]),
        (["found", "been"], ["found"], ["found_together", "same_place"]),
        (["found", "been"], ["found", "been"], ["found_together", "same_place"]),
        (["with"], ["with"], ["same_person"]),
    ],
)
def test_what_both_name_speaks_for_its_own_grounds(mine, theirs, grounds):
    assert list(shared_as(mine, theirs)) == grounds


def test_a_dismissed_link_is_suggested_again_on_a_new_ground_alone():
    assert is_new_reason(["same_place"], ["same_place", "same_person"])
    assert not is_new_reason(["same_place", "same_person"], ["same_place"])
    assert not is_new_reason(["same_place"], [])


@pytest.mark.parametrize(
    ("decision", "reason", "paths"),
    [
        ("accepted", "Same flat", []),
        ("dismissed", "A common name", []),
        ("suggested", "Why", ["decision"]),
        ("", "  ", ["decision", "reason"]),
    ],
)
def test_a_suggested_link_is_accepted_or_dismissed_with_a_reason(decision, reason, paths):
    assert [fault.path for fault in check_decision(decision, reason).faults] == paths
