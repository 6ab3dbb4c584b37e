"""Merging over HTTP: two people, as on the pages."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child, a_note
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def lead(team):
    return a_user(Role.CSE_LEAD, team)


@pytest.fixture
def kept(team):
    return a_child(a_user(team=team))


@pytest.fixture
def other(team):
    return a_child(a_user(team=team))


def url(name, *ids):
    return reverse(f"api:{name}", args=ids)


def test_one_proposes_another_decides_and_either_takes_them_apart(manager, lead, kept, other):
    sent = {"other_id": str(other.public_id), "reason": "Typed twice", "takes": ["school"]}
    made = api_of(manager).post(url("child-merges", kept.public_id), sent, format="json")
    assert made.status_code == 201
    one = made.json()["id"]
    assert api_of(manager).post(url("merge-decide", one), {"approved": True}).status_code == 400
    assert api_of(lead).post(url("merge-decide", one), {"approved": True}).json()["state"] == "approved"
    led = api_of(manager).get(url("child", other.public_id))
    assert (led.status_code, led.headers["Location"]) == (307, url("child", kept.public_id))
    assert api_of(a_user()).get(url("child", other.public_id)).status_code == 404
    a_note(kept, manager)
    assert api_of(lead).post(url("merge-undo", one), {"reason": "Two"}).json()["state"] == "undone"
    opened = api_of(manager).get(url("merge", one)).json()
    assert [line["kind"] for line in opened["written_since"]] == ["cases.note"]
    assert opened["other_reference"] == other.reference


def test_only_details_that_there_are_may_be_taken_and_only_records_that_are_seen(manager, lead, kept, other):
    sent = {"other_id": str(other.public_id), "reason": "Typed twice", "takes": ["protection"]}
    assert api_of(manager).post(url("child-merges", kept.public_id), sent, format="json").status_code == 400
    hidden = {"other_id": str(a_child().public_id), "reason": "Typed twice"}
    assert api_of(manager).post(url("child-merges", kept.public_id), hidden, format="json").status_code == 404


def test_a_write_to_the_old_address_is_refused(manager, lead, kept, other):
    nurse = a_member_of(AgencyCode.HEALTH, Role.CSE_LEAD)
    for child in (kept, other):
        involvement.begin(actor=manager, child=child, agency=an_agency(AgencyCode.HEALTH), reason="Works with her")
    sent = {"other_id": str(other.public_id), "reason": "Typed twice"}
    assert api_of(nurse).post(url("child-merges", kept.public_id), sent, format="json").status_code == 403
    made = api_of(manager).post(url("child-merges", kept.public_id), sent, format="json").json()
    api_of(lead).post(url("merge-decide", made["id"]), {"approved": True})
    note = {"note_kind": "visit", "happened_at": "2026-01-01T10:00:00Z", "text": "Seen"}
    assert api_of(manager).post(url("child-notes", other.public_id), note, format="json").status_code == 404
