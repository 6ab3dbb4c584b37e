"""The pages of documents: sending, waiting in words, opening safely, withdrawing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases import tasks
from cases.models import Document
from cases.services import involvement
from slscb.core.models import Heartbeat
from slscb.core.tasks import scanner_heartbeat
from slscb.devstack import scanner
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, a_document
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.helpers.uploads import INFECTED, a_picture

pytestmark = pytest.mark.django_db
SAFE = {
    "Content-Disposition": 'attachment; filename="letter-from-school.txt"',
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Type": "text/plain; charset=utf-8",
}


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
        scanner_heartbeat()
        yield


def send(by, child, name="C:\\../<b>evil\u202egpj.txt", content=b"A letter", **said):
    answers = {"title": "Letter from school", "document_kind": "letter", "marking": "personal"} | said
    upload = SimpleUploadedFile(name, content) if name else None
    data = answers | ({"file": upload} if upload else {})
    return browser_of(by).post(reverse("cases:document-add", args=[child.public_id]), data)


def page(by, document, name="view"):
    return browser_of(by).get(reverse(f"cases:document-{name}", args=[document.public_id]))


def test_a_document_is_sent_waits_and_is_opened(child, worker, clamd):
    answer = send(worker, child)
    document = Document.objects.get()
    assert (answer.status_code, answer.url) == (303, reverse("cases:document-view", args=[document.public_id]))
    waiting = page(worker, document).content.decode()
    assert "being checked for viruses" in waiting
    assert "Download the document" not in waiting
    assert page(worker, document, "file").status_code == 404
    tasks.scan_documents()
    assert "Download the document" in page(worker, document).content.decode()
    handed = page(worker, document, "file")
    assert handed.content == b"A letter"
    assert {name: handed.headers[name] for name in SAFE} == SAFE
    child_page = browser_of(worker).get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert "1 document on record" in child_page
    assert child_page.count("Letter from school") == 1, "in the chronology"


def test_where_the_scanner_is_down_the_page_says_so(child, worker):
    send(worker, child)
    assert not Heartbeat.objects.filter(name="scanner").exists()
    assert "virus scanner does not answer" in page(worker, Document.objects.get()).content.decode()


def test_an_infected_document_says_what_to_do(child, worker, clamd):
    send(worker, child, content=INFECTED)
    tasks.scan_documents()
    shown = page(worker, Document.objects.get()).content.decode()
    assert "A virus was found" in shown
    assert scanner.FOUND in shown
    assert "Withdraw" not in shown


def test_every_fault_is_told_at_once_and_what_was_typed_stays(child, worker):
    answer = send(worker, child, name="", title="", document_kind="")
    shown = answer.content.decode()
    assert answer.status_code == 422
    for message in ("Enter the title", "Select the kind of document", "Select a file"):
        assert message in shown
    refused = send(worker, child, name="a.exe", title="Kept title")
    assert refused.status_code == 422
    assert "must be a PDF" in refused.content.decode()
    assert "Kept title" in refused.content.decode()


def test_without_the_right_a_marked_document_is_a_line_without_its_title(child, worker):
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="Works with her")
    teacher = a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)
    document = a_document(child, worker, title="Canary title", marking="health")
    listed, own = reverse("cases:document-list", args=[child.public_id]), [document.public_id]
    for address in (listed, reverse("cases:document-view", args=own)):
        assert "Canary title" in browser_of(worker).get(address).content.decode()
        shown = browser_of(teacher).get(address).content.decode()
        assert "Canary" not in shown
        assert "not shown to your role" in shown
    assert page(teacher, document, "file").status_code == 403
    assert page(worker, document, "file").status_code == 200


def test_a_picture_is_handed_out_as_one(child, worker, clamd):
    send(worker, child, "holiday.jpeg", a_picture())
    tasks.scan_documents()
    handed = page(worker, Document.objects.get(), "file")
    assert handed.headers["Content-Type"] == "image/jpeg"
    assert handed.headers["Content-Disposition"].endswith('.jpg"')


def test_a_document_is_withdrawn_with_a_reason(child, worker):
    document = a_document(child, worker)
    address = reverse("cases:document-withdraw", args=[document.public_id])
    browser = browser_of(worker)
    assert browser.post(address, {"reason": "", "version": 1}).status_code == 422
    assert browser.post(address, {"reason": "Wrong child", "version": 1}).status_code == 303
    listed = browser.get(reverse("cases:document-list", args=[child.public_id])).content.decode()
    assert "Withdrawn" in listed
    assert "Wrong child" in listed
    assert page(worker, document, "file").status_code == 404


def test_the_list_is_paged_in_ten_statements_however_long_it_is(child, worker):
    browser, address = browser_of(worker), reverse("cases:document-list", args=[child.public_id])
    a_document(child, worker, title="Number 0")
    for number in range(1, 60):
        a_document(child, worker, title=f"Number {number}")
    with at_most(10):
        shown = browser.get(address).content.decode()
    assert "60 documents" in shown
    assert shown.count(">Number ") == 25
