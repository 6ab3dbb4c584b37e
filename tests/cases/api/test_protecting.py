"""Protection over HTTP: two people, as on the pages."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.choices import Basis
from cases.services import grants
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, protect
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def lead(team):
    return a_user(Role.CSE_LEAD, team)


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team))


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_one_proposes_another_approves_and_a_person_is_named(manager, lead, child, team):
    address, sent = url("child-protection", child.public_id), {"after": "sealed", "reason": "Threats"}
    proposed = api_of(manager).post(address, sent)
    assert proposed.status_code == 201
    decide = url("protection-decide", proposed.json()["id"])
    assert api_of(manager).post(decide, {"approved": True}).status_code == 400
    assert api_of(lead).post(decide, {"approved": True}).json()["state"] == "approved"
    worker = a_user(Role.PRACTITIONER, team)
    named, removed = url("person-name", child.public_id), url("person-unname", child.public_id)
    assert api_of(worker).get(url("child", child.public_id)).status_code == 404
    assert api_of(lead).post(named, {"user": str(worker.public_id)}).status_code == 204
    assert api_of(worker).get(url("child", child.public_id)).status_code == 200
    assert str(worker) in api_of(lead).get(address).json()["named"]
    assert api_of(lead).post(removed, {"user": str(worker.public_id)}).status_code == 204
    assert api_of(lead).post(removed, {"user": str(worker.public_id)}).json()["errors"][0]["path"] == "user"
    assert api_of(worker).get(url("child", child.public_id)).status_code == 404


def test_a_record_is_opened_by_somebody_who_sees_it_by_being_named_alone(manager, lead, child):
    protect(child, "sealed", manager, lead)
    elsewhere = a_user(Role.CSE_LEAD)
    grants.give(actor=None, child=child, to=elsewhere, basis=Basis.NAMED)
    proposed = api_of(lead).post(url("child-protection", child.public_id), {"after": "open", "reason": "Over"})
    decide = url("protection-decide", proposed.json()["id"])
    assert api_of(elsewhere).post(decide, {"approved": True}).json()["state"] == "approved"
    assert not child.user_grants.filter(basis=Basis.NAMED).exists()
    assert child.chronology.filter(summary="The record is no longer protected").exists()
    assert api_of(elsewhere).get(url("child", child.public_id)).status_code == 404
    assert api_of(lead).get(url("child", child.public_id)).status_code == 200


def test_a_restricted_record_says_whom_to_ring_or_is_refused_at_the_field(manager, child):
    answer = api_of(manager).post(
        url("child-protection", child.public_id), {"after": "restricted", "reason": "A relative works here"}
    )
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (400, "ring")
