"""What the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import transaction

from serac.models import AgendaItem, Meeting
from slscb.core.errors import Invalid
from slscb.core.writing import create
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [1, 27, 29, -28])
def test_a_meeting_off_the_grid_is_refused_by_the_database(days):
    series = a_series()
    with pytest.raises(Invalid) as caught, transaction.atomic():
        create(Meeting(series=series, held_on=series.first_meeting_on + timedelta(days=days)))
    assert [fault.path for fault in caught.value.faults] == ["held_on"]


def test_a_second_meeting_on_one_day_is_refused():
    meeting = a_meeting()
    with pytest.raises(Invalid) as caught, transaction.atomic():
        create(Meeting(series=meeting.series, held_on=meeting.held_on))
    assert caught.value.faults[0].message == "There is a meeting on this day already"


def test_a_child_stands_once_on_an_agenda():
    item = an_item(a_meeting(), a_child())
    with pytest.raises(Invalid) as caught, transaction.atomic():
        create(AgendaItem(meeting=item.meeting, child=item.child, section=item.section, position=2))
    assert caught.value.faults[0].message == "This child is on the agenda already"


def test_an_item_taken_off_says_why():
    with pytest.raises(Invalid) as caught, transaction.atomic():
        create(AgendaItem(meeting=a_meeting(), child=a_child(), section=7, position=1, removed=True))
    assert [fault.path for fault in caught.value.faults] == ["removed_reason"]
