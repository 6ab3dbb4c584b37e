"""A document from sending to opening, and one that is refused, in a browser."""

import pytest
from django.urls import reverse

from cases import tasks
from slscb.core.tasks import scanner_heartbeat
from slscb.devstack import scanner
from tests.factories.agencies import a_user
from tests.factories.cases import a_child, a_document
from tests.helpers.uploads import INFECTED, a_pdf
from tests.system.watching import fits


@pytest.fixture
def clamd(settings):
    with scanner.serving() as url:
        settings.CLAMD_ADDRESS = url
        scanner_heartbeat()
        yield


def send(page, title, name, content):
    page.get_by_label("Title").fill(title)
    page.get_by_label("Kind", exact=True).select_option("Report")
    page.get_by_label("Nothing of these").check()
    page.get_by_label("File", exact=True).set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Send the document").click()


def test_a_document_is_sent_waits_is_let_through_and_downloaded(page, sign_in, axe, transactional_db, clamd):
    worker = a_user()
    child = a_child(worker)
    sign_in(page, worker)
    page.goto(reverse("cases:child-view", args=[child.public_id]))
    page.get_by_role("link", name="Add a document").click()
    axe(page)
    send(page, "School report", "report.pdf", b"This is no PDF")
    assert page.get_by_text("is no PDF, whatever its name says").first.is_visible()
    assert page.get_by_label("Title").input_value() == "School report"
    axe(page)
    send(page, "School report", "report.pdf", a_pdf())
    assert page.get_by_text("being checked for viruses").is_visible()
    axe(page)
    tasks.scan_documents()
    page.reload()
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the document").click()
    assert download.value.suggested_filename == "school-report.pdf"


def test_an_infected_document_is_refused_in_words(page, sign_in, axe, transactional_db, clamd):
    worker = a_user()
    child = a_child(worker)
    sign_in(page, worker)
    page.goto(reverse("cases:document-add", args=[child.public_id]))
    send(page, "Letter", "letter.txt", INFECTED)
    tasks.scan_documents()
    page.reload()
    assert page.get_by_text("A virus was found in this document").is_visible()
    axe(page)


def test_a_long_list_fits_a_phone(phone_page, sign_in, axe, transactional_db):
    worker = a_user()
    child = a_child(worker)
    for number in range(30):
        a_document(
            child, worker, title=f"A letter with a long title, number {number}, about how she has been at school lately"
        )
    sign_in(phone_page, worker)
    phone_page.goto(reverse("cases:document-list", args=[child.public_id]))
    assert fits(phone_page)
    axe(phone_page)
    phone_page.goto(reverse("cases:child-view", args=[child.public_id]))
    assert fits(phone_page)
