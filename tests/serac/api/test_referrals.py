"""The list of referrals, taking one back, and what was reported on an action, over HTTP."""

import pytest
from django.urls import reverse

from slscb.core.models import AuditEvent
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_referrals_are_listed_by_state_and_taken_back_by_whoever_made_them():
    coordinator, worker = a_panel()[1], a_user()
    child, client = a_child(worker), api_of(worker)
    made = client.post(url("panel-referrals", child.public_id), {"reason": "We are worried"})
    office = api_of(coordinator)
    every = url("all-panel-referrals")
    assert [one["id"] for one in office.get(f"{every}?state=submitted").json()["results"]] == [made.json()["id"]]
    assert AuditEvent.objects.filter(actor=coordinator, action="list", about=[child.pk]).exists()
    assert office.get(f"{every}?state=lost").json()["errors"][0]["path"] == "state"
    back = url("panel-referral-withdraw", made.json()["id"])
    assert client.post(back).status_code == 428
    assert client.post(back, headers={"If-Match": made["ETag"]}).json()["status"] == "withdrawn"
    assert office.get(f"{every}?state=submitted").json()["results"] == []
    listed = client.get(url("panel-referrals", child.public_id)).json()["results"]
    assert [one["status"] for one in listed] == ["withdrawn"]
