"""What episodes name and how they are linked, over HTTP."""

import pytest

from agencies.choices import AgencyCode
from cases.services import involvement
from intelligence.models import Mention
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_link, an_episode, named
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

WAITING = "/api/v1/missing-episode-links/"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def link(worker):
    return a_link(a_child(worker), a_child(worker))


def of_episode(episode, what):
    return f"/api/v1/missing-episodes/{episode.public_id}/{what}/"


def decide(link):
    return f"{WAITING}{link.public_id}/decide/"


def test_links_are_listed_of_an_episode_and_waiting_and_audited(worker, link):
    client = api_of(worker)
    for address in (of_episode(link.episode, "links"), of_episode(link.other_episode, "links"), WAITING):
        (found,) = client.get(address).json()["results"]
        assert found["id"] == str(link.public_id)
        assert (found["child"], found["other_child"]) == (str(link.child.public_id), str(link.other_child.public_id))
        assert (found["grounds"], found["state"], found["version"]) == (["same_vehicle"], "suggested", 1)
        event = AuditEvent.objects.filter(action="list").latest("pk")
        assert sorted(event.about) == sorted([link.child_id, link.other_child_id])


def test_a_link_of_a_child_whom_one_does_not_see_is_not_there(worker):
    hidden = a_link(a_child(worker), a_child(a_user(team=a_team())))
    client = api_of(worker)
    assert client.get(of_episode(hidden.episode, "links")).json()["results"] == []
    assert client.get(WAITING).json()["results"] == []
    assert client.post(decide(hidden), {"decision": "accepted", "reason": "Same car"}).status_code == 404


def test_a_decision_needs_its_reason_and_the_version(worker, link):
    client = api_of(worker)
    assert {one["path"] for one in client.post(decide(link), {}).json()["errors"]} == {"decision", "reason"}
    said = {"decision": "dismissed", "reason": "A taxi"}
    assert client.post(decide(link), said, headers={"If-Match": '"9"'}).status_code == 412
    answer = client.post(decide(link), said, headers={"If-Match": '"1"'})
    assert (answer.json()["state"], answer.json()["decided_by"], answer["ETag"]) == ("dismissed", str(worker), '"2"')
    assert client.get(WAITING).json()["results"] == []


def test_what_an_episode_names_is_added_listed_and_taken_back(worker):
    episode, client = an_episode(a_child(worker)), api_of(worker)
    where = of_episode(episode, "mentions")
    assert {one["path"] for one in client.post(where, {}).json()["errors"]} == {"part", "words"}
    assert client.post(where, {"part": "called", "words": "withheld"}).json()["errors"][0]["path"] == "words"
    made = client.post(where, {"part": "called", "words": "07700 900123"})
    assert made.status_code == 201 and made.json()["subject"]["subject_kind"] == "phone"
    (listed,) = client.get(where).json()["results"]
    assert listed == made.json()
    taken = f"/api/v1/mentions/{listed['id']}/take-back/"
    assert client.post(taken, headers={"If-Match": '"9"'}).status_code == 412
    assert client.post(taken).json() == listed
    assert not Mention.objects.exists()
    assert client.post(taken).status_code == 404


def test_who_may_not_see_suspects_is_not_told_the_name(worker):
    episode = an_episode(a_child(worker))
    named(episode, "with", "Manny")
    involvement.begin(actor=worker, child=episode.child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    where = of_episode(episode, "mentions")
    assert api_of(worker).get(where).json()["results"][0]["subject_words"] == "Manny"
    assert api_of(worker).get(where).json()["results"][0]["subject"]["match_name"] == "manny"
    answer = api_of(a_member_of(AgencyCode.EDUCATION)).get(where)
    assert "subject_words" not in answer.json()["results"][0]
    assert "manny" not in answer.content.decode().casefold()
