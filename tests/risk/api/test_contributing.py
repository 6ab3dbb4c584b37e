"""Open assessments over HTTP."""

from datetime import timedelta

import pytest

from risk.models import OpenAssessment
from slscb.core.clock import today
from tests.factories.agencies import a_user
from tests.factories.risk import an_assessment, observed, put_forward
from tests.helpers.signing_in import api_of
from tests.risk.services.test_contributing import Place

pytestmark = pytest.mark.django_db

HURT = "A burn on the left hand"
SAID = {"code": "M01", "when": "current", "evidence": "A car at the gate", "nature": "fact"}


@pytest.fixture
def place():
    return Place()


def url(place, what=""):
    return f"/api/v1/open-assessments/{place.opened.public_id}/{what}"


def test_one_is_opened_listed_read_and_ended(place):
    OpenAssessment.objects.all().delete()
    listed, worker = f"/api/v1/children/{place.child.public_id}/open-assessments/", api_of(place.worker)
    body = {"why": "Missing more often", "wanted_by": f"{today() + timedelta(days=3)}"}
    made = worker.post(listed, body, format="json")
    assert (made.status_code, made.data["state"], made.data["said"]) == (201, "open", 0)
    assert api_of(place.nurse).post(listed, body, format="json").status_code == 403
    assert [one["id"] for one in api_of(place.nurse).get(listed).data["results"]] == [made.data["id"]]
    own = f"/api/v1/open-assessments/{made.data['id']}/"
    assert api_of(place.nurse).get(own).data["why"] == "Missing more often"
    assert api_of(a_user()).get(own).status_code == 404
    stale = worker.post(f"{own}end/", {"reason": "Moved"}, format="json", headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    ended = worker.post(f"{own}end/", {"reason": "Moved"}, format="json", headers={"If-Match": '"1"'})
    assert (ended.status_code, ended.data["state"], ended.data["ending_reason"]) == (200, "closed", "Moved")


def test_an_indicator_is_put_forward_read_and_withdrawn(place):
    nurse = api_of(place.nurse)
    made = nurse.post(url(place, "contributions/"), SAID, format="json")
    assert (made.status_code, made.data["agency"], made.data["evidence"]) == (201, "health", SAID["evidence"])
    assert [one["code"] for one in api_of(place.teacher).get(url(place, "contributions/")).data["results"]] == ["M01"]
    way, match = f"/api/v1/contributions/{made.data['id']}/withdraw/", {"If-Match": '"1"'}
    assert api_of(place.teacher).post(way, {"reason": "No"}, format="json", headers=match).status_code == 403
    gone = nurse.post(way, {"reason": "Her sister"}, format="json", headers=match)
    assert (gone.status_code, gone.data["withdrawn_reason"]) == (200, "Her sister")
    assert nurse.get(url(place)).data["said"] == 2


def test_every_fault_is_told_at_its_place(place):
    wrong = api_of(place.nurse).post(
        url(place, "contributions/"), SAID | {"code": "X1", "nature": "guess"}, format="json"
    )
    assert (wrong.status_code, [one["path"] for one in wrong.data["errors"]]) == (400, ["nature"])
    wrong = api_of(place.nurse).post(url(place, "contributions/"), SAID | {"code": "X1"}, format="json")
    assert [one["path"] for one in wrong.data["errors"]] == ["indicators[0].code"]


def test_health_detail_is_left_out_for_whoever_has_no_right_to_it(place):
    hurt = observed("M01", evidence=HURT, is_health_detail=True)
    put_forward(place.opened, place.nurse, hurt)
    made = place.complete(hurt, seen=1)
    places = (
        url(place, "contributions/"),
        f"/api/v1/children/{place.child.public_id}/risk-assessments/",
        f"/api/v1/risk-assessments/{made.public_id}/",
    )
    for where in places:
        assert HURT in api_of(place.nurse).get(where).content.decode()
        assert HURT not in api_of(place.teacher).get(where).content.decode()


def test_health_detail_in_a_screening_is_not_sent_back_to_its_author_without_the_right(place):
    sent = {
        "kind": "screening",
        "indicators": [SAID | {"evidence": HURT, "is_health_detail": True}],
        "harm_status": "no_evidence",
        "offence_evidence": False,
    }
    made = api_of(place.teacher).post(
        f"/api/v1/children/{place.child.public_id}/risk-assessments/", sent, format="json"
    )
    assert made.status_code == 201
    assert HURT not in made.content.decode()


def test_an_assessment_says_how_far_its_assessor_has_read(place):
    put_forward(place.opened, place.nurse, "M01")
    sent = {"kind": "assessment", "indicators": [SAID], "harm_status": "no_evidence", "offence_evidence": False}
    where = f"/api/v1/children/{place.child.public_id}/risk-assessments/"
    refused = api_of(place.worker).post(where, sent, format="json")
    assert [one["path"] for one in refused.data["errors"]] == ["contributions_seen"]
    made = api_of(place.worker).post(where, sent | {"contributions_seen": 1}, format="json")
    assert made.status_code == 201
    assert api_of(place.worker).get(url(place)).data["risk_assessment_id"] == made.data["id"]


def test_lists_are_paged(place):
    an_assessment("L01", child=place.child, by=place.worker)
    found = api_of(place.worker).get(f"/api/v1/children/{place.child.public_id}/open-assessments/?limit=1")
    assert {"next", "previous", "results"} <= found.data.keys()
