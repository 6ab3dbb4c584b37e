"""Whom an interview was shared with, and its sign-off, over HTTP."""

from uuid import uuid4

import pytest

from agencies.choices import AgencyCode, Role
from missing.models import InterviewSharing
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_completed_interview
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def manager(worker):
    return a_user(Role.TEAM_MANAGER, worker.memberships.get().team)


@pytest.fixture
def interview(worker):
    return a_completed_interview(a_child(worker), worker)


def address(interview, act="sharings"):
    return f"/api/v1/return-interviews/{interview.public_id}/{act}/"


def said(**more):
    values = {"organisation": "Upton Grange Academy", "shared": "summary", "basis": "child_agreed"}
    return values | {"why": "So that somebody asks at the gate", "child_told": True} | more


def test_each_is_recorded_now_unless_told_and_all_are_read_the_first_first(worker, interview):
    client = api_of(worker)
    first = client.post(address(interview), said())
    assert (first.status_code, first.json()["recorded_by"], first.json()["agency"]) == (201, str(worker), None)
    an_agency(AgencyCode.POLICE)
    second = client.post(address(interview), said(agency="police", organisation="", shared="nothing", basis="other"))
    assert (second.status_code, second.json()["agency"]) == (201, "police")
    page = client.get(address(interview), {"page_size": 1}).json()
    assert [one["shared"] for one in page["results"]] == ["summary"]
    assert [one["shared"] for one in client.get(page["next"]).json()["results"]] == ["nothing"]


def test_the_same_request_sent_again_records_nothing_twice(worker, interview):
    client, key = api_of(worker), {"Idempotency-Key": str(uuid4())}
    answers = [client.post(address(interview), said(), headers=key) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert InterviewSharing.objects.count() == 1


def test_every_fault_has_its_path_and_an_old_version_is_refused(worker, interview):
    client = api_of(worker)
    shape = client.post(address(interview), {"shared": "moon"})
    assert {one["path"] for one in shape.json()["errors"]} == {"shared", "basis", "why", "child_told"}
    wrong = client.post(address(interview), said(organisation="", child_told=False))
    assert {one["path"] for one in wrong.json()["errors"]} == {"agency", "not_told_reason"}
    assert client.post(address(interview), said(), headers={"If-Match": '"7"'}).status_code == 412


def test_who_may_only_read_records_nothing_and_to_a_stranger_there_is_no_interview(worker, interview):
    police = api_of(a_user(Role.POLICE_LIAISON, worker.memberships.get().team))
    assert police.get(address(interview)).status_code == 200
    assert police.post(address(interview), said()).status_code == 403
    stranger = api_of(a_user())
    assert stranger.get(address(interview)).status_code == stranger.post(address(interview), said()).status_code == 404


def test_an_opening_is_written_into_the_audit(worker, interview):
    api_of(worker).get(address(interview))
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([interview.child_id], interview.public_id)


def test_a_manager_signs_off_once_and_the_interview_says_so(manager, interview):
    client = api_of(manager)
    assert client.post(address(interview, "sign-off"), {}, headers={"If-Match": '"7"'}).status_code == 412
    answer = client.post(address(interview, "sign-off"), {"words": "Read"})
    body = answer.json()
    assert (answer.status_code, body["signed_off_by"], body["sign_off_words"]) == (200, str(manager), "Read")
    assert body["completed_by"] == str(interview.completed_by) and body["signed_off_at"]
    again = client.post(address(interview, "sign-off"), {})
    assert (again.status_code, [one["path"] for one in again.json()["errors"]]) == (400, [""])


def test_a_worker_does_not_sign_off_and_to_a_stranger_there_is_no_interview(worker, interview):
    assert api_of(worker).post(address(interview, "sign-off"), {}).status_code == 403
    stranger = api_of(a_user(Role.TEAM_MANAGER))
    assert stranger.post(address(interview, "sign-off"), {}).status_code == 404


def test_the_list_tells_what_waits_for_sign_off(manager, interview):
    client = api_of(manager)
    listed = "/api/v1/return-interviews/?state=to_sign_off"
    assert [one["id"] for one in client.get(listed).json()["results"]] == [str(interview.public_id)]
    client.post(address(interview, "sign-off"), {})
    assert client.get(listed).json()["results"] == []
