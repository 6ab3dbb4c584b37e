"""Police prevention interviews over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import PreventionInterview
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_prevention, a_returned_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return a_returned_episode(a_child(worker), now() - 6 * HOUR, now() - 4 * HOUR)


def of_episode(episode):
    return reverse("api:missing-episode-preventions", args=[episode.public_id])


def one(made):
    return reverse("api:prevention-interview", args=[made.public_id])


def said(**more):
    return {"officer": "PC Shaw 4417", "seen_alone": True, "has_concerns": False} | more


def paths(answer):
    return {fault["path"] for fault in answer.json()["errors"]}


def test_it_is_recorded_read_listed_and_corrected_against_its_version(worker, episode):
    client = api_of(worker)
    made = client.post(of_episode(episode), said(said="Cold", place="Langley Road"))
    body = made.json()
    assert made.status_code == 201
    assert (body["episode"], body["recorded_by"], body["version"]) == (str(episode.public_id), str(worker), 1)
    address = one(PreventionInterview.objects.get())
    assert client.get(address).json()["place"] == "Langley Road"
    assert [row["id"] for row in client.get(of_episode(episode)).json()["results"]] == [body["id"]]
    assert client.patch(address, {"said": "I was cold"}).status_code == 428
    changed = client.patch(address, {"said": "I was cold"}, headers={"If-Match": '"1"'})
    assert (changed.json()["said"], changed.json()["place"], changed["ETag"]) == ("I was cold", "Langley Road", '"2"')
    assert client.patch(address, {"said": "Hungry"}, headers={"If-Match": '"1"'}).status_code == 412


def test_every_fault_has_its_path(worker, episode):
    client = api_of(worker)
    assert paths(client.post(of_episode(episode), {"said": "Cold"})) == {"officer", "seen_alone", "has_concerns"}
    wrong = said(seen_alone=False, has_concerns=True, held_at=(now() + HOUR).isoformat())
    assert paths(client.post(of_episode(episode), wrong)) == {"present", "concerns", "held_at"}
    assert not PreventionInterview.objects.exists()


def test_suspects_and_places_are_left_out_for_who_may_not_see_them(worker, episode):
    made = a_prevention(episode, worker, place="Langley Road", with_whom="Lex", said="Cold")
    champion = api_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    shown = champion.get(one(made)).json()
    assert shown["said"] == "Cold" and not {"place", "with_whom"} & shown.keys()
    assert champion.post(of_episode(episode), said()).status_code == 403
    assert champion.patch(one(made), {"said": "Fine"}, headers={"If-Match": '"1"'}).status_code == 403


def test_an_opening_is_written_into_the_audit(worker, episode):
    made = a_prevention(episode, worker)
    api_of(worker).get(one(made))
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([episode.child_id], made.public_id)


def test_to_a_stranger_it_is_not_there(worker, episode):
    made, stranger = a_prevention(episode, worker), api_of(a_user(Role.POLICE_LIAISON))
    assert stranger.get(of_episode(episode)).status_code == 404
    assert stranger.post(of_episode(episode), said()).status_code == 404
    assert stranger.get(one(made)).status_code == 404
    assert stranger.patch(one(made), {"said": "Fine"}, headers={"If-Match": '"1"'}).status_code == 404
