"""The people in a child's life over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def people(child):
    return reverse("api:child-people", args=[child.public_id])


def test_a_person_and_another_child_are_added_and_listed(worker, child):
    client, other = api_of(worker), a_child(worker, given_name="Zoe")
    mother = {"kind": "mother", "person_name": "Sana", "contact": "01753 875362", "parental_responsibility": True}
    assert client.post(people(child), mother).status_code == 201
    assert client.post(people(child), {"kind": "sibling", "other_child_id": str(other.public_id)}).status_code == 201
    listed = client.get(people(child)).json()["results"]
    assert [(one["kind"], one["person_name"]) for one in listed] == [("mother", "Sana"), ("sibling", "")]
    assert listed[1]["other_child_reference"] == other.reference


def test_neither_a_name_nor_a_child_and_a_child_one_does_not_see_are_faults_at_their_fields(worker, child):
    client, hidden = api_of(worker), a_child()
    for sent, path in (({}, "person_name"), ({"other_child_id": str(hidden.public_id)}, "other_child_id")):
        answer = client.post(people(child), {"kind": "friend"} | sent)
        assert (answer.status_code, answer.json()["errors"][0]["path"]) == (400, path)


def test_a_teacher_is_told_neither_who_is_of_concern_nor_how_to_reach_the_family(worker, child):
    client = api_of(worker)
    client.post(people(child), {"kind": "of_concern", "person_name": "T"})
    client.post(people(child), {"kind": "mother", "person_name": "Sana", "contact": "01753 875362"})
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    teacher = api_of(a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION)))
    [shown] = teacher.get(people(child)).json()["results"]
    assert (shown["kind"], "contact" in shown) == ("mother", False)
    assert len(client.get(people(child)).json()["results"]) == 2
