"""Deciding on a lower level, as pages."""

import pytest

from agencies.choices import Role
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.risk import a_manager_and_worker, an_assessment
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return a_manager_and_worker()


@pytest.fixture
def waiting(people):
    return an_assessment("M01", "M02", by=people[1], final_level="low", override_reason="Explained")


def address(assessment):
    return f"/risk/assessments/{assessment.public_id}/decide/"


def answer(decision, version=1, reason="I agree"):
    return {"decision": decision, "reason": reason, "version": version}


def test_the_list_shows_what_waits_and_remembers_it(people, waiting):
    page = browser_of(people[0]).get("/risk/approvals/").content.decode()
    assert waiting.child.full_name in page
    assert "MEDIUM to LOW" in page
    assert AuditEvent.objects.filter(action="list", about=[waiting.child_id]).exists()


@pytest.mark.parametrize(("decision", "level"), [("approve", "low"), ("refuse", "medium")])
def test_a_manager_approves_or_refuses(people, waiting, decision, level):
    response = browser_of(people[0]).post(address(waiting), answer(decision))
    assert (response.status_code, response["Location"]) == (303, f"/risk/assessments/{waiting.public_id}/")
    waiting.refresh_from_db()
    assert (waiting.final_level, waiting.status) == (level, "completed")


def test_a_decision_without_answers_is_told_at_both_fields(people, waiting):
    response = browser_of(people[0]).post(address(waiting), {"version": 1})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"decision", "reason"}


def test_an_old_version_is_shown_beside_the_new_one(people, waiting):
    assert browser_of(people[0]).post(address(waiting), answer("approve", version=9)).status_code == 409


def test_a_second_decision_is_refused_in_words(people, waiting):
    browser = browser_of(people[0])
    browser.post(address(waiting), answer("approve"))
    response = browser.post(address(waiting), answer("refuse", version=2))
    assert response.status_code == 422
    assert "This was decided already" in response.content.decode()


def test_who_may_not_approve_is_refused(people, waiting):
    assert browser_of(people[1]).get(address(waiting)).status_code == 403
    assert browser_of(a_user(Role.TEAM_MANAGER)).get(address(waiting)).status_code == 404


def test_the_list_needs_as_many_statements_however_many_wait(people, waiting):
    for _ in range(3):
        an_assessment("M01", "M02", by=people[1], final_level="low", override_reason="Explained")
    browser = browser_of(people[0])
    with at_most(10):
        browser.get("/risk/approvals/")
