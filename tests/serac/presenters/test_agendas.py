"""What can be done with a child on an agenda, and when."""

from datetime import timedelta

import pytest

from serac.choices import MeetingStatus
from serac.presenters.agendas import links_of_meeting
from slscb.core.clock import today
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    """A child on the circulated agenda of a meeting today."""
    meeting = a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=280)), status=MeetingStatus.CIRCULATED)
    return an_item(meeting, a_child(a_user()))


@pytest.mark.parametrize(
    ("days", "offered"), [(-1, []), (0, ["Decision", "Add an action"]), (1, ["Decision", "Add an action"])]
)
def test_decisions_are_offered_from_the_day_of_the_meeting(item, days, offered):
    coordinator = a_panel()[1]
    links = links_of_meeting(coordinator, item.meeting, item, today() + timedelta(days=days))
    assert [link.text for link in links] == offered


def test_decisions_are_offered_to_those_who_record_them_alone(item):
    assert links_of_meeting(a_user(), item.meeting, item, today()) == []
