"""Intelligence over HTTP."""

import pytest

from agencies.choices import AgencyCode, Role
from intelligence.models import IntelligenceReport
from tests.factories.agencies import a_member_of, a_user
from tests.factories.cases import a_child
from tests.factories.intelligence import CONTENT, a_report, an_officer
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db
URL = "/api/v1/intelligence-reports/"
GRADE = {"source_reliability": "1", "assessment": "A", "handling": "C", "conditions": "Ask us first"}


@pytest.mark.parametrize("agency", [code for code in AgencyCode if code not in ("board", "police")])
def test_any_agency_sends_and_gets_its_report_back_without_a_grade(agency):
    answer = api_of(a_member_of(agency)).post(URL, CONTENT, format="json")
    assert answer.status_code == 201
    assert answer.data["agency"] == agency
    assert not {"grade", "source_reliability", "handling", "sanitised_text"} & set(answer.data)
    assert answer.headers["ETag"] == '"1"'


def test_about_a_child_the_sender_can_see():
    worker = a_user()
    child = a_child(worker)
    body = CONTENT | {"child": str(child.public_id)}
    assert api_of(worker).post(URL, body, format="json").data["child"] == str(child.public_id)
    refused = api_of(a_user()).post(URL, body, format="json")
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (400, "child")


def test_every_fault_at_once_with_its_path():
    answer = api_of(a_user()).post(URL, {"danger": "perhaps", "observed_at": "yesterday"}, format="json")
    assert answer.status_code == 400
    paths = {error["path"] for error in answer.json()["errors"]}
    assert {"danger", "narrative", "how_known", "observed_at", "may_name_source"} <= paths


def test_a_child_in_danger_is_refused_with_the_number_to_ring():
    for body in (CONTENT | {"danger": "yes"}, {"danger": "yes"}):
        answer = api_of(a_user()).post(URL, body, format="json")
        assert answer.status_code == 400
        assert any("999" in error["message"] for error in answer.json()["errors"])


def test_sent_twice_with_one_key_it_is_one_report():
    client = api_of(a_user())
    for _ in range(2):
        client.post(URL, CONTENT, format="json", headers={"Idempotency-Key": "one"})
    assert IntelligenceReport.objects.count() == 1


def test_police_list_read_and_grade():
    officer, report = an_officer(), a_report()
    client = api_of(officer)
    listed = client.get(URL).data["results"]
    assert [one["id"] for one in listed] == [str(report.public_id)]
    etag = client.get(f"{URL}{report.public_id}/").headers["ETag"]
    graded = client.post(f"{URL}{report.public_id}/grade/", GRADE, format="json", headers={"If-Match": etag})
    assert (graded.status_code, graded.data["grade"], graded.headers["ETag"]) == (200, "1AC", '"2"')
    assert client.get(URL, {"state": "waiting"}).data["results"] == []


def test_a_grade_needs_the_version_and_refuses_an_old_one():
    officer, report = an_officer(), a_report()
    client, address = api_of(officer), f"{URL}{report.public_id}/grade/"
    assert client.post(address, GRADE, format="json").status_code == 428
    assert client.post(address, GRADE, format="json", headers={"If-Match": '"9"'}).status_code == 412


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.CSE_LEAD, Role.LSCB_MANAGER])
def test_others_neither_list_nor_grade(role):
    report = a_report()
    client = api_of(a_user(role))
    assert client.get(URL).status_code == 403
    assert client.get(f"{URL}{report.public_id}/").status_code == 403
    assert client.post(f"{URL}{report.public_id}/grade/", GRADE, format="json").status_code == 403
