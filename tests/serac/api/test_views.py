"""The panel over HTTP."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from agencies.models import User
from cases.choices import Basis
from cases.services import grants
from serac.choices import MeetingStatus, ReferralStatus
from serac.models import AgendaItem, Meeting
from serac.services import referrals
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment
from tests.factories.serac import a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair() -> User:
    """The chair of the panel."""
    return a_panel()[0]


@pytest.fixture
def meeting() -> Meeting:
    """A meeting in two weeks."""
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=266)))


@pytest.fixture
def item(chair, meeting) -> AgendaItem:
    """A child on the agenda whom the office sees."""
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return an_item(meeting, child)


@pytest.fixture
def nurse(item) -> User:
    """The representative of Health, which is involved with the child."""
    grants.give(actor=None, child=item.child, to=an_agency(AgencyCode.HEALTH).group, basis=Basis.AGENCY)
    return a_member_of(AgencyCode.HEALTH)


def url(name: str, *ids: object) -> str:
    """The address of an API route."""
    return reverse(f"api:{name}", args=ids)


def test_meetings_are_listed_read_and_planned(chair, meeting):
    client = api_of(chair)
    listed = client.get(url("serac-meetings")).json()
    assert [one["held_on"] for one in listed["results"]] == [meeting.held_on.isoformat()]
    read = client.get(url("serac-meeting", meeting.public_id))
    assert (read.json()["status"], read["ETag"]) == ("planned", '"1"')
    day = meeting.held_on + timedelta(days=28)
    assert client.post(url("serac-meetings"), {"held_on": day.isoformat()}).status_code == 201


def test_a_day_off_the_grid_is_a_fault_at_its_field(chair, meeting):
    answer = api_of(chair).post(url("serac-meetings"), {"held_on": "2027-02-04"})
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["path"] == "held_on" and "the nearest meetings are on" in error["message"]


def test_the_agenda_is_built_and_its_items_carry_every_reason(chair, meeting):
    child = a_child()
    an_agency(AgencyCode.POLICE)
    an_assessment("H02", child=child)
    client = api_of(chair)
    built = client.post(url("serac-agenda-build", meeting.public_id))
    assert (built.status_code, built.json()["status"]) == (200, "draft")
    [item] = client.get(url("serac-items", meeting.public_id)).json()["results"]
    assert (item["child_id"], item["position"]) == (str(child.public_id), 1)
    assert [reason["kind"] for reason in item["reasons"]] == ["high"]
    assert AuditEvent.objects.filter(action="list", about=[child.pk]).exists()


def test_items_of_children_who_are_not_visible_stay_out(chair, item, meeting):
    stranger = a_member_of(AgencyCode.EDUCATION)
    assert api_of(stranger).get(url("serac-items", meeting.public_id)).json()["results"] == []


def test_building_is_for_the_panel_office_and_an_unknown_meeting_is_not_found(chair, meeting):
    nurse = a_member_of(AgencyCode.HEALTH)
    assert api_of(nurse).post(url("serac-agenda-build", meeting.public_id)).status_code == 403
    assert api_of(chair).post(url("serac-agenda-build", chair.public_id)).status_code == 404


def test_what_was_circulated_is_not_built(chair, item, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.HELD, circulated_at="2026-11-01T12:00Z")
    answer = api_of(chair).post(url("serac-agenda-build", meeting.public_id))
    assert answer.status_code == 400 and "has been circulated" in answer.json()["errors"][0]["message"]


def test_a_child_is_referred_accepted_and_declined(chair):
    worker = a_user()
    child = a_child(worker)
    made = api_of(worker).post(url("panel-referrals", child.public_id), {"reason": "We are worried"})
    assert (made.status_code, made.json()["status"]) == (201, ReferralStatus.SUBMITTED)
    again = api_of(worker).post(url("panel-referrals", child.public_id), {"reason": "We are worried"})
    assert again.status_code == 400
    referral = made.json()["id"]
    assert api_of(worker).post(url("panel-referral-accept", referral), {}).status_code == 403
    accepted = api_of(chair).post(url("panel-referral-accept", referral), {})
    assert accepted.json()["status"] == ReferralStatus.ACCEPTED
    assert api_of(chair).post(url("panel-referral-decline", referral), {"reason": "No"}).status_code == 400
    assert api_of(chair).get(url("panel-referral", referral)).json()["status"] == ReferralStatus.ACCEPTED


def test_the_same_referral_sent_twice_under_one_key_is_made_once(chair):
    worker = a_user()
    client, child = api_of(worker), a_child(worker)
    address = url("panel-referrals", child.public_id)
    answers = [client.post(address, {"reason": "Worried"}, headers={"Idempotency-Key": "one"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert child.panel_referrals.count() == 1


def test_actions_are_listed_by_state_and_agency(chair, item, nurse):
    late = an_action(item, chair, an_agency(AgencyCode.HEALTH), due_on=today() - timedelta(days=1))
    an_action(item, chair, an_agency(AgencyCode.HEALTH))
    an_action(item, chair, an_agency(AgencyCode.POLICE), due_on=today() - timedelta(days=1))
    found = api_of(nurse).get(url("actions") + "?state=overdue&agency=health").json()["results"]
    assert [one["id"] for one in found] == [str(late.public_id)]


@pytest.mark.parametrize(("query", "path"), [("state=late", "state"), ("agency=nhs", "agency")])
def test_a_filter_that_means_nothing_is_a_fault(chair, query, path):
    answer = api_of(chair).get(url("actions") + f"?{query}")
    assert answer.status_code == 400 and answer.json()["errors"][0]["path"] == path


def test_an_action_is_changed_on_the_version_that_was_read(chair, item, nurse):
    action = an_action(item, chair, an_agency(AgencyCode.HEALTH))
    client, address = api_of(nurse), url("action", action.public_id)
    etag = client.get(address)["ETag"]
    done = {"status": "done", "outcome": "Seen by the nurse"}
    assert client.patch(address, done).status_code == 428
    changed = client.patch(address, done, headers={"If-Match": etag})
    assert (changed.status_code, changed.json()["status"], changed["ETag"]) == (200, "done", '"2"')
    assert client.patch(address, done, headers={"If-Match": etag}).status_code == 412


def test_an_action_that_was_not_done_says_why(chair, item, nurse):
    action = an_action(item, chair, an_agency(AgencyCode.HEALTH))
    answer = api_of(nurse).patch(url("action", action.public_id), {"status": "not_done"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"path": "outcome", "message": "Say why"}]


def test_another_agencys_action_is_read_and_not_changed_and_a_strangers_is_not_found(chair, item, nurse):
    action = an_action(item, chair, an_agency(AgencyCode.POLICE))
    address = url("action", action.public_id)
    assert api_of(nurse).get(address).status_code == 200
    assert api_of(nurse).patch(address, {"status": "open"}, headers={"If-Match": '"1"'}).status_code == 403
    assert api_of(a_user()).get(address).status_code == 404
