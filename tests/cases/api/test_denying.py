"""The deny-list over HTTP, and numbers that two records have."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.models import NumberClash
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team))


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_a_person_is_kept_out_at_once_and_let_in_by_two(team, child):
    manager, lead = api_of(a_user(Role.TEAM_MANAGER, team)), api_of(a_user(Role.CSE_LEAD, team))
    worker = a_user(Role.PRACTITIONER, team)
    people = manager.get(url("people-who-may-see")).json()["results"]
    assert str(worker.public_id) in [one["id"] for one in people]
    sent = {"user": str(worker.public_id), "reason": "Her cousin"}
    denial = manager.post(url("child-denials", child.public_id), sent).json()["id"]
    assert api_of(worker).get(url("child", child.public_id)).status_code == 404
    assert manager.post(url("denial-end", denial), {"reason": "A mistake"}).status_code == 200
    assert manager.post(url("denial-decide", denial), {"approved": True}).status_code == 400
    assert lead.post(url("denial-decide", denial), {"approved": True}).status_code == 200
    assert api_of(worker).get(url("child", child.public_id)).status_code == 200
    assert lead.get(url("child-denials", child.public_id)).json()["results"][0]["ended_at"]


def test_a_clash_is_listed_and_settled_once(team, child):
    manager = api_of(a_user(Role.TEAM_MANAGER, team))
    clash = NumberClash.objects.create(child=child, other=a_child(), number_kind="nhs")
    [listed] = manager.get(url("number-clashes")).json()["results"]
    assert (listed["id"], listed["other_reference"]) == (str(clash.public_id), clash.other.reference)
    settle, said = url("number-clash-settle", clash.public_id), {"outcome": "Two children, typed wrongly"}
    assert manager.post(settle, said).status_code == 428
    assert manager.post(settle, said, headers={"If-Match": '"1"'}).json()["outcome"] == said["outcome"]
    assert manager.get(url("number-clashes")).json()["results"] == []
