"""Ending an episode that no return ends, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from slscb.core.clock import today
from slscb.core.days import birthday
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import an_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

FIRST = {"If-Match": '"1"'}


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def manager(worker):
    return a_user(Role.TEAM_MANAGER, worker.memberships.get().team)


def address(name, episode):
    return reverse(f"api:missing-episode-{name}", args=[episode.public_id])


def paths(answer):
    return {one["path"] for one in answer.json()["errors"]}


def test_an_episode_is_closed_at_18_with_its_outcome_against_its_version(worker, manager):
    episode = an_episode(a_child(worker, date_of_birth=birthday(today(), -18)))
    client, said = api_of(manager), {"ending": "died", "words": "The coroner has told police"}
    assert client.post(address("close", episode), said).status_code == 428
    assert paths(client.post(address("close", episode), {}, headers=FIRST)) == {"ending", "words"}
    assert client.post(address("close", episode), said, headers={"If-Match": '"4"'}).status_code == 412
    body = client.post(address("close", episode), said, headers=FIRST).json()
    assert (body["status"], body["ending"], body["ended_by"]) == ("closed_at_18", "died", str(manager))
    assert body["ending_words"] == "The coroner has told police" and body["ended_at"]


def test_of_a_child_it_is_refused(worker, manager):
    episode = an_episode(a_child(worker))
    answer = api_of(manager).post(address("close", episode), {"ending": "other", "words": "Why"}, headers=FIRST)
    assert answer.status_code == 400 and paths(answer) == {""}


def test_an_episode_that_never_was_is_marked(worker, manager):
    episode = an_episode(a_child(worker))
    said = {"words": "He was at his father's"}
    body = api_of(manager).post(address("in-error", episode), said, headers=FIRST).json()
    assert (body["status"], body["ending_words"]) == ("recorded_in_error", "He was at his father's")


@pytest.mark.parametrize("name", ["close", "in-error"])
def test_a_worker_decides_neither_and_a_stranger_finds_no_episode(worker, name):
    episode = an_episode(a_child(worker, date_of_birth=birthday(today(), -18)))
    said = {"ending": "other", "words": "Why"}
    assert api_of(worker).post(address(name, episode), said, headers=FIRST).status_code == 403
    stranger = api_of(a_user(Role.TEAM_MANAGER))
    assert stranger.post(address(name, episode), said, headers=FIRST).status_code == 404
