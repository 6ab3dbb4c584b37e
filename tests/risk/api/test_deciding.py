"""One assessment, lower levels that wait, and the tool, over HTTP."""

import pytest
from django.urls import reverse

from risk.models import Assessment
from tests.factories.agencies import a_user
from tests.factories.risk import a_manager_and_worker, an_assessment
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return a_manager_and_worker()


@pytest.fixture
def waiting(people):
    return an_assessment("M01", "M02", by=people[1], final_level="low", override_reason="Both explained")


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_a_lower_level_waits_is_read_and_approved_against_its_version(people, waiting):
    manager = api_of(people[0])
    [listed] = manager.get(url("risk-approvals")).json()["results"]
    assert (listed["id"], listed["requested_level"]) == (str(waiting.public_id), "low")
    approve, why = url("risk-assessment-approve", waiting.public_id), {"reason": "I agree"}
    assert manager.post(approve, why).status_code == 428
    assert manager.post(approve, {}, headers={"If-Match": '"1"'}).json()["errors"][0]["path"] == "reason"
    version = manager.get(url("risk-assessment", waiting.public_id))["ETag"]
    assert manager.post(approve, why, headers={"If-Match": version}).json()["final_level"] == "low"
    assert manager.get(url("risk-approvals")).json()["results"] == []


def test_it_is_refused_by_somebody_more_senior_and_by_nobody_else(people, waiting):
    refuse, why = url("risk-assessment-refuse", waiting.public_id), {"reason": "Not explained to me"}
    assert api_of(people[1]).post(refuse, why, headers={"If-Match": '"1"'}).status_code == 403
    answer = api_of(people[0]).post(refuse, why, headers={"If-Match": '"1"'})
    assert (answer.json()["final_level"], answer.json()["status"]) == ("medium", "completed")


def test_the_list_of_approvals_takes_as_many_statements_however_long(people, waiting):
    for _ in range(3):
        an_assessment("M01", "M02", by=people[1], final_level="low", override_reason="Both explained")
    manager = api_of(people[0])
    with at_most(8):
        assert len(manager.get(url("risk-approvals")).json()["results"]) == 4


def test_a_level_is_worked_out_and_nothing_is_kept(people, waiting):
    ticked = [{"code": "H02", "evidence": "Seen", "nature": "fact", "when": "current"}]
    body = {"kind": "assessment", "indicators": ticked, "harm_status": "suspected", "offence_evidence": False}
    address = url("risk-assessment-work-out", waiting.child.public_id)
    worked_out = api_of(people[1]).post(address, body).json()
    assert (worked_out["calculated_level"], worked_out["reasons"][0]["codes"]) == ("high", ["H02"])
    assert Assessment.objects.count() == 1
    assert api_of(a_user()).post(address, body).status_code == 404
