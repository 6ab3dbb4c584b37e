"""Assessments through the API."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from risk.models import Assessment
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import a_draft, a_screening, an_assessment, the_instrument
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def address(child):
    return f"/api/v1/children/{child.public_id}/risk-assessments/"


def indicator(code, **more):
    return {"code": code, "when": "current", "age_at_event": None, "evidence": "Seen", "nature": "fact"} | more


def body(*codes, **more):
    given = {"kind": "assessment", "harm_status": "suspected", "offence_evidence": False}
    return given | {"indicators": [indicator(code) for code in codes]} | more


def problems(response):
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    return {error["path"]: error["message"] for error in response.json()["errors"]}


def test_an_assessment_answers_with_level_flags_reasons_and_review(worker, child):
    response = api_of(worker).post(address(child), body("M01", "M02", organised_model=True, instrument="1"))
    made = response.json()
    assert response.status_code == 201
    assert (made["calculated_level"], made["final_level"], made["flags"]) == ("medium", "medium", ["organised_model"])
    assert made["reasons"] == [{"level": "medium", "rule": "two or more medium indicators", "codes": ["M01", "M02"]}]
    assert (made["review_required"], made["kind"], made["child"]) == (True, "assessment", str(child.public_id))
    assert made["review_due_on"]
    assert [one["code"] for one in made["indicators"]] == ["M01", "M02"]
    assert response["ETag"] == '"1"'


def test_a_screening_is_created_by_any_agency(worker, child):
    nurse = a_member_of(AgencyCode.HEALTH)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.HEALTH), reason="School nurse")
    made = api_of(nurse).post(address(child), body("H02", kind="screening")).json()
    assert (made["kind"], made["agency"], made["review_due_on"]) == ("screening", "health", None)
    assert api_of(nurse).post(address(child), body("H02")).status_code == 403


def test_a_lower_level_waits_for_approval(worker, child):
    asked = body("M01", "M02", final_level="low", override_reason="Explained")
    made = api_of(worker).post(address(child), asked).json()
    assert (made["status"], made["final_level"], made["requested_level"]) == ("awaiting_approval", "medium", "low")


def test_every_fault_is_told_at_once_at_its_path(worker, child):
    wrong = body("M01", final_level="medium", instrument="9", assessed_on="2099-01-01")
    wrong["indicators"] += [indicator("X1"), indicator("H01"), indicator("M01", observed_on="2098-01-01")]
    assert set(problems(api_of(worker).post(address(child), wrong))) == {
        "assessed_on",
        "instrument",
        "indicators[1].code",
        "indicators[2].age_at_event",
        "indicators[3].code",
        "override_reason",
    }
    assert not Assessment.objects.exists()


def test_what_has_the_wrong_shape_is_told_at_its_path(worker, child):
    wrong = {"kind": "guess", "offence_evidence": "perhaps", "indicators": [{"code": "M01", "nature": "rumour"}, 7]}
    assert set(problems(api_of(worker).post(address(child), wrong))) == {
        "kind",
        "harm_status",
        "offence_evidence",
        "indicators[0].evidence",
        "indicators[0].nature",
        "indicators[1]",
    }


def test_the_same_key_creates_once(worker, child):
    client = api_of(worker)
    first, second = (client.post(address(child), body("L01"), headers={"Idempotency-Key": "once"}) for _ in range(2))
    assert first.json() == second.json()
    assert Assessment.objects.count() == 1


def test_the_list_is_newest_first_and_holds_screenings_too(worker, child):
    first = an_assessment("L01", child=child)
    second = a_screening("M01", child=child, by=worker)
    listed = api_of(worker).get(address(child)).json()
    assert [one["id"] for one in listed["results"]] == [str(second.public_id), str(first.public_id)]
    assert listed["next"] is None


def test_what_one_does_not_see_is_404_and_what_one_may_not_do_is_403(worker, child):
    assert api_of(a_user()).get(address(child)).status_code == 404
    assert api_of(a_user()).post(address(child), body("L01")).status_code == 404
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    assert api_of(officer).get(address(child)).status_code == 200
    assert api_of(officer).post(address(child), body("L01")).status_code == 403
    assert api_of(a_user(Role.LSCB_MANAGER)).get(address(child)).status_code == 403


def test_list_and_create_need_as_many_statements_however_much_there_is(worker, child):
    client = api_of(worker)
    for _ in range(3):
        an_assessment("L01", "L02", "M01", child=child)
    with at_most(10):
        client.get(address(child))
    with at_most(25):
        client.post(address(child), body("L01", "L02"))


def test_the_versions_of_the_tool_are_read_with_their_definition_and_drafts_are_not_there():
    lead = a_user(Role.CSE_LEAD)
    draft = a_draft(lead)
    client = api_of(a_user())
    [one] = client.get("/api/v1/risk-instruments/").json()["results"]
    assert one["instrument"] == "1"
    read = client.get(f"/api/v1/risk-instruments/{one['id']}/").json()
    assert len(read["definition"]["indicators"]) == 37
    assert api_of(lead).get(f"/api/v1/risk-instruments/{draft.public_id}/").status_code == 404
