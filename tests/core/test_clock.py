"""London wall clocks and UTC moments."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.clock import AmbiguousTime, NonexistentTime, from_london, london


def test_a_time_that_was_skipped_is_refused():
    with pytest.raises(NonexistentTime):
        from_london(date(2027, 3, 28), time(1, 30))


def test_a_time_that_happened_twice_is_asked_about():
    with pytest.raises(AmbiguousTime):
        from_london(date(2026, 10, 25), time(1, 30))
    first = from_london(date(2026, 10, 25), time(1, 30), second=False)
    second = from_london(date(2026, 10, 25), time(1, 30), second=True)
    assert (first, second) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 12, 31)))  # noqa: DTZ001
def test_every_moment_comes_back_from_its_london_clock(naive):
    moment = naive.replace(tzinfo=UTC)
    shown = london(moment)
    assert from_london(shown.date(), shown.time(), second=bool(shown.fold)) == moment
