"""The profile for police over HTTP."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import MissingProfile
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_profile
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

FIRST = {"If-Match": '"0"'}


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def address(child):
    return reverse("api:child-missing-profile", args=[child.public_id])


def said(**more):
    values = {"appearance": "Tall", "has_photograph": False, "written_with": "Her carer"}
    return values | {"reviewed_on": today().isoformat()} | more


def test_it_is_written_first_against_nothing_and_then_against_its_version(worker, child):
    client = api_of(worker)
    assert client.get(address(child))["ETag"] == '"0"'
    assert client.put(address(child), said()).status_code == 428
    first = client.put(address(child), said(marks="A scar"), headers=FIRST)
    assert (first.status_code, first["ETag"], first.json()["marks"]) == (200, '"1"', "A scar")
    assert client.put(address(child), said(), headers=FIRST).status_code == 412
    assert client.put(address(child), said(), headers={"If-Match": first["ETag"]}).json()["marks"] == ""
    assert client.get(address(child)).json()["version"] == 2


def test_every_fault_has_its_path(worker, child):
    client = api_of(worker)
    shape = client.put(address(child), {"marks": "x" * 201}, headers=FIRST)
    assert {one["path"] for one in shape.json()["errors"]} == {
        "appearance", "has_photograph", "marks", "reviewed_on", "written_with",
    }  # fmt: skip
    wrong = said(reviewed_on=(today() + timedelta(days=1)).isoformat(), has_photograph=True)
    refused = client.put(address(child), wrong, headers=FIRST)
    assert {one["path"] for one in refused.json()["errors"]} == {"reviewed_on", "photograph_at"}
    assert not MissingProfile.objects.exists()


def test_marked_answers_are_left_out_for_who_may_not_see_them(worker, child):
    a_profile(child, health_needs="Insulin", people_of_concern="Jay", places="1 High Street", friends="Amy")
    assert api_of(worker).get(address(child)).json()["health_needs"] == "Insulin"
    champion = a_user(Role.CHAMPION, worker.memberships.get().team)
    shown = api_of(champion).get(address(child)).json()
    assert shown["friends"] == "Amy"
    assert not {"health_needs", "people_of_concern", "places", "reached_by", "who_to_tell"} & shown.keys()


def test_an_opening_is_written_into_the_audit(worker, child):
    profile = a_profile(child)
    api_of(worker).get(address(child))
    event = AuditEvent.objects.get(action="view")
    assert (event.actor, event.about, event.target_id) == (worker, [child.pk], profile.public_id)


def test_a_child_of_others_has_none(child):
    stranger = api_of(a_user(team=a_team("Elsewhere")))
    assert stranger.get(address(child)).status_code == 404
    assert stranger.put(address(child), said(), headers=FIRST).status_code == 404
