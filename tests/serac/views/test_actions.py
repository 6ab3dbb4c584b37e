"""Panel actions in the browser."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac.choices import ActionStatus, MeetingStatus
from serac.models import AgendaItem, PanelAction
from serac.services import referrals
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair() -> User:
    """The chair of the panel."""
    return a_panel()[0]


@pytest.fixture
def item(chair) -> AgendaItem:
    """A child on the agenda of a meeting today."""
    series = a_series(first_meeting_on=today() - timedelta(days=280))
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return an_item(a_meeting(10, series, status=MeetingStatus.CIRCULATED), child)


@pytest.fixture
def nurse(item) -> User:
    """The representative of Health, which is involved with the child."""
    grants.give(actor=None, child=item.child, to=an_agency(AgencyCode.HEALTH).group, basis=Basis.AGENCY)
    return a_member_of(AgencyCode.HEALTH)


def test_an_action_is_set_after_the_discussion(chair, item, nurse):
    health = an_agency(AgencyCode.HEALTH)
    page = reverse("serac:action-record", args=[item.public_id])
    browser = browser_of(chair)
    assert browser.post(page, {"title": "", "agency": str(health.public_id)}).status_code == 422
    assert browser.post(page, {"title": "Health check", "agency": str(health.public_id)}).status_code == 303
    assert PanelAction.objects.get().due_on == item.meeting.held_on + timedelta(days=28)


def test_the_list_is_filtered_by_state_and_agency_in_ten_statements(chair, item, nurse):
    late = {"due_on": today() - timedelta(days=2)}
    an_action(item, chair, an_agency(AgencyCode.HEALTH), title="Late one", **late)
    an_action(item, chair, an_agency(AgencyCode.HEALTH), title="Early one")
    an_action(item, chair, an_agency(AgencyCode.POLICE), title="Police one", **late)
    browser = browser_of(nurse)
    with at_most(10):
        body = browser.get(reverse("serac:action-list") + "?state=overdue&agency=health").content.decode()
    assert "Late one" in body and "Early one" not in body and "Police one" not in body


def test_its_agency_reports_and_sees_what_was_reported(chair, item, nurse):
    action = an_action(item, chair, an_agency(AgencyCode.HEALTH))
    browser = browser_of(nurse)
    page = reverse("serac:action-update", args=[action.public_id])
    refused = browser.post(page, {"status": "not_done", "version": "1", "outcome": ""})
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    body = browser.post(page, {"status": "done", "version": "1", "outcome": "Seen by the nurse"}, follow=True)
    assert "Seen by the nurse" in body.content.decode()
    assert browser.post(page, {"status": "open", "version": "1", "outcome": "Again"}).status_code == 409
    action.refresh_from_db()
    assert action.status == ActionStatus.DONE


def test_another_agency_reads_and_does_not_report(chair, item, nurse):
    action = an_action(item, chair, an_agency(AgencyCode.POLICE))
    browser = browser_of(nurse)
    assert (
        "Report on this action"
        not in browser.get(reverse("serac:action-view", args=[action.public_id])).content.decode()
    )
    assert browser.get(reverse("serac:action-update", args=[action.public_id])).status_code == 403


def test_a_stranger_finds_no_action(chair, item):
    action = an_action(item, chair)
    assert browser_of(a_user()).get(reverse("serac:action-view", args=[action.public_id])).status_code == 404
