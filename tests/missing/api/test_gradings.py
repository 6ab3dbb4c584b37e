"""How police graded a missing child, over HTTP."""

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
    return an_episode(a_child(worker), now() - 6 * HOUR)


def address(episode):
    return reverse("api:missing-episode-police-risk", args=[episode.public_id])


def said(level, hours_ago=None, **more):
    at = {"graded_at": (now() - hours_ago * HOUR).isoformat()} if hours_ago else {}
    return {"level": level, "graded_by": "Insp. Grant", "why": "She is 13"} | at | more


def test_levels_are_listed_in_order_and_one_says_that_an_absent_child_became_missing(worker, episode):
    client = api_of(worker)
    assert client.post(address(episode), said("no_apparent_risk", 3)).json()["turns_missing"] is False
    made = client.post(address(episode), said("high"))
    assert (made.status_code, made.json()["turns_missing"], made.json()["recorded_by"]) == (201, True, str(worker))
    listed = client.get(address(episode), {"page_size": 1}).json()
    assert [one["level"] for one in listed["results"]] == ["no_apparent_risk"]
    after = client.get(listed["next"]).json()["results"]
    assert [(one["level"], one["turns_missing"]) for one in after] == [("high", True)]
    assert client.get(reverse("api:missing-episode", args=[episode.public_id])).json()["police_risk"] == "high"


def test_every_fault_has_its_path_and_an_old_version_is_refused(worker, episode):
    client = api_of(worker)
    shape = client.post(address(episode), {"level": "moon"})
    assert {one["path"] for one in shape.json()["errors"]} == {"level", "graded_by", "why"}
    early = client.post(address(episode), said("low", 9))
    assert {one["path"] for one in early.json()["errors"]} == {"graded_at"}
    assert client.post(address(episode), said("low"), headers={"If-Match": '"7"'}).status_code == 412


def test_who_may_only_read_gives_no_level_and_to_a_stranger_there_is_no_episode(worker, episode):
    champion = api_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    assert champion.get(address(episode)).status_code == 200
    assert champion.post(address(episode), said("low")).status_code == 403
    stranger = api_of(a_user(Role.POLICE_LIAISON))
    assert stranger.get(address(episode)).status_code == stranger.post(address(episode), said("low")).status_code == 404


def test_an_opening_is_written_into_the_audit(worker, episode):
    api_of(worker).get(address(episode))
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([episode.child_id], episode.public_id)
