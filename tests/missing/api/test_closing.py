"""An interview that is not going to be held, over HTTP."""

import pytest

from agencies.choices import Role
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


def test_a_decision_not_to_offer_has_a_reason_and_words():
    worker = a_user()
    manager = a_user(Role.TEAM_MANAGER, worker.memberships.get().team)
    interview = a_returned_episode(a_child(worker)).return_interview
    address, client = f"/api/v1/return-interviews/{interview.public_id}/not-offer/", api_of(manager)
    assert {one["path"] for one in client.post(address, {}).json()["errors"]} == {"reason", "words"}
    said = {"reason": "other_authority", "words": "Reading holds it"}
    assert client.post(address, said, headers={"If-Match": '"9"'}).status_code == 412
    assert api_of(worker).post(address, said).status_code == 403
    body = client.post(address, said).json()
    assert (body["status"], body["decided_by"]) == ("not_offered", str(manager))
    assert client.post(address, said).status_code == 400
