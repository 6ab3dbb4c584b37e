"""What the panel decided, over HTTP: recorded once, then corrected against its version."""

from datetime import timedelta

import pytest
from django.urls import reverse

from serac.choices import MeetingStatus
from serac.models import PanelDecision
from serac.services import referrals
from slscb.core.clock import today
from tests.factories.agencies import a_panel, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair():
    return api_of(a_panel()[0])


@pytest.fixture
def address(chair):
    series = a_series(first_meeting_on=today() - timedelta(days=280))
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    item = an_item(a_meeting(10, series, status=MeetingStatus.CIRCULATED), child)
    return reverse("api:agenda-item-decision", args=[item.public_id])


def test_a_decision_is_recorded_once(chair, address):
    made = chair.post(address, {"outcome": "continue", "discussion": "The plan works"})
    assert (made.status_code, made["ETag"]) == (201, '"1"')
    assert chair.post(address, {"outcome": "defer", "reason": "No time"}).status_code == 412
    assert PanelDecision.objects.get().outcome == "continue"


def test_it_is_corrected_against_its_version_and_what_is_not_sent_stays(chair, address):
    assert chair.patch(address, {"outcome": "defer"}, headers={"If-Match": '"1"'}).status_code == 412
    version = chair.post(address, {"outcome": "continue", "discussion": "The plan works"})["ETag"]
    assert chair.patch(address, {"plan_in_place": True}).status_code == 428
    corrected = chair.patch(address, {"plan_in_place": True}, headers={"If-Match": version}).json()
    assert (corrected["plan_in_place"], corrected["discussion"]) == (True, "The plan works")
    assert chair.patch(address, {"plan_in_place": False}, headers={"If-Match": version}).status_code == 412


def test_every_fault_is_told_at_its_field(chair, address):
    day = (today() + timedelta(days=1)).isoformat()
    answer = chair.post(address, {"outcome": "step_up", "next_review_on": day})
    assert {"reason", "next_review_on"} <= {one["path"] for one in answer.json()["errors"]}
