"""Missing by child, for the child's page and for other apps."""

from datetime import UTC, date, datetime, timedelta

import pytest

from missing import selectors
from slscb.core.clock import now
from slscb.core.errors import NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db

MEETING = date(2026, 11, 24)


def begun(child, *moments, **fields):
    """Episodes of an hour each, begun at these moments."""
    return [a_returned_episode(child, at, at + HOUR, reported_at=at, **fields) for at in moments]


def days_before(count, hour=12):
    """A moment so many days before the meeting."""
    return datetime(2026, 11, 24, hour, tzinfo=UTC) - timedelta(days=count)


def test_three_episodes_begun_in_the_90_days_before_a_meeting_are_counted_by_child():
    often, seldom = a_child(), a_child(given_name="Zara")
    begun(often, days_before(90), days_before(40), days_before(2), days_before(1))
    begun(seldom, days_before(40), days_before(2))
    assert selectors.repeatedly_missing(MEETING) == {often.pk: 4}


def test_the_90_days_begin_at_midnight_in_london_and_end_with_the_eve_of_the_meeting():
    child = a_child()
    # 26 August 2026 is 90 days before; in summer time its midnight is 11 at night the day before in UTC
    first = datetime(2026, 8, 25, 23, 0, tzinfo=UTC)
    begun(child, days_before(50), days_before(20), first)
    assert selectors.repeatedly_missing(MEETING) == {child.pk: 3}
    child.missing_episodes.filter(last_seen_at=first).update(last_seen_at=first - timedelta(seconds=1))
    assert selectors.repeatedly_missing(MEETING) == {}


def test_an_episode_on_the_day_of_the_meeting_does_not_count():
    child = a_child()
    begun(child, days_before(50), days_before(20), days_before(0, hour=0))
    assert selectors.repeatedly_missing(MEETING) == {}


def test_what_was_recorded_in_error_does_not_count():
    child = a_child()
    wrong = begun(child, days_before(50), days_before(20), days_before(10))[0]
    child.missing_episodes.filter(pk=wrong.pk).update(status="recorded_in_error")
    assert selectors.repeatedly_missing(MEETING) == {}


def test_the_count_takes_one_statement_however_many_children(django_assert_num_queries):
    for number in range(4):
        begun(a_child(given_name=f"Child{number}"), days_before(50), days_before(20), days_before(10))
    with django_assert_num_queries(1):
        assert set(selectors.repeatedly_missing(MEETING).values()) == {3}


def test_those_missing_now_are_the_longest_first_and_only_of_children_one_sees():
    worker = a_user()
    shorter = an_episode(a_child(worker), now() - 2 * HOUR)
    longer = an_episode(a_child(worker, given_name="Zara"), now() - 9 * HOUR)
    a_returned_episode(a_child(worker, given_name="Back"))
    an_episode(a_child(given_name="Hidden"))
    assert list(selectors.currently_missing(worker)) == [longer, shorter]


def test_the_episodes_of_a_child_are_the_newest_first_and_reading_them_is_remembered():
    worker = a_user()
    child = a_child(worker)
    first, second = begun(child, days_before(9), days_before(2))
    assert list(selectors.episodes_of(worker, child.public_id)) == [second, first]
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.detail) == ([child.pk], {"part": "missing"})


def test_the_episodes_of_a_child_one_does_not_see_are_not_there():
    child = a_child()
    with pytest.raises(NotVisible):
        selectors.episodes_of(a_user(), child.public_id)


def test_the_card_counts_all_and_lately_and_shows_what_waits(django_assert_num_queries):
    child = a_child()
    begun(child, *[now() - timedelta(days=days) for days in (400, 300, 200, 100, 50, 20, 10)])
    with django_assert_num_queries(1):
        found = selectors.missing_of_child(child, now())
        [one.return_interview.status for one in found.newest]
    assert (len(found.newest), found.total, found.lately, len(found.waiting)) == (5, 7, 3, 7)
    assert not found.is_capped
