"""What each of the nine counts of a freedom-of-information request counts."""

from datetime import date, time, timedelta

import pytest

from agencies.choices import Role
from missing.models import InterviewOffer
from reporting import selectors
from reporting.rules import Period, year_beginning
from slscb.core.clock import from_london
from slscb.core.errors import NotAllowed
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, an_episode_of_care
from tests.factories.missing import a_returned_episode, an_episode, an_interview
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
YEAR = year_beginning(2025)


def at(day: date, hour: int = 12):
    return from_london(day, time(hour))


JUNE = at(date(2025, 6, 10))


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def counts(user, period: Period = YEAR) -> dict[str, int]:
    return {one.question.key: one.number for one in selectors.standard_counts(user, period)}


def counted(user, *keys: str) -> list[int]:
    found = counts(user)
    return [found[key] for key in keys]


def gone(child, seen=JUNE, **fields):
    return a_returned_episode(child, seen, seen + 5 * HOUR, **fields)


def test_children_and_their_episodes_missing_from_home_care_or_school(manager):
    child = a_child()
    gone(child)
    gone(child, JUNE + 24 * HOUR, episode_kind="care")
    gone(a_child(), episode_kind="school")
    gone(a_child(), episode_kind="away")
    gone(a_child(), episode_kind="services")
    an_episode(a_child(), JUNE, status="recorded_in_error")
    assert counted(manager, "children", "episodes", "care_children", "care_episodes") == [2, 3, 1, 1]


def test_children_for_whom_another_authority_answers_are_not_counted(manager):
    gone(a_child(care_status="lac_other"), episode_kind="care")
    assert set(counts(manager).values()) == {0}


def test_an_episode_belongs_to_the_london_day_on_which_the_child_was_last_seen(manager):
    gone(a_child(), at(date(2025, 4, 1), 0))
    gone(a_child(), at(date(2025, 4, 1), 0) - timedelta(seconds=1))
    gone(a_child(), at(date(2026, 3, 31), 23))
    gone(a_child(), at(date(2026, 4, 1), 0))
    assert counted(manager, "episodes") == [2]


def test_an_interview_belongs_to_the_day_of_the_return_and_not_to_that_on_which_it_fell_due(manager):
    for returned in (at(date(2025, 3, 31), 23), at(date(2025, 4, 1), 0), at(date(2026, 3, 31), 23)):
        an_interview(a_child(), returned, status="declined_by_child", closed_at=returned + HOUR)
    assert counted(manager, "declined") == [2]


def test_interviews_offered_completed_in_time_and_declined(manager):
    child = a_child()
    waiting = an_interview(child, JUNE)
    offered = an_interview(child, JUNE)
    InterviewOffer.objects.create(
        interview=offered, offered_at=JUNE, offered_by="A", method="letter", outcome="thinking", recorded_by=manager
    )
    for hours in (72, 73):
        held = JUNE + hours * HOUR
        kept = an_interview(child, JUNE, status="completed", held_at=held, closed_at=held, completed_at=held)
    an_interview(child, JUNE + 24 * HOUR, status="covered", covered_by=kept, closed_at=JUNE + 73 * HOUR)
    for status in ("declined_by_child", "declined_by_parent", "not_offered"):
        an_interview(child, JUNE, status=status, closed_at=JUNE)
    assert waiting.status == "to_offer"
    assert counted(manager, "offered", "completed", "in_time", "declined") == [6, 3, 2, 2]


def test_children_looked_after_on_a_day_of_the_period_by_their_episodes_of_care(manager):
    moved, left, before = a_child(), a_child(), a_child()
    an_episode_of_care(moved, date(2025, 1, 1), date(2025, 9, 1), reason_ended="X1")
    an_episode_of_care(moved, date(2025, 9, 1), reason_began="P")
    an_episode_of_care(left, date(2025, 1, 1), date(2025, 4, 1))
    an_episode_of_care(before, date(2025, 1, 1), date(2025, 3, 31))
    an_episode_of_care(a_child(), date(2026, 3, 31))
    an_episode_of_care(a_child(), date(2026, 4, 1))
    an_episode_of_care(a_child(), date(2025, 5, 1), legal_status="V4")
    assert counted(manager, "looked_after") == [3]


def test_they_are_counted_in_a_fixed_number_of_statements(manager):
    gone(a_child())
    manager.may("report.view")
    with at_most(3 + 2):
        counts(manager)


def test_they_are_for_those_who_may_see_counts():
    with pytest.raises(NotAllowed):
        selectors.standard_counts(a_user(Role.PRACTITIONER), YEAR)


def test_each_count_has_the_list_behind_it_as_long_as_every_child_may_be_seen():
    team = a_team()
    lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.PRACTITIONER, team)
    for kind in ("home", "care", "away"):
        gone(a_child(worker), episode_kind=kind)
    an_interview(a_child(worker), JUNE, status="declined_by_child", closed_at=JUNE)
    an_episode_of_care(a_child(worker), date(2025, 5, 1))
    for one in selectors.standard_counts(lead, YEAR):
        by = next(iter(one.measure.dimensions))
        listed = selectors.listed(lead, one.measure, YEAR, by, "", one.question.key)
        assert len({record.child_id for record in listed}) == one.number, one.question.key
    assert counts(lead)["children"] == 2
