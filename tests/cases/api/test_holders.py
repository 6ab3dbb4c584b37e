"""Who holds a case and which agencies are involved, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team("North")


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team))


def url(name, child):
    return reverse(f"api:{name}", args=[child.public_id])


def test_a_case_is_given_to_a_worker_chosen_from_the_lists(manager, child, team):
    client, worker = api_of(manager), a_user(Role.PRACTITIONER, team)
    assert str(team.public_id) in [one["id"] for one in client.get(reverse("api:casework-teams")).json()["results"]]
    chosen = [one for one in client.get(reverse("api:caseworkers")).json()["results"] if one["name"] == str(worker)]
    sent = {"team": str(team.public_id), "worker": chosen[0]["id"]}
    made = client.post(url("child-allocations", child), sent)
    assert (made.status_code, made.json()["worker"]["id"]) == (201, str(worker.public_id))
    listed = client.get(url("child-allocations", child)).json()["results"]
    assert [one["ends_on"] is None for one in listed] == [True, False]
    assert child.allocations.get(ends_on=None).worker == worker


@pytest.mark.parametrize("named", ["nonsense", "00000000-0000-4000-8000-000000000000", None])
def test_a_team_that_is_none_is_a_fault_at_its_field(manager, child, named):
    answer = api_of(manager).post(url("child-allocations", child), {"team": named})
    assert (answer.status_code, [one["path"] for one in answer.json()["errors"]]) == (400, ["team"])


def test_an_agency_is_involved_once_and_ended(manager, child):
    an_agency(AgencyCode.HEALTH)
    client, nurse = api_of(manager), api_of(a_member_of(AgencyCode.HEALTH))
    sent = {"agency": "health", "reason": "Her nurse"}
    assert client.post(url("child-agencies", child), sent).status_code == 201
    assert client.post(url("child-agencies", child), sent).json()["errors"][0]["path"] == "agency"
    assert nurse.get(url("child", child)).status_code == 200
    ended = client.post(url("child-agency-end", child), {"agency": "health"})
    assert (ended.status_code, ended.json()["ends_on"] is None) == (200, False)
    assert nurse.get(url("child", child)).status_code == 404
    assert [one["agency"] for one in client.get(url("child-agencies", child)).json()["results"]] == ["health"]


def test_a_worker_reads_who_holds_a_case_and_does_not_give_it_away(child):
    worker = api_of(child.allocations.get(ends_on=None).worker)
    assert worker.get(url("child-allocations", child)).status_code == 200
    assert worker.post(url("child-allocations", child), {}).status_code == 403
