"""A person's changes to an agenda, over HTTP."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.services import referrals
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return a_panel()[1]


@pytest.fixture
def meeting():
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=280)), status=MeetingStatus.DRAFT)


@pytest.fixture
def client(coordinator):
    return api_of(coordinator)


def referred():
    """A child whom the office sees."""
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return child


@pytest.fixture
def item(coordinator, meeting):
    return an_item(meeting, referred())


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_a_child_is_put_on_once_and_one_not_seen_is_a_fault_at_the_field(client, coordinator, meeting):
    child, why = referred(), "The chair asks for it"
    address = url("serac-items", meeting.public_id)
    made = client.post(address, {"child_id": str(child.public_id), "reason": why})
    assert (made.status_code, made.json()["origin"], made.json()["added_reason"]) == (201, "hand", why)
    assert client.post(address, {"child_id": str(child.public_id), "reason": why}).status_code == 400
    hidden = client.post(address, {"child_id": str(a_child().public_id), "reason": why})
    assert (hidden.status_code, hidden.json()["errors"][0]["path"]) == (400, "child_id")


def test_a_child_is_taken_off_and_put_back_against_the_version(client, item, meeting):
    off, back = url("agenda-item-remove", item.public_id), url("agenda-item-restore", item.public_id)
    assert client.post(off, {"reason": "Moved away"}).status_code == 428
    removed = client.post(off, {"reason": "Moved away"}, headers={"If-Match": '"1"'})
    assert removed.json()["removed"]
    assert client.get(url("serac-items", meeting.public_id)).json()["results"] == []
    [gone] = client.get(url("serac-removed-items", meeting.public_id)).json()["results"]
    assert gone["removed_reason"] == "Moved away"
    assert client.post(back, headers={"If-Match": '"1"'}).status_code == 412
    assert not client.post(back, headers={"If-Match": removed["ETag"]}).json()["removed"]


def test_an_item_is_moved_and_annotated_and_what_is_not_sent_stays(client, item, meeting, coordinator):
    second = an_item(meeting, referred())
    moved = client.post(url("agenda-item-move", second.public_id), {"place": 1}, headers={"If-Match": '"1"'})
    assert moved.status_code == 200
    listed = client.get(url("serac-items", meeting.public_id)).json()["results"]
    assert [one["id"] for one in listed] == [str(second.public_id), str(item.public_id)]
    at, worker = url("agenda-item", item.public_id), a_user()
    people = client.get(url("presenters")).json()["results"]
    assert str(worker.public_id) in [one["id"] for one in people]
    version = client.get(at)["ETag"]
    noted = client.patch(at, {"presenter": str(worker.public_id), "note": "New"}, headers={"If-Match": version})
    again = client.patch(at, {"child_views": "Tired of it"}, headers={"If-Match": noted["ETag"]}).json()
    assert (again["note"], again["presenter"], again["child_views"]) == ("New", str(worker), "Tired of it")


def test_a_place_that_is_none_is_a_fault_at_its_field(client, item):
    answer = client.post(url("agenda-item-move", item.public_id), {"place": 9}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (400, "place")


def test_an_action_is_set_for_an_agency_by_its_code(client, item):
    an_agency(AgencyCode.HEALTH)
    Meeting.objects.filter(pk=item.meeting_id).update(status="circulated", circulated_at="2026-11-01T12:00Z")
    address = url("agenda-item-actions", item.public_id)
    made = client.post(address, {"title": "See her at school", "agency": "health"})
    assert (made.status_code, made.json()["agency"]) == (201, "health")
    refused = client.post(address, {"title": "", "agency": "nhs"})
    assert {one["path"] for one in refused.json()["errors"]} == {"title", "agency"}


def test_one_item_takes_as_many_statements_however_much_was_set(client, item, coordinator):
    for _ in range(4):
        an_action(item, coordinator)
    with at_most(10):
        assert len(client.get(url("agenda-item", item.public_id)).json()["actions"]) == 4


def test_a_member_reads_and_changes_nothing(item):
    nurse = api_of(a_member_of(AgencyCode.HEALTH))
    assert nurse.post(url("agenda-item-remove", item.public_id), {"reason": "No"}).status_code == 403
    assert nurse.get(url("agenda-item", item.public_id)).status_code == 404
