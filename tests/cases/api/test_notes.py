"""Notes over HTTP."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_note
from tests.helpers.signing_in import api_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def notes(child):
    return reverse("api:child-notes", args=[child.public_id])


def test_a_note_is_written_listed_and_read(worker, child):
    client = api_of(worker)
    sent = {"kind": "visit", "happened_at": now().isoformat(), "text": "She was at home and quiet"}
    made = client.post(notes(child), sent)
    assert (made.status_code, made["ETag"], made.json()["text"]) == (201, '"1"', sent["text"])
    assert [one["id"] for one in client.get(notes(child)).json()["results"]] == [made.json()["id"]]
    assert client.get(reverse("api:note", args=[made.json()["id"]])).json()["author"] == str(worker)
    assert AuditEvent.objects.filter(actor=worker, about=[child.pk], detail={"part": "notes"}).count() == 1


def test_every_fault_is_told_at_its_field(worker, child):
    answer = api_of(worker).post(notes(child), {"kind": "poem", "happened_at": "soon"})
    assert {fault["path"] for fault in answer.json()["errors"]} == {"kind", "happened_at", "text"}


def test_health_detail_is_written_by_all_and_read_by_those_with_the_right(worker, child):
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    teacher = a_user(Role.PRACTITIONER, a_team("School", AgencyCode.EDUCATION))
    a_note(child, worker, note_kind="health", text="Bruises on both arms")
    a_note(child, worker, text="At school")
    assert [one.get("text") for one in api_of(teacher).get(notes(child)).json()["results"]] == ["At school", None]
    assert "Bruises on both arms" in api_of(worker).get(notes(child)).content.decode()


def test_who_does_not_see_the_child_learns_nothing_whatever_they_send(child):
    stranger = api_of(a_user())
    assert stranger.get(notes(child)).status_code == 404
    assert stranger.post(notes(child), {"kind": "poem"}).status_code == 404


def test_the_list_takes_as_many_statements_however_long_it_is(worker, child):
    for _ in range(5):
        a_note(child, worker)
    client = api_of(worker)
    with at_most(8):
        assert len(client.get(notes(child)).json()["results"]) == 5
