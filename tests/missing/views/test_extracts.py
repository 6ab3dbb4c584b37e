"""The pages of police extracts."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.choices import AgencyCode, Role, TeamKind
from missing import tasks
from missing.models import Extract, ExtractMapping
from missing.rules.extracts import LABELS
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.extracts import a_file, a_row, imported, taken_in
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team("Holding team")


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(Role.PRACTITIONER, team), family_name="Unmistakable")


def upload(page, data, mapping="standard"):
    file = SimpleUploadedFile("police.csv", data, "text/csv")
    return page.post(reverse("missing:extract-upload"), {"file": file, "mapping": mapping})


def words(answer):
    return unescape(answer.content.decode())


def test_a_file_is_checked_confirmed_and_recorded(manager, child, django_capture_on_commit_callbacks, monkeypatch):
    page = browser_of(manager)
    answer = upload(page, a_file(a_row(child), a_row(days=9, dob="31/02/2011")).getvalue())
    assert answer.status_code == 303
    shown = words(page.get(answer.url))
    assert "New episode" in shown and "dob: “31/02/2011” is not a date" in shown and "Record this extract" in shown
    extract = Extract.objects.get()
    sent = []
    monkeypatch.setattr(tasks.record_extract, "apply_async", lambda args, **_: sent.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        assert page.post(reverse("missing:extract-confirm", args=[extract.public_id])).status_code == 303
    assert sent == [(str(extract.public_id),)]
    assert "are being recorded" in words(page.get(answer.url))
    tasks.record_extract(*sent[0])
    tasks.record_extract(*sent[0])
    assert child.missing_episodes.count() == 1
    assert "are being recorded" not in words(page.get(answer.url))


def test_a_file_that_cannot_be_read_is_told_at_its_field(manager):
    answer = upload(browser_of(manager), b"misperid\nMP/1\n")
    assert answer.status_code == 422 and "The column “surname” (surname) is missing" in words(answer)
    answer = browser_of(manager).post(reverse("missing:extract-upload"), {"mapping": "standard"})
    assert answer.status_code == 422 and "Select a file" in words(answer)


def test_nobody_opens_what_somebody_else_brought(manager, team, child):
    extract = taken_in(manager, a_row(child))
    other = browser_of(a_user(Role.TEAM_MANAGER, team))
    assert other.get(reverse("missing:extract-view", args=[extract.public_id])).status_code == 404
    assert browser_of(a_user(Role.PRACTITIONER, team)).get(reverse("missing:extract-list")).status_code == 403


def test_a_doubtful_row_is_given_to_its_child_on_the_page(manager, child):
    row = imported(manager, a_row(child, surname="Unmistakeable")).rows.get()
    page = browser_of(manager)
    listed = words(page.get(reverse("missing:undecided-list")))
    assert "Unmistakeable" in listed and child.full_name in listed
    address = reverse("missing:extract-row", args=[row.public_id])
    assert "The same date of birth and a like name" in words(page.get(address))
    assert AuditEvent.objects.filter(action="list", about=[child.pk], target_id=row.public_id).exists()
    assert page.post(address, {"version": row.version}).status_code == 422
    answer = page.post(address, {"about": str(child.public_id), "version": row.version})
    assert answer.status_code == 303 and child.missing_episodes.count() == 1


def test_another_child_is_named_by_reference(manager, child):
    row = imported(manager, a_row(forenames="No", surname="Such")).rows.get()
    page, address = browser_of(manager), reverse("missing:extract-row", args=[row.public_id])
    answer = page.post(address, {"about": "another", "reference": a_child().reference, "version": row.version})
    assert answer.status_code == 422 and "a child whom you can see" in words(answer)
    said = {"about": "another", "reference": child.reference.lower(), "version": row.version}
    assert page.post(address, said).status_code == 303 and child.missing_episodes.count() == 1


def test_what_police_wrote_is_shown_to_those_alone_who_read_intelligence(manager, child):
    police = a_user(Role.POLICE_LIAISON, a_team("Police", AgencyCode.POLICE, TeamKind.CASEWORK))
    row = imported(police, a_row(child, circumstances="Seen with Lex")).rows.get()
    address = reverse("missing:extract-row", args=[row.public_id])
    assert "Seen with Lex" in words(browser_of(police).get(address))
    shown = words(browser_of(manager).get(address))
    assert "Seen with Lex" not in shown and "Not shown to your role" in shown


def test_a_mapping_is_saved_and_offered(manager):
    page = browser_of(manager)
    said = {"name": "other-force", "date_order": "day_first", "police_reference": "Ref", "surname": "Name"}
    answer = page.post(reverse("missing:mapping-save"), said)
    assert answer.status_code == 422 and "forenames" in words(answer).lower()
    said |= {"forenames": "First", "last_seen_at": "From", "risk_words": "Grade 1 = high\nnothing"}
    assert page.post(reverse("missing:mapping-save"), said).status_code == 303
    saved = ExtractMapping.objects.get()
    assert saved.risk_words == {"grade 1": "high"} and set(saved.columns) <= set(LABELS)
    assert "other-force" in words(page.get(reverse("missing:extract-upload")))
    assert "other-force" in words(page.get(reverse("missing:mapping-list")))


@pytest.mark.parametrize("number", [3, 40])
def test_a_page_costs_the_same_however_many_rows_there_are(manager, child, number):
    extract = imported(manager, *[a_row(child, days=3 * n + 3, surname="Unmistakeable") for n in range(number)])
    page = browser_of(manager)
    with at_most(12):
        page.get(reverse("missing:extract-view", args=[extract.public_id]))
    with at_most(12):
        page.get(reverse("missing:undecided-list"))
