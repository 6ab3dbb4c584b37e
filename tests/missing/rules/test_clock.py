from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.rules import (
    held_in_time,
    in_words,
    interview_due_at,
    missing_for,
    reminder,
    reminder_times,
    seen_until,
    time_left,
)

LONDON = ZoneInfo("Europe/London")
RETURNED = datetime(2026, 11, 23, 21, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)

FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 1, 1)  # noqa: DTZ001

moments = st.datetimes(FIRST, LAST, timezones=st.sampled_from([UTC, LONDON]))


def quarter_hours(first, last):
    """Every quarter of an hour from one UTC moment to another, as a clock in London shows it."""
    while first <= last:
        yield first.astimezone(LONDON)
        first += timedelta(minutes=15)


@pytest.mark.parametrize("night", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)])
def test_the_interview_is_due_exactly_72_elapsed_hours_after_the_return_on_both_nights_the_clocks_change(night):
    moments = list(quarter_hours(night - 80 * HOUR, night + 30 * HOUR))
    assert len({moment.utcoffset() for moment in moments}) == 2
    for returned_at in moments:
        due = interview_due_at(returned_at)
        assert due.timestamp() - returned_at.timestamp() == 259_200
        assert due.utcoffset() == timedelta(0)


@given(moments)
def test_the_interview_is_due_exactly_72_elapsed_hours_after_any_return(returned_at):
    assert interview_due_at(returned_at).timestamp() - returned_at.timestamp() == 259_200


def test_over_the_night_the_clocks_change_the_wall_clock_is_not_the_same_three_days_later():
    spring = interview_due_at(datetime(2027, 3, 26, 23, 30, tzinfo=LONDON)).astimezone(LONDON)
    autumn = interview_due_at(datetime(2026, 10, 23, 23, 30, tzinfo=LONDON)).astimezone(LONDON)
    assert (spring.day, spring.hour, autumn.day, autumn.hour) == (30, 0, 26, 22)


def test_a_time_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"):
        interview_due_at(datetime(2026, 11, 23, 21, 40))  # noqa: DTZ001


def test_an_interview_is_in_time_when_held_not_later_than_72_hours_after_the_return():
    due = interview_due_at(RETURNED)
    assert held_in_time(RETURNED, due)
    assert not held_in_time(RETURNED, due + timedelta(microseconds=1))
    double = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    assert not held_in_time(double - 72 * HOUR, double.replace(fold=1))


@pytest.mark.parametrize(
    ("from_due", "overdue", "words"),
    [
        (-72 * HOUR, False, "3 days left"),
        (-51 * HOUR, False, "2 days and 3 hours left"),
        (-25 * HOUR + timedelta(minutes=30), False, "1 day left"),
        (-HOUR, False, "1 hour left"),
        (-timedelta(minutes=61, seconds=59), False, "1 hour and 1 minute left"),
        (-timedelta(seconds=59), False, "less than a minute left"),
        (timedelta(0), False, "due now"),
        (timedelta(microseconds=1), True, "less than a minute overdue"),
        (26 * HOUR, True, "1 day and 2 hours overdue"),
    ],
)
def test_the_time_left_is_told_in_words_and_overdue_from_the_moment_after_it_was_due(from_due, overdue, words):
    due = interview_due_at(RETURNED)
    left = time_left(due, due + from_due)
    assert (left.overdue, left.words) == (overdue, words)
    assert left.seconds == -from_due // timedelta(seconds=1)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_something_is_overdue_if_and_only_if_its_moment_has_passed(due, passed):
    assert time_left(due, due.astimezone(UTC) + passed).overdue is (passed > timedelta(0))


def test_a_length_is_told_by_its_two_largest_units():
    assert in_words(timedelta(days=2, hours=3, minutes=59)) == "2 days and 3 hours"
    assert in_words(timedelta(days=1, minutes=5)) == "1 day"
    assert in_words(timedelta(minutes=1)) == "1 minute"


def test_how_long_the_child_was_missing_is_elapsed_time():
    seen = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    assert missing_for(seen, datetime(2026, 10, 25, 2, 30, tzinfo=LONDON)) == 3 * HOUR


def test_reminders_come_on_return_at_48_and_at_72_hours_then_every_24_to_the_manager_and_from_day_3_to_the_cse_lead():
    series = [(one.due_at - RETURNED, one.to) for one in (reminder(RETURNED, number) for number in range(7))]
    assert series == [
        (0 * HOUR, ("worker",)),
        (48 * HOUR, ("worker",)),
        (72 * HOUR, ("worker",)),
        (96 * HOUR, ("team_manager",)),
        (120 * HOUR, ("team_manager",)),
        (144 * HOUR, ("team_manager", "cse_lead")),
        (168 * HOUR, ("team_manager", "cse_lead")),
    ]


@given(moments, st.timedeltas(timedelta(hours=-1), timedelta(days=30)))
def test_the_reminders_up_to_a_moment_are_all_those_due_by_then(returned_at, later):
    until = returned_at.astimezone(UTC) + later
    got = list(reminder_times(returned_at, until))
    assert [one.number for one in got] == list(range(len(got)))
    assert all(one.due_at <= until for one in got)
    assert reminder(returned_at, len(got)).due_at > until


@pytest.mark.parametrize(
    ("days_overdue", "weeks"),
    [(-3, 0), (-2, 0), (0, 1), (3, 1), (5, 1), (5.001, 2), (11, 2), (12, 2), (12.5, 3), (30, 5)],
)
def test_an_escalated_interview_is_seen_to_the_end_of_a_week_that_is_at_least_two_days_off(days_overdue, weeks):
    due = datetime(2026, 11, 20, 9, tzinfo=UTC)
    moment = due + timedelta(days=days_overdue)
    until = seen_until(due, moment)
    assert until == due + weeks * timedelta(days=7)
    assert timedelta(days=2) <= until - moment
