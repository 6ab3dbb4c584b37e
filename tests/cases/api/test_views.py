"""The address over HTTP: at its own endpoint alone."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.models import Address
from cases.services import involvement
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, an_address
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db

STREET = "9 Zebra Crossing Mews"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    child = a_child(worker)
    an_address(child, home=STREET, home_postcode="SL1 9ZZ")
    return child


def url(child, name="child-address"):
    return reverse(f"api:{name}", args=[child.public_id])


def test_the_child_is_read_without_it(worker, child):
    answer = api_of(worker).get(url(child, "child"))
    assert answer.json()["id"] == str(child.public_id)
    assert STREET not in answer.content.decode()
    assert "postcode" not in answer.json()


def test_it_is_read_at_its_own_endpoint_and_written_down(worker, child):
    answer = api_of(worker).get(url(child))
    assert (answer.json()["home"], answer["ETag"]) == (STREET, '"1"')
    assert AuditEvent.objects.filter(actor=worker, about=[child.pk], detail={"part": "address"}).count() == 1


def test_it_is_changed_there_against_its_version(worker, child):
    client, new = api_of(worker), {"placement": "Rowan House"}
    assert client.patch(url(child), new).status_code == 428
    assert client.patch(url(child), new, headers={"If-Match": '"1"'}).json()["placement"] == "Rowan House"
    assert client.patch(url(child), new, headers={"If-Match": '"1"'}).status_code == 412
    assert Address.objects.get().home == STREET


def test_the_first_is_entered_against_nothing(worker):
    other = a_child(worker)
    client = api_of(worker)
    assert client.get(url(other))["ETag"] == '"0"'
    assert client.patch(url(other), {"home": STREET}, headers={"If-Match": '"0"'}).status_code == 200


def test_it_cannot_be_sent_with_the_details_unnoticed(worker, child):
    answer = api_of(worker).patch(url(child, "child"), {"address": "Elsewhere"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["path"] == "address"


def test_a_new_child_is_sent_with_it_and_answered_without(worker):
    body = {"given_name": "A", "family_name": "B", "date_of_birth": "2012-01-01", "sex": "F", "address": STREET}
    answer = api_of(worker).post(reverse("api:children"), body)
    assert answer.status_code == 201, answer.content
    assert STREET not in answer.content.decode()
    assert Address.objects.get().home == STREET


def test_another_agency_is_refused(worker, child):
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    teacher = api_of(a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER))
    assert teacher.get(url(child, "child")).status_code == 200
    assert teacher.get(url(child)).status_code == 403
    assert teacher.patch(url(child), {"home": ""}, headers={"If-Match": '"1"'}).status_code == 403
