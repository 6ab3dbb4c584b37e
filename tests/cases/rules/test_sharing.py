"""What the rules say of shares and emergencies."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.rules import sharing as rules
from cases.rules.sharing import Standing

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LONGEST = timedelta(days=28)


def paths(purpose="Health assessment", since=NOW, until=NOW + DAY, now=NOW):
    return [fault.path for fault in rules.check_share(purpose, since, until, now, LONGEST)]


def test_a_share_has_a_purpose_begins_today_or_later_and_ends_after_it_begins():
    assert paths() == []
    assert paths(purpose="  ") == ["purpose"]
    assert paths(since=NOW - DAY) == ["since"]
    assert paths(until=NOW) == ["until"]
    assert paths(purpose="", since=NOW - DAY, until=NOW - DAY) == ["purpose", "since", "until"]


def test_a_share_lasts_no_longer_than_the_partnership_allows_the_day_it_begins_not_counted():
    assert paths(until=rules.ends(date(2026, 12, 28))) == []
    assert paths(until=rules.ends(date(2026, 12, 29))) == ["until"]


def test_a_last_day_ends_at_the_midnight_after_it_in_london():
    assert rules.ends(date(2026, 12, 4)) == datetime(2026, 12, 5, tzinfo=UTC)
    assert rules.ends(date(2026, 7, 3)) == datetime(2026, 7, 3, 23, tzinfo=UTC)


def test_today_begins_at_once_and_another_day_at_its_midnight():
    assert rules.begins(date(2026, 11, 30), NOW) == NOW
    assert rules.begins(date(2026, 12, 2), NOW) == datetime(2026, 12, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "until", "ended", "standing"),
    [
        (NOW, NOW + DAY, None, Standing.LIVE),
        (NOW - DAY, NOW, None, Standing.OVER),
        (NOW + DAY, NOW + 2 * DAY, None, Standing.BEGINS),
        (NOW - DAY, NOW + DAY, NOW, Standing.ENDED),
        (NOW - 2 * DAY, NOW - DAY, NOW - 2 * DAY, Standing.ENDED),
    ],
)
def test_how_far_a_share_has_come(since, until, ended, standing):
    assert rules.standing(since, until, ended, NOW) == standing


def test_whoever_breaks_the_glass_says_why_in_a_sentence():
    assert [fault.path for fault in rules.check_emergency("Urgent")] == ["reason"]
    assert [fault.path for fault in rules.check_emergency("     Urgent          .      ")] == ["reason"]
    assert list(rules.check_emergency("Found at the station at 2am, says nothing")) == []


def test_a_review_is_due_at_the_end_of_the_second_working_day_weekends_and_bank_holidays_left_out():
    monday, friday, christmas_eve = (
        NOW,
        datetime(2026, 12, 4, 23, 30, tzinfo=UTC),
        datetime(2026, 12, 24, 9, tzinfo=UTC),
    )
    assert rules.review_due(monday) == datetime(2026, 12, 3, tzinfo=UTC)
    assert rules.review_due(friday) == datetime(2026, 12, 9, tzinfo=UTC)
    assert rules.review_due(christmas_eve) == datetime(2026, 12, 31, tzinfo=UTC)


def test_the_first_reminder_is_when_the_review_is_due_and_the_next_a_working_day_later():
    assert rules.reminder_of_review(NOW, 0) == rules.review_due(NOW)
    assert rules.reminder_of_review(NOW, 2) == datetime(2026, 12, 5, tzinfo=UTC)
    assert rules.reminder_of_review(NOW, 3) == datetime(2026, 12, 8, tzinfo=UTC)
