"""What other authorities were told, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, an_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return an_episode(a_child(worker, care_status="lac_other"), now() - 6 * HOUR)


def address(episode):
    return reverse("api:missing-episode-authority-notifications", args=[episode.public_id])


def said(hours_ago=None, **more):
    at = {"told_at": (now() - hours_ago * HOUR).isoformat()} if hours_ago else {}
    return {"authority": "Hillingdon", "news": "missing", "how": "email", "whom": "J Owusu"} | at | more


def test_what_was_told_is_listed_by_when_it_was_told(worker, episode):
    client = api_of(worker)
    made = client.post(address(episode), said(news="returned"))
    assert (made.status_code, made.json()["recorded_by"], made.json()["words"]) == (201, str(worker), "")
    assert client.post(address(episode), said(3)).status_code == 201
    listed = client.get(address(episode), {"page_size": 1}).json()
    assert [one["news"] for one in listed["results"]] == ["missing"]
    assert [one["news"] for one in client.get(listed["next"]).json()["results"]] == ["returned"]


def test_every_fault_has_its_path_and_an_old_version_is_refused(worker, episode):
    client = api_of(worker)
    shape = client.post(address(episode), {"news": "moon"})
    assert {one["path"] for one in shape.json()["errors"]} == {"authority", "news", "how", "whom"}
    early = client.post(address(episode), said(9))
    assert {one["path"] for one in early.json()["errors"]} == {"told_at"}
    assert client.post(address(episode), said(), headers={"If-Match": '"7"'}).status_code == 412


def test_who_may_only_read_records_nothing_and_to_a_stranger_there_is_no_episode(worker, episode):
    champion = api_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    assert champion.get(address(episode)).status_code == 200
    assert champion.post(address(episode), said()).status_code == 403
    stranger = api_of(a_user(Role.POLICE_LIAISON))
    assert stranger.get(address(episode)).status_code == stranger.post(address(episode), said()).status_code == 404


def test_an_opening_is_written_into_the_audit(worker, episode):
    api_of(worker).get(address(episode))
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([episode.child_id], episode.public_id)
