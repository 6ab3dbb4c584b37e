"""Circulating, preparing, recording, printing and cancelling a meeting, over HTTP."""

from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from django.urls import reverse

from agencies.choices import AgencyCode
from serac.choices import MeetingStatus
from serac.services import referrals
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment
from tests.factories.serac import a_meeting, a_series, an_action, an_item
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair():
    return a_panel()[0]


@pytest.fixture
def meeting(chair):
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=280)), status=MeetingStatus.DRAFT)


def referred():
    """A child whom the office sees."""
    worker = a_user()
    child = a_child(worker, family_name="Zebra")
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return child


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_an_agenda_goes_out_against_its_version_and_the_meeting_is_recorded(chair, meeting):
    client, circulate = api_of(chair), url("serac-agenda-circulate", meeting.public_id)
    an_item(meeting, referred())
    for code in (AgencyCode.HEALTH, AgencyCode.POLICE):
        an_agency(code)
    assert client.post(circulate).status_code == 428
    assert client.post(circulate, headers={"If-Match": '"7"'}).status_code == 412
    sent = client.post(circulate, headers={"If-Match": '"1"'})
    assert sent.json()["status"] == "circulated"
    record, said = url("serac-meeting-record", meeting.public_id), {"present": ["health"], "apologies": ["health"]}
    refused = client.post(record, said, headers={"If-Match": sent["ETag"]})
    assert refused.json()["errors"][0]["path"] == "apologies"
    said |= {"apologies": ["police"], "minutes": "Room changed"}
    held = client.post(record, said, headers={"If-Match": sent["ETag"]})
    assert (held.status_code, held.json()["status"]) == (200, "held")
    assert client.get(record).json()["attendance"] == {"present": ["health"], "apologies": ["police"]}


def test_a_meeting_that_has_gone_out_is_not_cancelled(chair, meeting):
    client, cancel = api_of(chair), url("serac-meeting-cancel", meeting.public_id)
    assert client.post(cancel, headers={"If-Match": '"1"'}).json()["status"] == "cancelled"
    assert client.post(cancel, headers={"If-Match": '"2"'}).status_code == 400


def test_the_preparation_is_written_down_and_takes_as_many_statements_however_long(chair, meeting):
    for _ in range(3):
        child = referred()
        an_assessment("M01", "M02", child=child)
        an_action(an_item(meeting, child), chair)
    client = api_of(chair)
    with at_most(14):
        found = client.get(url("serac-preparation", meeting.public_id)).json()["results"]
    assert [(one["level"], len(one["actions"]), one["last_decision"]) for one in found] == [("medium", 1, None)] * 3
    assert AuditEvent.objects.filter(actor=chair, action="list", target_id=meeting.public_id).exists()


def test_the_agenda_is_a_pdf_and_its_printing_is_written_down(chair, meeting):
    an_item(meeting, referred())
    answer = api_of(chair).get(url("serac-agenda-print", meeting.public_id), headers={"Accept": "application/pdf"})
    assert answer["Content-Type"] == "application/pdf"
    assert "Zebra" in "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    assert AuditEvent.objects.filter(actor=chair, action="print").exists()
