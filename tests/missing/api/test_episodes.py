"""Missing episodes over HTTP."""

from datetime import timedelta

import pytest
from django.utils.dateparse import parse_datetime

from agencies.choices import Role
from missing.models import MissingEpisode, ReturnInterview
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.fixture
def api(worker):
    return api_of(worker)


def episodes(child):
    return f"/api/v1/children/{child.public_id}/missing-episodes/"


def back(episode):
    return f"/api/v1/missing-episodes/{episode.public_id}/return/"


def a_report(**more):
    seen = {"last_seen_at": (now() - 5 * HOUR).isoformat(), "reported_at": (now() - 4 * HOUR).isoformat()}
    return {"kind": "home"} | seen | more


def paths(answer):
    """The paths of a problem document's faults."""
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    return {fault["path"] for fault in answer.json()["errors"]}


def test_an_episode_is_reported(api, child):
    answer = api.post(episodes(child), a_report(police_risk="high", missing_from="School gate"))
    body, episode = answer.json(), MissingEpisode.objects.get()
    assert answer.status_code == 201 and answer.headers["ETag"] == '"1"'
    assert (body["id"], body["child"], body["kind"]) == (str(episode.public_id), str(child.public_id), "home")
    assert (body["status"], body["police_risk"], body["return_interview"]) == ("missing", "high", None)
    assert parse_datetime(body["last_seen_at"]) == episode.last_seen_at


def test_every_fault_of_a_report_is_told_at_once(api, child):
    tomorrow = (now() + timedelta(days=1)).isoformat()
    answer = api.post(episodes(child), a_report(kind="care", last_seen_at=tomorrow, reported_at=tomorrow))
    assert answer.status_code == 400
    assert paths(answer) == {"kind", "last_seen_at", "reported_at"}
    assert paths(api.post(episodes(child), {"kind": "moon", "police_risk": "huge"})) == {
        "kind",
        "last_seen_at",
        "police_risk",
    }


def test_a_second_open_episode_is_refused(api, child):
    api.post(episodes(child), a_report())
    answer = api.post(episodes(child), a_report())
    assert (answer.status_code, paths(answer)) == (400, {""})
    assert "already recorded as missing" in answer.json()["errors"][0]["message"]


def test_the_same_idempotency_key_reports_once(api, child):
    body, key = a_report(), {"Idempotency-Key": "one"}
    first, second = (api.post(episodes(child), body, headers=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json() and second.headers["Idempotent-Replayed"] == "true"
    assert MissingEpisode.objects.count() == 1
    assert api.post(episodes(child), a_report(kind="school"), headers=key).status_code == 422


def test_the_episodes_of_a_child_are_listed_the_newest_first_and_remembered(api, child):
    first = a_returned_episode(child, now() - 90 * HOUR)
    second = an_episode(child)
    body = api.get(episodes(child)).json()
    assert [one["id"] for one in body["results"]] == [str(second.public_id), str(first.public_id)]
    assert body["results"][1]["return_interview"]["status"] == "to_offer"
    assert AuditEvent.objects.get(action="view").about == [child.pk]


def test_one_episode_is_read_with_its_version(api, child):
    episode = an_episode(child)
    answer = api.get(f"/api/v1/missing-episodes/{episode.public_id}/")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')


def test_a_return_answers_with_the_interview_due_72_hours_later(api, child):
    episode, returned_at = an_episode(child), now() - HOUR
    answer = api.post(back(episode), {"returned_at": returned_at.isoformat(), "return_place": "Home"})
    interview = answer.json()["return_interview"]
    assert answer.status_code == 200 and answer.json()["status"] == "returned"
    assert parse_datetime(interview["due_at"]) - parse_datetime(answer.json()["returned_at"]) == timedelta(hours=72)
    assert interview["id"] == str(ReturnInterview.objects.get().public_id)
    assert (interview["is_overdue"], interview["due_in_words"]) == (False, "due in 2 days")


def test_a_return_before_the_loss_is_refused_at_its_field(api, child):
    answer = api.post(back(an_episode(child)), {"returned_at": (now() - 90 * HOUR).isoformat()})
    assert (answer.status_code, paths(answer)) == (400, {"returned_at"})


def test_a_return_is_recorded_once_and_repeated_by_its_key(api, child):
    episode, body = an_episode(child), {"returned_at": (now() - HOUR).isoformat()}
    key = {"Idempotency-Key": "back"}
    assert api.post(back(episode), body, headers=key).json() == api.post(back(episode), body, headers=key).json()
    assert (api.post(back(episode), body).status_code, ReturnInterview.objects.count()) == (400, 1)


def test_a_return_on_an_older_version_is_stale(api, child):
    episode, body = an_episode(child), {"returned_at": (now() - HOUR).isoformat()}
    assert api.post(back(episode), body, headers={"If-Match": '"9"'}).status_code == 412
    assert api.post(back(episode), body, headers={"If-Match": '"1"'}).status_code == 200


def test_a_return_is_corrected_with_the_version_read(api, child):
    episode = an_episode(child)
    recorded = api.post(back(episode), {"returned_at": (now() - HOUR).isoformat()})
    earlier = {"returned_at": (now() - 2 * HOUR).isoformat()}
    assert api.patch(back(episode), earlier).status_code == 428
    assert api.patch(back(episode), earlier, headers={"If-Match": '"1"'}).status_code == 412
    answer = api.patch(back(episode), earlier, headers={"If-Match": recorded.headers["ETag"]})
    assert answer.status_code == 200
    due = parse_datetime(answer.json()["return_interview"]["due_at"])
    assert due == parse_datetime(earlier["returned_at"]) + timedelta(hours=72)


def test_what_one_does_not_see_is_not_there_whatever_is_sent(child):
    stranger, episode = api_of(a_user(Role.TEAM_MANAGER)), an_episode(child)
    for address in (episodes(child), f"/api/v1/missing-episodes/{episode.public_id}/"):
        assert stranger.get(address).status_code == 404
    for body in ({}, {"returned_at": now().isoformat()}):
        assert stranger.post(back(episode), body).status_code == 404
        assert stranger.patch(back(episode), body).status_code == 404
        assert stranger.post(episodes(child), body).status_code == 404


def test_a_coordinator_may_read_and_not_report(child):
    coordinator = api_of(a_user(Role.SERAC_COORDINATOR, child.allocations.get().team))
    assert coordinator.get(episodes(child)).status_code == 200
    assert coordinator.post(episodes(child), a_report()).status_code == 403
    assert coordinator.post(back(an_episode(child)), {}).status_code == 403


def test_without_a_token_nothing_is_answered(client, child):
    assert client.get(episodes(child)).status_code == 401


def test_a_report_is_corrected_against_its_version_and_what_is_not_sent_stays(api, child):
    episode = an_episode(child, circumstances="She left after tea")
    address = f"/api/v1/missing-episodes/{episode.public_id}/"
    assert api.patch(address, {"police_risk": "high"}).status_code == 428
    corrected = api.patch(address, {"police_risk": "high"}, headers={"If-Match": '"1"'})
    assert (corrected.json()["police_risk"], corrected.json()["circumstances"]) == ("high", "She left after tea")
    assert api.patch(address, {"police_risk": "low"}, headers={"If-Match": '"1"'}).status_code == 412
    later = (now() + HOUR).isoformat()
    fault = api.patch(address, {"last_seen_at": later}, headers={"If-Match": '"2"'}).json()["errors"][0]
    assert fault["path"] == "last_seen_at"
