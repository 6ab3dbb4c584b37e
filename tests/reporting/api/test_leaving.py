"""The board's figures and the file of a quarter over HTTP."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from agencies.choices import Role
from reporting.forms import named_periods
from slscb.core.models import AuditEvent
from tests.factories.agencies import PASSWORD, a_team, a_user
from tests.factories.cases import a_child, a_protected_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

EXPORT = "/api/v1/reports/export/"


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def asked(**more):
    return {"period": next(iter(named_periods())), "kind": "csv"} | more


def test_the_file_is_for_whoever_proves_once_more_who_they_are_and_is_written_down(manager):
    a_returned_episode(a_child())
    answer = api_of(manager).get(EXPORT, asked(), headers={"Identity-Proof": PASSWORD, "Accept": "text/csv"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert "<6" in answer.content.decode("utf-8-sig")
    assert AuditEvent.objects.get(action="export").actor == manager


def test_a_wrong_proof_gets_nothing_and_counts_as_a_wrong_password(manager):
    answer = api_of(manager).get(EXPORT, asked(), headers={"Identity-Proof": "guess"})
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (400, "Identity-Proof")
    assert AccessAttempt.objects.count() == 1
    assert not AuditEvent.objects.filter(action="export").exists()


def test_every_fault_of_the_question_is_told_at_once(manager):
    answer = api_of(manager).get(EXPORT, {"period": "soon", "kind": "pdf"})
    assert [one["path"] for one in answer.json()["errors"]] == ["period", "kind", "Identity-Proof"]
    assert answer["Content-Type"] == "application/problem+json"


def test_who_only_looks_does_not_export():
    answer = api_of(a_user(Role.TEAM_MANAGER)).get(EXPORT, asked(), headers={"Identity-Proof": PASSWORD})
    assert answer.status_code == 403


def test_all_figures_are_read_in_the_statements_of_the_dashboard(manager):
    a_returned_episode(a_child())
    client = api_of(manager)
    with at_most(15):
        assert len(client.get(reverse("api:reports")).json()) > 3


def test_the_list_behind_a_figure_shows_what_the_person_may_see():
    team = a_team()
    child = a_child(a_user(Role.PRACTITIONER, team))
    a_returned_episode(child)
    a_returned_episode(a_child())
    address = reverse("api:report-list", args=["episodes"])
    found = api_of(a_user(Role.TEAM_MANAGER, team)).get(address).json()["results"]
    assert [one["child_id"] for one in found] == [str(child.public_id)]
    assert api_of(a_user(Role.LSCB_MANAGER)).get(address).status_code == 403


REQUESTS = "/api/v1/reports/freedom-of-information/"


def test_the_nine_counts_name_the_lists_behind_them():
    team = a_team()
    child = a_child(a_user(Role.PRACTITIONER, team))
    a_returned_episode(child)
    client = api_of(a_user(Role.TEAM_MANAGER, team))
    found = {one["key"]: one for one in client.get(REQUESTS).json()}
    assert (len(found), found["children"]["number"], found["care_children"]["number"]) == (9, 1, 0)
    behind = reverse("api:report-list", args=[found["children"]["measure"]])
    listed = client.get(behind, {"column": "children"}).json()["results"]
    assert [one["child_id"] for one in listed] == [str(child.public_id)]
    assert client.get(REQUESTS, {"from": "soon"}).json()["errors"][0]["path"] == "from"


def test_the_file_of_the_nine_counts_asks_for_a_proof_and_hides_small_ones(manager):
    a_returned_episode(a_child())
    client = api_of(manager)
    assert client.get(f"{REQUESTS}export/", asked()).status_code == 400
    answer = client.get(f"{REQUESTS}export/", asked(), headers={"Identity-Proof": PASSWORD, "Accept": "text/csv"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert "Children who went missing,<6" in answer.content.decode("utf-8-sig")


def test_a_sealed_child_is_not_among_the_nine_counts(manager):
    a_returned_episode(a_protected_child(worker=a_user(Role.PRACTITIONER)))
    assert {one["number"] for one in api_of(manager).get(REQUESTS).json()} == {0}
