"""Documents over HTTP: JSON alone, the file in base64."""

import base64

import pytest

from agencies.choices import AgencyCode, Role
from cases import tasks
from cases.models import Document
from cases.services import involvement
from slscb.devstack import scanner
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, a_document
from tests.helpers.signing_in import api_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def body(words=b"A letter", **said):
    encoded = base64.b64encode(words).decode()
    return {
        "title": "Letter", "document_kind": "letter", "marking": "personal", "file_name": "a.txt", "content": encoded,
    } | said  # fmt: skip


def address(child):
    return f"/api/v1/children/{child.public_id}/documents/"


def test_a_document_is_sent_once_a_key_and_fetched_once_it_is_checked(child, worker, settings):
    api, key = api_of(worker), {"Idempotency-Key": "one"}
    first, again = (api.post(address(child), body(), headers=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert api.post(address(child), body(b"Other"), headers=key).status_code == 422, "another file under the same key"
    assert Document.objects.count() == 1
    one = f"/api/v1/documents/{first.json()['id']}/"
    assert api.get(f"{one}file/").status_code == 404
    with scanner.serving() as url:
        settings.CLAMD_ADDRESS = url
        tasks.scan_documents()
    assert api.get(one).json()["state"] == "released"
    handed = api.get(f"{one}file/")
    assert handed.content == b"A letter"
    assert handed.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert handed.headers["Content-Disposition"].startswith("attachment")
    assert [listed["id"] for listed in api.get(address(child)).json()["results"]] == [first.json()["id"]]


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"content": "no base64!"}, "content"),
        ({"file_name": "a.exe"}, "file"),
        ({"file_name": "a.pdf"}, "file"),
        ({"marking": "unsanitised"}, "marking"),
        ({"document_kind": "x"}, "document_kind"),
        ({"title": ""}, "title"),
    ],
)
def test_what_is_wrong_is_told_at_its_path(child, worker, said, path):
    answer = api_of(worker).post(address(child), body(**said))
    assert answer.status_code == 400
    assert [fault["path"] for fault in answer.json()["errors"]] == [path]


def test_the_api_takes_json_alone(child, worker):
    answer = api_of(worker).post(address(child), {"title": "a"}, format="multipart")
    assert answer.status_code == 415


def test_without_the_right_title_digest_and_file_are_withheld(child, worker):
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="Works with her")
    teacher = a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)
    document = a_document(child, worker, marking="health")
    shown = api_of(teacher).get(f"/api/v1/documents/{document.public_id}/").json()
    assert (shown["title"], shown["sha256"], shown["withdrawn_reason"]) == (None, None, None)
    assert api_of(teacher).get(f"/api/v1/documents/{document.public_id}/file/").status_code == 403


def test_a_withdrawal_names_the_version(child, worker):
    document, api = a_document(child, worker), api_of(worker)
    withdraw = f"/api/v1/documents/{document.public_id}/withdraw/"
    assert api.post(withdraw, {"reason": "Wrong"}).status_code == 428
    assert api.post(withdraw, {"reason": "Wrong"}, headers={"If-Match": '"7"'}).status_code == 412
    done = api.post(withdraw, {"reason": "Wrong"}, headers={"If-Match": '"1"'})
    assert (done.status_code, done.json()["state"]) == (200, "withdrawn")
