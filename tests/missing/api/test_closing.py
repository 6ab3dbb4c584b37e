"""An interview that is not going to be held, over HTTP."""

import pytest

from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


def test_a_decision_not_to_offer_has_a_reason_and_words():
    worker = a_user()
    interview = a_returned_episode(a_child(worker)).return_interview
    address, client = f"/api/v1/return-interviews/{interview.public_id}/not-offer/", api_of(worker)
    assert {one["path"] for one in client.post(address, {}).json()["errors"]} == {"reason", "words"}
    said = {"reason": "other_authority", "words": "Reading holds it"}
    assert client.post(address, said, headers={"If-Match": '"9"'}).status_code == 412
    assert client.post(address, said).json()["status"] == "not_offered"
    assert client.post(address, said).status_code == 400
