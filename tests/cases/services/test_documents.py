"""A document comes onto a record, waits, is let through or refused, and is withdrawn."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from agencies.choices import AgencyCode, Role
from cases import selectors, tasks
from cases.models import ChronologyEntry, Document
from cases.rules import documents as rules
from cases.selectors import changes
from cases.services import documents, involvement, scanning
from cases.services.documents import Sent
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from slscb.core.uploads import store
from slscb.core.uploads.scanning import ScannerDown
from slscb.devstack import scanner
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, a_document
from tests.helpers.uploads import INFECTED, a_pdf, a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.fixture
def clamd(settings):
    with scanner.serving() as url:
        settings.CLAMD_ADDRESS = url
        yield


def sent(child, by, name="letter.txt", content=b"A letter", title="Letter from school", marking="personal"):
    what = Sent(title=title, document_kind="letter", marking=marking, name=name, content=content)
    return documents.add_document(actor=by, child_id=child.public_id, sent=what)


def files():
    return {path.name for path in Path(settings.DOCUMENTS_FOLDER).glob("*/*")}


def opened(by, document):
    return selectors.file_of(by, document.public_id)[1]


def test_a_document_is_held_with_its_file_until_the_scanner_has_looked(child, worker, clamd):
    document = sent(child, worker)
    assert document.state == "held"
    assert files() == {document.stored_as}
    with pytest.raises(NotVisible):
        opened(worker, document)
    assert not ChronologyEntry.objects.filter(entry_kind="document").exists()
    tasks.scan_documents()
    document.refresh_from_db()
    assert (document.state, document.scanned_by, document.finding) == ("released", scanner.VERSION, "")
    assert opened(worker, document) == b"A letter"
    line = ChronologyEntry.objects.get(entry_kind="document")
    assert (line.link_id, line.actor) == (document.public_id, worker)
    assert "Letter from school" in line.summary
    assert AuditEvent.objects.filter(action="export", actor=worker, about=[child.pk]).count() == 1


def test_a_pass_may_run_twice(child, worker, clamd):
    sent(child, worker)
    tasks.scan_documents()
    tasks.scan_documents()
    assert ChronologyEntry.objects.filter(entry_kind="document").count() == 1


def test_where_the_scanner_is_down_every_document_stays_held_and_none_is_lost(child, worker, settings):
    document = sent(child, worker)
    settings.CLAMD_ADDRESS = "unix:///nowhere"
    tasks.scan_documents()
    with pytest.raises(ScannerDown):
        scanning.scan_next(actor=None)
    document.refresh_from_db()
    assert (document.state, document.version) == ("held", 1)
    with scanner.serving() as url:
        settings.CLAMD_ADDRESS = url
        tasks.scan_documents()
    assert opened(worker, document) == b"A letter"


def test_one_that_the_scanner_cannot_judge_holds_up_no_other(child, worker, settings):
    first, second = sent(child, worker), sent(child, worker, content=b"Another")
    with scanner.serving(verdict="stream: too long ERROR") as url:
        settings.CLAMD_ADDRESS = url
        tasks.scan_documents()
    assert {*Document.objects.values_list("state", flat=True)} == {"held"}
    with scanner.serving() as url:
        settings.CLAMD_ADDRESS = url
        assert scanning.scan_next(actor=None, after=first.pk) == second.pk


def test_an_infected_document_is_never_shown_its_file_goes_and_uploader_and_governance_are_told(
    child, worker, clamd, django_capture_on_commit_callbacks
):
    lead, bystander = a_user(Role.IG_LEAD), a_user()
    document = sent(child, worker, content=INFECTED)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.scan_documents()
    document.refresh_from_db()
    assert (document.state, document.finding) == ("infected", scanner.FOUND)
    assert files() == set()
    with pytest.raises(NotVisible):
        opened(worker, document)
    told = dict(Notice.objects.values_list("recipient", "title"))
    assert told.keys() == {worker.pk, lead.pk}
    assert child.reference in told[worker.pk]
    assert child.reference not in told[lead.pk], "governance sees no child"
    assert bystander.pk not in told
    assert not ChronologyEntry.objects.filter(entry_kind="document").exists()


def test_whoever_no_longer_sees_the_child_is_not_told_of_her(child, worker, clamd):
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.HEALTH), reason="Works with her")
    sent(child, nurse, content=INFECTED)
    manager = a_user(Role.TEAM_MANAGER, worker.memberships.get().team)
    involvement.end_involvement(actor=manager, child_id=child.public_id, agency=an_agency(AgencyCode.HEALTH))
    tasks.scan_documents()
    assert not Notice.objects.filter(recipient=nurse, title__contains=child.reference).exists()


@pytest.mark.parametrize(
    "fields",
    [{"scanned_at": None}, {"scanned_by": ""}, {"finding": "Something"}, {"state": "infected"}, {"state": "withdrawn"}],
)
def test_the_database_itself_lets_none_through_that_was_not_scanned(child, worker, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_document(child, worker, **fields)


def test_a_wrong_file_is_refused_at_the_field_and_leaves_nothing(child, worker):
    with pytest.raises(Invalid) as refused:
        sent(child, worker, name="letter.pdf")
    assert [fault.path for fault in refused.value.faults] == ["file"]
    assert files() == set()
    assert not Document.objects.exists()


def test_the_same_file_again_is_refused_until_the_first_is_withdrawn(child, worker):
    first = sent(child, worker, "a.png", a_picture("PNG"))
    with pytest.raises(Invalid, match="on the record already"):
        sent(child, worker, "b.png", a_picture("PNG"))
    documents.withdraw_document(actor=worker, document_id=first.public_id, reason="Wrong title")
    assert sent(child, worker, "b.png", a_picture("PNG")).digest == first.digest
    assert sent(a_child(worker), worker, "b.png", a_picture("PNG"))


def test_how_many_wait_is_bounded(child, worker, monkeypatch):
    monkeypatch.setattr(rules, "MOST_HELD_A_PERSON", 2)
    for number in range(2):
        sent(child, worker, content=b"%d" % number)
    with pytest.raises(Invalid, match="wait to be checked"):
        sent(child, worker, content=b"one more")


@pytest.mark.parametrize(
    ("marking", "reads", "does_not"),
    [
        ("health", AgencyCode.HEALTH, AgencyCode.EDUCATION),
        ("address", AgencyCode.POLICE, AgencyCode.HEALTH),
        ("suspect", AgencyCode.POLICE, AgencyCode.EDUCATION),
    ],
)
def test_a_marked_document_is_opened_by_those_with_the_right_alone(child, worker, clamd, marking, reads, does_not):
    people = {}
    for code in (reads, does_not):
        involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="Works with her")
        role = Role.POLICE_LIAISON if code == AgencyCode.POLICE else Role.PRACTITIONER
        people[code] = a_member_of(code, role)
    document = sent(child, people[does_not], title="Canary title", marking=marking)
    tasks.scan_documents()
    assert opened(people[reads], document) == b"A letter"
    with pytest.raises(NotAllowed):
        opened(people[does_not], document)
    assert "Canary" not in ChronologyEntry.objects.get(entry_kind="document").summary


def test_the_history_hides_the_title_of_a_marked_document(child, worker):
    document = sent(child, worker, title="Canary title", marking="health")
    manager = a_user(Role.TEAM_MANAGER, worker.memberships.get().team)
    teacher = a_member_of(AgencyCode.EDUCATION, Role.TEAM_MANAGER)
    (change,) = changes.told(changes.changes_of(manager, child.public_id, document.public_id))
    assert "title" in changes.hidden(teacher, change)
    assert "title" not in changes.hidden(manager, change)


def test_a_withdrawn_document_stays_in_the_list_with_the_reason_and_is_opened_by_nobody(child, worker):
    document = a_document(child, worker)
    assert opened(worker, document)
    documents.withdraw_document(
        actor=worker, document_id=document.public_id, reason="About another child", expected_version=1
    )
    (listed,) = selectors.documents_of(worker, child.public_id)
    assert (listed.state, listed.withdrawn_reason, listed.withdrawn_by) == ("withdrawn", "About another child", worker)
    with pytest.raises(NotVisible):
        opened(worker, document)
    assert ChronologyEntry.objects.filter(entry_kind="document", summary__startswith="Document withdrawn").exists()


def test_a_withdrawal_of_what_was_checked_meanwhile_is_stale(child, worker, clamd):
    document = sent(child, worker)
    tasks.scan_documents()
    with pytest.raises(Stale):
        documents.withdraw_document(actor=worker, document_id=document.public_id, reason="Wrong", expected_version=1)


def test_what_was_withdrawn_while_it_waited_is_not_let_through(child, worker, clamd):
    document = sent(child, worker)
    documents.withdraw_document(actor=worker, document_id=document.public_id, reason="Wrong child")
    tasks.scan_documents()
    document.refresh_from_db()
    assert document.state == "withdrawn"


def test_a_stranger_neither_sends_nor_opens_nor_withdraws(child, worker):
    stranger, document = a_user(), a_document(child, worker)
    for act in (
        lambda: sent(child, stranger),
        lambda: opened(stranger, document),
        lambda: documents.withdraw_document(actor=stranger, document_id=document.public_id, reason="Mine"),
    ):
        with pytest.raises(NotVisible):
            act()


def test_a_record_is_never_without_its_file_and_a_file_whose_record_was_undone_goes_after_a_week(
    child, worker, monkeypatch
):
    with pytest.raises(RuntimeError), transaction.atomic():
        sent(child, worker)
        raise RuntimeError
    assert not Document.objects.exists()
    assert len(files()) == 1, "the file was there before its record"
    assert scanning.sweep(actor=None) == (0, 0), "what is being sent now is left alone"
    later = now() + timedelta(days=8)
    monkeypatch.setattr(scanning, "now", lambda: later)
    kept = sent(child, worker, content=b"Another")
    assert scanning.sweep(actor=None) == (1, 0)
    assert files() == {kept.stored_as}
    assert scanning.sweep(actor=None) == (0, 0)


def test_an_infected_file_that_a_crash_left_goes_with_the_next_sweep(child, worker):
    a_document(child, worker, state="infected", finding="Something")
    assert len(files()) == 1
    assert scanning.sweep(actor=None) == (1, 0)
    assert files() == set()


@pytest.mark.parametrize("state", ["held", "released"])
def test_a_record_whose_file_is_gone_says_so_and_governance_is_told_once(child, worker, state):
    lead, document = a_user(Role.IG_LEAD), a_document(child, worker, state=state)
    store.remove(document.stored_as)
    with pytest.raises(NotVisible):
        opened(worker, document)
    assert scanning.sweep(actor=None) == (0, 1)
    assert scanning.sweep(actor=None) == (0, 0)
    document.refresh_from_db()
    assert document.state == "lost"
    assert Notice.objects.filter(recipient=lead).count() == 1


def test_a_file_that_was_changed_in_the_store_is_not_handed_out_nor_let_through(child, worker, clamd):
    document, held = a_document(child, worker), sent(child, worker, "a.pdf", a_pdf())
    for path in Path(settings.DOCUMENTS_FOLDER).glob("*/*"):
        path.write_bytes(b"Other words")
    with pytest.raises(NotVisible):
        opened(worker, document)
    tasks.scan_documents()
    held.refresh_from_db()
    assert held.state == "lost"
