"""An assessment on paper: what the page shows to whoever prints it and no more, tagged, marked, remembered."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from agencies.choices import AgencyCode
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment, observed
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

HURT, TYPED = "A burn on the left hand", "#panic(1) *not bold* $x$ [brackets]"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def assessment(worker):
    child = a_child(worker)
    an_agency(AgencyCode.POLICE)
    an_assessment("L03", child=child, by=worker)
    ticked = (observed("M01", evidence=HURT, is_health_detail=True), observed("M02", evidence=TYPED))
    return an_assessment(*ticked, child=child, by=worker, summary="Picked up by adults")


def printed(person, assessment):
    answer = browser_of(person).get(f"/risk/assessments/{assessment.public_id}/print/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.content))


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_everything_on_the_page_is_on_it(worker, assessment):
    words = words_of(printed(worker, assessment))
    for said in (
        "Assessment of",
        "The tool gave MEDIUM",
        "Two or more medium indicators",
        "M02: Someone is grooming the child online",
        HURT,
        "Picked up by adults",
        "L03",
        "Specialist police response",
        assessment.child.reference,
    ):
        assert said in words, said


def test_what_people_typed_is_never_read_as_markup(worker, assessment):
    assert TYPED in words_of(printed(worker, assessment))


def test_every_page_is_marked_and_names_who_printed_it(worker, assessment):
    pdf = printed(worker, assessment)
    for page in pdf.pages:
        words = " ".join(page.extract_text().split())
        assert "OFFICIAL-SENSITIVE" in words
        assert f"Printed by {worker}" in words
        assert f"{worker} ·" in words
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf has a boolean of its own
    assert root["/Lang"] == "en-GB"


def test_health_detail_is_not_printed_for_whoever_has_no_right_to_it(assessment):
    officer = a_member_of(AgencyCode.POLICE)
    words = words_of(printed(officer, assessment))
    assert HURT not in words
    assert "Not shown to your role" in words


def test_each_printing_is_written_down_and_nobody_else_finds_it(worker, assessment):
    printed(worker, assessment)
    event = AuditEvent.objects.filter(action="print").latest("pk")
    assert (event.actor, event.target_id, event.about) == (worker, assessment.public_id, [assessment.child_id])
    assert browser_of(a_user()).get(f"/risk/assessments/{assessment.public_id}/print/").status_code == 404


def test_the_api_gives_the_same_and_writes_it_down(worker, assessment):
    answer = api_of(worker).get(f"/api/v1/risk-assessments/{assessment.public_id}/pdf/")
    assert "The tool gave MEDIUM" in words_of(PdfReader(BytesIO(answer.content)))
    assert AuditEvent.objects.filter(action="print").count() == 1
    officer = a_member_of(AgencyCode.POLICE)
    answer = api_of(officer).get(f"/api/v1/risk-assessments/{assessment.public_id}/pdf/")
    assert HURT not in words_of(PdfReader(BytesIO(answer.content)))
