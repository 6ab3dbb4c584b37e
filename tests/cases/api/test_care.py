"""Episodes of care over HTTP."""

import pytest
from django.urls import reverse

from slscb.core.clock import today
from tests.factories.agencies import a_user
from tests.factories.cases import CARE, a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


def test_care_begins_is_corrected_against_its_version_and_listed():
    worker = a_user()
    client, child = api_of(worker), a_child(worker)
    address = reverse("api:child-care", args=[child.public_id])
    begun = client.post(address, CARE | {"began_on": today().isoformat()})
    assert begun.status_code == 201, begun.content
    episode = reverse("api:care-episode", args=[begun.json()["id"]])
    assert client.patch(episode, {"urn": "SC000002"}).status_code == 428
    corrected = client.patch(episode, {"urn": "SC000002"}, headers={"If-Match": begun["ETag"]})
    assert (corrected.json()["urn"], corrected.json()["placement"]) == ("SC000002", CARE["placement"])
    assert client.patch(episode, {"urn": "SC000003"}, headers={"If-Match": begun["ETag"]}).status_code == 412
    assert len(client.get(address).json()["results"]) == 1


def test_the_first_facts_are_entered_against_nothing():
    worker = a_user()
    client, child = api_of(worker), a_child(worker)
    facts = reverse("api:child-care-facts", args=[child.public_id])
    assert client.get(facts)["ETag"] == '"0"'
    assert client.patch(facts, {"upn_unknown": "UN4"}, headers={"If-Match": '"0"'}).json()["upn_unknown"] == "UN4"
    assert client.patch(facts, {"upn_unknown": "UN1"}, headers={"If-Match": '"0"'}).status_code == 412
