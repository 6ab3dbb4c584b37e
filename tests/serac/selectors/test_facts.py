"""Which meeting counts as the last one, and from which day an agenda looks back."""

from datetime import timedelta

import pytest

from agencies.models import User
from cases.choices import CaseStatus
from cases.models import Child
from serac.choices import MeetingStatus, ReasonKind
from serac.models import Meeting
from serac.services import agenda
from slscb.core.clock import now, today
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment
from tests.factories.serac import a_decision, a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    """The social worker who holds the children."""
    return a_user()


@pytest.fixture
def meeting() -> Meeting:
    """A meeting in two weeks; the one before it was two weeks ago and its agenda went out 22 days ago."""
    series = a_series(first_meeting_on=today() + timedelta(days=14) - 10 * timedelta(days=28))
    a_meeting(9, series, status=MeetingStatus.HELD)
    return a_meeting(10, series)


def listed(meeting: Meeting) -> dict[int, list[str]]:
    """The kinds of reasons on the agenda after it was built, by child."""
    agenda.build_agenda(actor=None, meeting_id=meeting.public_id)
    return {item.child_id: [reason["kind"] for reason in item.reasons] for item in meeting.items.all()}


def test_a_child_raised_between_the_last_agenda_and_its_meeting_falls_between_no_two_agendas(meeting, worker):
    missed, there, taken_off = a_child(worker), a_child(worker), a_child(worker)
    a_decision(an_item(a_meeting(9), there), worker)
    an_item(a_meeting(9), taken_off, removed=True, removed_reason="Not needed")
    for child in (missed, there, taken_off):
        an_assessment("M01", "M02", child=child, assessed_on=today() - timedelta(days=20))
    assert listed(meeting) == {child.pk: [ReasonKind.RAISED_TO_MEDIUM] for child in (missed, taken_off)}


def test_a_child_raised_after_an_agenda_went_out_is_on_the_next_draft_before_that_meeting_is_held(meeting, worker):
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.CIRCULATED, circulated_at=now())
    child = a_child(worker)
    an_assessment("M01", "M02", child=child)
    assert list(listed(a_meeting(11, meeting.series))) == [child.pk]


def test_a_meeting_whose_agenda_never_went_out_did_not_take_place_for_the_one_after(meeting, worker):
    waits, discussed = a_child(worker), a_child(worker)
    a_meeting(8, status=MeetingStatus.HELD)
    Meeting.objects.filter(pk=a_meeting(9).pk).update(status=MeetingStatus.DRAFT, circulated_at=None)
    a_decision(an_item(a_meeting(8), discussed), worker)
    an_item(a_meeting(9), waits)
    an_assessment("M01", "M02", child=waits, assessed_on=today() - timedelta(days=30))
    an_assessment("M01", "M02", child=discussed, assessed_on=today() - timedelta(days=45))
    assert list(listed(meeting)) == [waits.pk]


def test_the_first_agenda_after_one_that_never_went_out_counts_from_the_meeting_before_the_service(meeting, worker):
    child = a_child(worker)
    Meeting.objects.filter(pk=a_meeting(9).pk).update(status=MeetingStatus.DRAFT, circulated_at=None)
    an_assessment("M01", "M02", child=child, assessed_on=today() - timedelta(days=30))
    assert list(listed(meeting)) == [child.pk]


def test_a_child_whom_the_last_meeting_did_not_reach_is_on_the_next_agenda_until_its_decision_is_recorded(
    meeting, worker
):
    unreached, decided, taken_off = a_child(worker), a_child(worker), a_child(worker)
    left = an_item(a_meeting(9), unreached)
    a_decision(an_item(a_meeting(9), decided), worker)
    an_item(a_meeting(9), taken_off, removed=True, removed_reason="Not needed")
    assert listed(meeting) == {unreached.pk: [ReasonKind.NOT_DECIDED]}
    a_decision(left, worker)
    assert listed(meeting) == {}


def test_a_child_whose_case_was_closed_is_not_carried_over(meeting, worker):
    child = a_child(worker)
    an_item(a_meeting(9), child)
    Child.objects.filter(pk=child.pk).update(status=CaseStatus.CLOSED, closed_on=today())
    assert listed(meeting) == {}
