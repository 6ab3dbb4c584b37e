"""The calendar: only days of the grid, and what is written down of a meeting."""

from datetime import date, timedelta

import pytest

from agencies.choices import AgencyCode
from serac import selectors
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.services import meetings
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, Stale
from tests.factories.agencies import a_panel, a_user, an_agency
from tests.factories.serac import FIRST_MEETING, a_meeting, a_series

pytestmark = pytest.mark.django_db


def test_a_meeting_is_planned_on_the_grid_once():
    chair, _ = a_panel()
    a_series()
    day = FIRST_MEETING + timedelta(days=28)
    first = meetings.plan_meeting(actor=chair, held_on=day)
    assert meetings.plan_meeting(actor=chair, held_on=day) == first
    assert Meeting.objects.count() == 1


def test_a_day_off_the_grid_is_refused_with_the_nearest_days():
    chair, _ = a_panel()
    a_series()
    with pytest.raises(Invalid) as caught:
        meetings.plan_meeting(actor=chair, held_on=date(2026, 2, 4))
    [fault] = caught.value.faults
    assert fault.path == "held_on"
    assert fault.message == (
        "SERAC does not meet on 4 February 2026; the nearest meetings are on 3 February 2026 and 3 March 2026"
    )


def test_without_a_series_nothing_can_be_planned():
    with pytest.raises(Invalid, match="No series of panel meetings"):
        meetings.plan_meeting(actor=None, held_on=today())


def test_a_series_gives_the_meetings_ahead():
    chair, _ = a_panel()
    meetings.open_series(actor=None, name="SERAC", first_meeting_on=today() - timedelta(days=30))
    planned = meetings.plan_ahead(actor=chair, count=3)
    assert [one.held_on - today() for one in planned] == [timedelta(days=days) for days in (26, 54, 82)]


def test_only_the_panel_office_plans():
    a_series()
    with pytest.raises(NotAllowed):
        meetings.plan_meeting(actor=a_user(), held_on=FIRST_MEETING)


def test_a_cancelled_meeting_is_no_longer_the_next_nor_the_last():
    chair, _ = a_panel()
    series = a_series(first_meeting_on=today() - timedelta(days=27))
    coming, after = a_meeting(1, series), a_meeting(2, series)
    assert selectors.next_meeting(chair).meeting == coming
    meetings.cancel_meeting(actor=chair, meeting_id=coming.public_id, expected_version=1)
    assert selectors.next_meeting(chair).meeting == after


def test_what_was_circulated_is_not_cancelled():
    chair, _ = a_panel()
    meeting = a_meeting(status=MeetingStatus.CIRCULATED)
    with pytest.raises(Invalid, match="has gone out"):
        meetings.cancel_meeting(actor=chair, meeting_id=meeting.public_id)


def test_who_was_there_is_recorded_after_the_meeting():
    chair, _ = a_panel()
    series = a_series(first_meeting_on=today())
    meeting = a_meeting(0, series, status=MeetingStatus.CIRCULATED)
    police, health = an_agency(AgencyCode.POLICE), an_agency(AgencyCode.HEALTH)
    held = meetings.record_meeting(
        actor=chair, meeting_id=meeting.public_id, present=[police], apologies=[health], minutes="Agreed."
    )
    assert (held.status, held.minutes) == (MeetingStatus.HELD, "Agreed.")
    assert selectors.attendance_of(meeting) == {"present": [police], "apologies": [health]}
    with pytest.raises(Stale):
        meetings.record_meeting(actor=chair, meeting_id=meeting.public_id, present=[police], expected_version=1)


def test_an_agency_is_not_both_there_and_sorry_and_somebody_was_there():
    chair, _ = a_panel()
    meeting = a_meeting(0, a_series(first_meeting_on=today()), status=MeetingStatus.CIRCULATED)
    police = an_agency(AgencyCode.POLICE)
    for present in ([police], []):
        with pytest.raises(Invalid) as caught:
            meetings.record_meeting(actor=chair, meeting_id=meeting.public_id, present=present, apologies=[police])
        assert {fault.path for fault in caught.value.faults} == ({"apologies"} if present else {"present"})
