"""What recording one police episode does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.rules.reconciling import SAME_WITHIN, Ours, Police, kind_of, plan

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SEEN = NOW - timedelta(days=10)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BORN = date(2011, 5, 4)


def police(seen=SEEN, hours=5.0, reference="MP/1", **more):
    back = seen + hours * HOUR if hours else None
    return Police(reference, seen, seen, back, **more)


def ours(seen=SEEN, hours=5.0, reference="", pk=7, **more):
    back = seen + hours * HOUR if hours else None
    return Ours(pk, seen, back, "returned" if back else "missing", reference, **more)


def planned(told, *episodes):
    return plan(told, episodes, BORN, False, NOW)


def test_an_episode_that_is_nowhere_near_ours_is_new():
    assert planned(police()).outcome == "new"
    assert planned(police(), ours(SEEN - timedelta(days=2))).outcome == "new"


@given(st.integers(-120, 120))
def test_within_two_hours_it_is_ours_and_ours_stays(minutes):
    found = planned(police(SEEN + minutes * MINUTE), ours())
    assert (found.outcome, found.pk) == ("reconciled", 7)
    assert found.fill == {"police_reference": "MP/1"}
    told = {one.name: (one.ours, one.theirs) for one in found.differences}
    expected = {"last_seen_at": (SEEN, SEEN + minutes * MINUTE)} if minutes else {}
    assert {name: told[name] for name in told if name == "last_seen_at"} == expected


@pytest.mark.parametrize("apart", [SAME_WITHIN + MINUTE, -SAME_WITHIN - MINUTE])
def test_further_apart_and_overlapping_it_is_a_fault_in_words(apart):
    found = planned(police(SEEN + apart), ours())
    assert not found.outcome and "overlaps" in found.faults[0].message


def test_the_nearest_of_two_is_ours():
    near, far = ours(SEEN + HOUR, 2, pk=1), ours(SEEN - 2 * HOUR, 1, pk=2)
    assert planned(police(), far, near).pk == 1


def test_one_with_another_police_reference_is_never_joined():
    found = planned(police(), ours(reference="MP/OTHER"))
    assert found.faults and found.pk is None


def test_the_reference_finds_ours_wherever_it_lies():
    found = planned(police(), ours(SEEN - timedelta(days=3), reference="MP/1"))
    assert (found.outcome, found.pk) == ("unchanged", 7) and found.differences


def test_a_return_is_filled_in_where_ours_is_open_and_told_where_ours_differs():
    assert planned(police(), ours(hours=None, reference="MP/1")).fill == {"returned_at": SEEN + 5 * HOUR}
    found = planned(police(hours=6), ours(reference="MP/1"))
    assert found.outcome == "unchanged" and [one.name for one in found.differences] == ["returned_at"]


def test_a_return_after_the_next_episode_began_is_a_fault():
    later = ours(SEEN + timedelta(days=1), 3, pk=8)
    found = planned(police(hours=30), ours(hours=None, reference="MP/1"), later)
    assert "reported missing again" in found.faults[0].message


def test_what_is_empty_is_filled_and_what_differs_stays():
    told = police(police_risk="high", reported_by="Mother")
    found = planned(told, ours(reference="MP/1", police_risk="medium"))
    assert found.fill == {"reported_by": "Mother"}
    assert [(one.name, one.ours, one.theirs) for one in found.differences] == [("police_risk", "medium", "high")]


def test_one_missing_already_is_a_fault_in_words():
    found = planned(police(hours=None), ours(SEEN - timedelta(days=1), None))
    assert "already recorded as missing" in found.faults[0].message


@pytest.mark.parametrize(
    ("residence", "looked_after", "kind"),
    [("", True, "care"), ("Foster care", True, "care"), ("Home address", True, "home"), ("Care home", False, "home")],
)
def test_only_a_looked_after_child_is_missing_from_care(residence, looked_after, kind):
    assert kind_of(residence, looked_after) == kind
