"""The one door to the panel's records."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.choices import Basis
from cases.services import grants
from serac import access
from slscb.core.errors import NotAllowed, NotVisible
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_referral, an_action, an_item

pytestmark = pytest.mark.django_db


def test_records_about_a_child_are_invisible_to_those_who_do_not_see_the_child():
    worker, stranger = a_user(), a_user(Role.CSE_LEAD)
    item = an_item(a_meeting(), a_child(worker))
    action, referral = an_action(item, worker), a_referral(item.child, worker)
    for door, record in (
        (access.item_for, item),
        (access.action_for, action),
        (access.referral_for, referral),
    ):
        with pytest.raises(NotVisible):
            door(stranger, record.public_id)


def test_who_sees_the_child_and_may_not_is_told_so():
    worker = a_user()
    item = an_item(a_meeting(), a_child(worker))
    with pytest.raises(NotAllowed):
        access.item_for(worker, item.public_id, "panel.decide")


def test_meetings_are_open_to_those_who_prepare_them_and_to_nobody_else():
    meeting = a_meeting()
    assert access.meeting_for(a_member_of(AgencyCode.HEALTH), meeting.public_id) == meeting
    with pytest.raises(NotAllowed):
        access.meeting_for(a_user(Role.LSCB_MANAGER), meeting.public_id)


@pytest.mark.parametrize(("agency", "expected"), [(AgencyCode.HEALTH, True), (AgencyCode.EDUCATION, False)])
def test_an_agency_reports_on_its_own_actions(agency, expected):
    worker = a_user()
    item = an_item(a_meeting(), a_child(worker))
    action = an_action(item, worker, an_agency(AgencyCode.HEALTH))
    person = a_member_of(agency)
    grants.give(actor=None, child=item.child, to=person, basis=Basis.AGENCY)
    assert access.may_report(person, action) is expected


def test_those_who_run_the_panel_report_on_every_action():
    chair, _ = a_panel()
    action = an_action(an_item(a_meeting(), a_child()), chair, an_agency(AgencyCode.HEALTH))
    assert access.may_report(chair, action)
