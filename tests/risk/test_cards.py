"""Risk on the child's page and on the home page."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from risk import cards
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, an_assessment
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


def test_the_childs_page_shows_level_reason_review_and_responses_in_two_statements():
    worker = a_user()
    child = a_child(worker)
    an_assessment("M01", "M02", child=child, organised_model=True)
    page = browser_of(worker).get(f"/children/{child.public_id}/").content.decode()
    for words in ("Two or more medium indicators (M01, M02)", "in 56 days", "Specialist police response"):
        assert words in page
    assert f"/risk/children/{child.public_id}/assess/" in page
    child.refresh_from_db()
    with at_most(2):
        cards.risk_card(worker, child)


def test_a_child_who_was_never_assessed_says_so():
    worker = a_user()
    page = browser_of(worker).get(f"/children/{a_child(worker).public_id}/").content.decode()
    assert "Not assessed yet" in page


def test_a_line_of_the_chronology_leads_to_the_assessment():
    worker = a_user()
    found = an_assessment("L01", by=worker)
    page = browser_of(worker).get(f"/children/{found.child.public_id}/").content.decode()
    assert f"/risk/assessments/{found.public_id}/" in page


def test_police_liaison_sees_flagged_children_at_home_and_on_the_menu():
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    found = an_assessment("H02")
    page = browser_of(officer).get("/").content.decode()
    assert found.child.full_name in page
    assert 'href="/risk/flagged/"' in page


def test_a_manager_sees_approvals_at_home():
    manager, worker = a_manager_and_worker()
    found = an_assessment("M01", "M02", by=worker, final_level="low", override_reason="Explained")
    page = browser_of(manager).get("/").content.decode()
    assert f"/risk/assessments/{found.public_id}/decide/" in page


def test_a_worker_sees_reviews_that_are_due():
    worker = a_user()
    found = an_assessment("L01", by=worker, assessed_on=today() - timedelta(days=85))
    page = browser_of(worker).get("/").content.decode()
    assert f"/risk/children/{found.child.public_id}/assess/" in page
    assert "1 day overdue" in page


@pytest.mark.parametrize("build", [cards.flagged_panel, cards.approvals_panel, cards.reviews_panel])
def test_a_panel_with_nothing_in_it_is_left_out(build):
    assert build(a_user(Role.CSE_LEAD)) is None
