"""Police spoke to a child who had been found."""

from datetime import UTC, datetime, timedelta

import pytest

from missing.rules import Prevention, check_prevention

SEEN = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = SEEN + 12 * HOUR


def faults(**changes):
    said = {
        "last_seen_at": SEEN,
        "found_at": SEEN + 6 * HOUR,
        "held_at": SEEN + 7 * HOUR,
        "seen_alone": True,
        "has_concerns": False,
        "officer": "PC Shaw 4417",
    }
    return [one.path for one in check_prevention(Prevention(**said | changes), NOW).faults]


def test_police_spoke_to_a_child_who_had_been_found_and_not_in_the_future():
    assert faults() == []
    assert faults(held_at=SEEN + 6 * HOUR) == []
    assert faults(held_at=SEEN + 5 * HOUR) == ["held_at"]
    assert faults(held_at=NOW) == []
    assert faults(held_at=NOW + timedelta(seconds=1)) == ["held_at"]


def test_where_nobody_wrote_when_the_child_was_found_it_was_after_the_child_was_last_seen():
    assert faults(found_at=None, held_at=SEEN + timedelta(seconds=1)) == []
    assert faults(found_at=None, held_at=SEEN) == ["held_at"]


def test_a_child_may_be_spoken_to_before_the_return_is_recorded_but_not_in_an_episode_that_never_was():
    assert faults(found_at=None, status="missing") == []
    assert faults(status="recorded_in_error") == [""]


def test_the_officer_is_named_and_whoever_else_was_there():
    assert faults(officer=" ") == ["officer"]
    assert faults(seen_alone=False, present="Her mother") == []
    assert faults(seen_alone=False, present=" ") == ["present"]
    assert faults(seen_alone=True, present="Her mother") == ["seen_alone"]


def test_a_concern_is_said_in_words_and_words_are_a_concern():
    assert faults(has_concerns=True, concerns="A new telephone") == []
    assert faults(has_concerns=True, concerns=" ") == ["concerns"]
    assert faults(has_concerns=False, concerns="A new telephone") == ["has_concerns"]


def test_every_fault_is_told_at_once():
    found = faults(held_at=NOW + HOUR, officer="", seen_alone=False, has_concerns=True)
    assert found == ["held_at", "officer", "present", "concerns"]


@pytest.mark.parametrize("field", ["held_at", "last_seen_at", "found_at"])
def test_a_time_without_a_zone_is_no_moment(field):
    with pytest.raises(ValueError, match="zone"):
        faults(**{field: (SEEN + HOUR).replace(tzinfo=None)})
