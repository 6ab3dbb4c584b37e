"""Police liaison's list and the responses, as pages."""

import pytest

from agencies.choices import AgencyCode, Role
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user
from tests.factories.risk import a_manager_and_worker, an_assessment, observed
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)


@pytest.fixture
def high():
    return an_assessment("H02", by=a_manager_and_worker()[1])


def police(assessment):
    return assessment.responses.get(response_kind="police")


def test_flagged_children_are_listed_with_level_reason_and_response(officer, high):
    page = browser_of(officer).get("/risk/flagged/").content.decode()
    for words in (high.child.full_name, "HIGH", "Any one or more high indicators (H02)", "Not started", "Newly raised"):
        assert words in page
    assert AuditEvent.objects.filter(action="list", actor=officer, about=[high.child_id]).exists()


def test_the_list_is_filtered_by_address(officer, high):
    an_assessment("M01", "M02")
    browser = browser_of(officer)
    assert browser.get("/risk/flagged/?level=medium").context["slice"].total == 1
    assert browser.get("/risk/flagged/?response=done").context["slice"].total == 0
    assert browser.get("/risk/flagged/?level=nonsense").status_code == 200


def test_one_click_acknowledges(officer, high):
    response = browser_of(officer).post(f"/risk/responses/{police(high).public_id}/acknowledge/")
    assert (response.status_code, response["Location"]) == (303, f"/risk/assessments/{high.public_id}/")
    assert police(high).status == "acknowledged"


def test_an_acknowledgement_is_never_a_link(officer, high):
    assert browser_of(officer).get(f"/risk/responses/{police(high).public_id}/acknowledge/").status_code in (403, 405)
    assert police(high).status == "not_started"


def test_an_outcome_is_recorded(officer, high):
    browser, address = browser_of(officer), f"/risk/responses/{police(high).public_id}/complete/"
    assert browser.get(address).status_code == 200
    refused = browser.post(address, {"outcome": "", "version": 1})
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"outcome"})
    assert browser.post(address, {"outcome": "Visited the family", "version": 1}).status_code == 303
    assert police(high).outcome == "Visited the family"


def test_who_is_not_called_on_is_refused_and_who_does_not_see_finds_nothing(officer, high):
    worker = high.completed_by
    address = f"/risk/responses/{police(high).public_id}/complete/"
    assert browser_of(worker).get(address).status_code == 403
    assert browser_of(a_user()).get(address).status_code == 404
    assert browser_of(worker).get("/risk/flagged/").status_code == 403


def test_the_list_needs_as_many_statements_however_many_are_flagged(officer, high):
    for _ in range(4):
        an_assessment("M01", "M02")
    browser = browser_of(officer)
    with at_most(10):
        browser.get("/risk/flagged/")


def test_one_click_leads_back_to_the_list_as_it_was_filtered(officer, high):
    browser, listed = browser_of(officer), "/risk/flagged/?level=high&response=not_started"
    page = browser.get(listed).content.decode()
    assert 'name="back" value="/risk/flagged/?level=high&amp;response=not_started"' in page
    response = browser.post(f"/risk/responses/{police(high).public_id}/acknowledge/", {"back": listed})
    assert (response.status_code, response["Location"]) == (303, listed)
    outcome = f"/risk/responses/{police(high).public_id}/complete/?back=%2Frisk%2Fflagged%2F%3Flevel%3Dhigh"
    assert outcome.partition("?")[0] in browser.get("/risk/flagged/?level=high").content.decode()
    done = browser.post(outcome, {"outcome": "Visited the family", "version": 2})
    assert (done.status_code, done["Location"]) == (303, "/risk/flagged/?level=high")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/risk/flagged/?", "/risk/flagged/../", "x"]
)
def test_nobody_is_led_elsewhere(officer, high, elsewhere):
    response = browser_of(officer).post(f"/risk/responses/{police(high).public_id}/acknowledge/", {"back": elsewhere})
    assert response["Location"] == f"/risk/assessments/{high.public_id}/"


def test_newly_raised_children_can_be_asked_for(officer, high):
    browser = browser_of(officer)
    assert browser.get("/risk/flagged/?new=yes").context["slice"].total == 1
    an_assessment("H02", child=high.child, by=high.completed_by)
    assert browser.get("/risk/flagged/?new=yes").context["slice"].total == 0


def test_h01_below_medium_says_refer_at_once(officer):
    found = an_assessment(observed("H01", when="historic", age_at_event=12))
    page = browser_of(officer).get("/risk/flagged/").content.decode()
    assert found.child.full_name in page
    assert "Refer at once" in page
