"""Days, moments and lengths of time as they are said, in London."""

from datetime import UTC, date, datetime, timedelta

import pytest

from slscb.core import words

PRESENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), "Monday 23 November 2026, 9:30am"),
        (datetime(2026, 7, 3, 20, 0, tzinfo=UTC), "Friday 3 July 2026, 9pm"),
        (datetime(2026, 7, 3, 23, 0, tzinfo=UTC), "Saturday 4 July 2026, midnight"),
        (datetime(2026, 1, 3, 12, 0, tzinfo=UTC), "Saturday 3 January 2026, midday"),
        (datetime(2026, 1, 3, 0, 5, tzinfo=UTC), "Saturday 3 January 2026, 12:05am"),
        (datetime(2026, 1, 3, 12, 5, tzinfo=UTC), "Saturday 3 January 2026, 12:05pm"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sunday 25 October 2026, 1:30am (BST)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Sunday 25 October 2026, 1:30am (GMT)"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "Sunday 25 October 2026, 2:30am"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sunday 29 March 2026, 2am"),
    ],
)
def test_moments_are_said_in_london(moment, said):
    assert words.moment_words(moment) == said


def test_shorter_where_room_is_short():
    assert words.short_moment_words(PRESENT) == "23 Nov 2026, 9:30am"
    assert words.day_words(date(2026, 11, 3)) == "3 November 2026"


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(hours=5, minutes=59), "in 5 hours"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(minutes=59), "in 59 minutes"),
        (timedelta(seconds=30), "in less than a minute"),
        (timedelta(), "in less than a minute"),
        (timedelta(hours=47), "in 47 hours"),
        (timedelta(days=2), "in 2 days"),
        (-timedelta(minutes=1), "1 minute overdue"),
        (-timedelta(days=2, hours=3), "2 days overdue"),
    ],
)
def test_how_far_off_a_deadline_is(away, said):
    assert words.due_words(PRESENT + away, PRESENT) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (5, "in 5 days"), (-1, "1 day overdue"), (-12, "12 days overdue")],
)
def test_how_far_off_a_day_is(days, said):
    today = date(2026, 11, 23)
    assert words.due_day_words(today + timedelta(days=days), today) == said


def test_how_long_ago_never_speaks_of_the_future():
    assert words.ago_words(PRESENT - timedelta(hours=3), PRESENT) == "3 hours ago"
    assert words.ago_words(PRESENT + timedelta(hours=3), PRESENT) == "less than a minute ago"


def test_counts_and_lists():
    assert words.count_words(1, "child", "children") == "1 child"
    assert words.count_words(1204, "child", "children") == "1,204 children"
    assert words.count_words(0, "day") == "0 days"
    assert [words.listed(some) for some in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert words.opening("éa B") == "Éa B"
