"""Where two records are one, nobody was missing twice at once."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from slscb.core.clock import now
from slscb.core.errors import Invalid
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import a_returned_episode, an_episode

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def pair():
    team = a_team()
    two = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)
    return a_child(a_user(team=team)), a_child(a_user(team=team)), *two


def test_two_open_episodes_are_said_before(pair):
    kept, other, *two = pair
    an_episode(kept)
    an_episode(other)
    with pytest.raises(Invalid, match="mark one of the two as recorded in error first"):
        a_merge(kept, other, *two)


def test_one_of_them_recorded_in_error_stands_against_nothing(pair):
    kept, other, *two = pair
    mine = an_episode(kept)
    theirs = an_episode(other)
    theirs.status = "recorded_in_error"
    theirs.save()
    a_merge(kept, other, *two)
    assert set(kept.missing_episodes.all()) == {mine, theirs}


def test_times_apart_come_together_with_their_interviews(pair):
    kept, other, *two = pair
    moment = now()
    a_returned_episode(kept, moment - 9 * DAY, moment - 8 * DAY)
    theirs = a_returned_episode(other, moment - 8 * DAY, moment - 7 * DAY)
    a_merge(kept, other, *two)
    theirs.refresh_from_db()
    assert (theirs.child, theirs.return_interview.child) == (kept, kept)
