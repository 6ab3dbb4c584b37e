"""Flagged children and what MEDIUM and HIGH call for, over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of
from tests.factories.risk import a_manager_and_worker, an_assessment
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

FLAGGED = "/api/v1/flagged-children/"


@pytest.fixture
def officer():
    return api_of(a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON))


@pytest.fixture
def high():
    return an_assessment("H02", by=a_manager_and_worker()[1])


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_only_those_newly_raised_are_given_where_that_is_asked(officer, high):
    assert len(officer.get(f"{FLAGGED}?newly_raised=true").json()["results"]) == 1
    an_assessment("H02", child=high.child, by=high.completed_by)
    assert officer.get(f"{FLAGGED}?newly_raised=true").json()["results"] == []
    assert len(officer.get(FLAGGED).json()["results"]) == 1


def test_flagged_children_come_with_their_response_and_are_written_down(officer, high):
    an_assessment("M01", "M02")
    found = officer.get(FLAGGED).json()["results"]
    assert [(one["level"], one["police_response"]["status"]) for one in found] == [
        ("high", "not_started"),
        ("medium", "not_started"),
    ]
    assert found[0]["newly_raised"]
    assert AuditEvent.objects.filter(action="list", about__contains=[high.child_id]).exists()
    assert [one["level"] for one in officer.get(f"{FLAGGED}?level=medium").json()["results"]] == ["medium"]
    assert officer.get(f"{FLAGGED}?response=done").json()["results"] == []
    assert officer.get(f"{FLAGGED}?level=low").json()["errors"][0]["path"].startswith("level")


def test_the_list_is_paged_to_its_end_in_as_many_statements(officer, high):
    others = [an_assessment("M01", "M02") for _ in range(4)]
    seen, onward = [], f"{FLAGGED}?page_size=2"
    while onward:
        with at_most(8):
            page = officer.get(onward).json()
        seen += [one["child_id"] for one in page["results"]]
        onward = page["next"]
    assert len(seen) == len(set(seen)) == 1 + len(others)


def test_police_take_a_response_on_and_say_what_came_of_it(officer, high):
    ours = high.responses.get(response_kind="police")
    taken = officer.post(url("required-response-acknowledge", ours.public_id))
    assert (taken.json()["status"], taken["ETag"]) == ("acknowledged", '"2"')
    assert officer.post(url("required-response-acknowledge", ours.public_id))["ETag"] == '"2"'
    done, said = url("required-response-complete", ours.public_id), {"outcome": "The car is known"}
    assert officer.post(done, said).status_code == 428
    assert officer.post(done, said, headers={"If-Match": '"1"'}).status_code == 412
    version = officer.get(url("required-response", ours.public_id))["ETag"]
    assert officer.post(done, said, headers={"If-Match": version}).json()["status"] == "done"
    listed = officer.get(url("child-required-responses", high.child.public_id)).json()["results"]
    assert {one["kind"]: one["status"] for one in listed} == {"police": "done", "social_care": "not_started"}


def test_another_agencys_response_is_not_theirs(officer, high):
    theirs = high.responses.get(response_kind="social_care")
    assert officer.get(url("required-response", theirs.public_id)).status_code == 403
    assert officer.post(url("required-response-acknowledge", theirs.public_id)).status_code == 403
