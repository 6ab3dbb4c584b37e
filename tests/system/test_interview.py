"""A completed interview on a phone: the worker records whom it was shared with, and the manager signs it off."""

from django.urls import reverse

from agencies.choices import AgencyCode, Role
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_completed_interview
from tests.system.watching import fits


def test_a_worker_records_who_it_was_shared_with_and_the_manager_signs_off(phone_page, sign_in, axe, transactional_db):
    page, worker = phone_page, a_user()
    an_agency(AgencyCode.POLICE)
    interview = a_completed_interview(a_child(worker), worker)
    sign_in(page, worker)
    page.goto(reverse("missing:interview-view", args=[interview.public_id]))
    assert page.get_by_text("It is not recorded that it was shared with anybody yet").is_visible()
    page.get_by_role("link", name="Record who it was shared with").click()
    assert page.get_by_text("This does not give anybody access to the record").is_visible()
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    assert page.get_by_role("link", name="Choose an agency, or write which other body").is_visible()
    axe(page)
    page.get_by_label("Which agency?").select_option(label="Thames Valley Police")
    page.get_by_label("Who there?").fill("PC Shaw, missing persons unit")
    page.get_by_role("group", name="What was shared?").get_by_label("Particular points").check()
    page.get_by_label("To protect the child from harm").check()
    page.get_by_label("Why?", exact=True).fill("So that police look for the grey car")
    page.get_by_role("group", name="Was the child told?").get_by_label("No", exact=True).check()
    page.get_by_label("Why was the child not told?").fill("Could not be reached that day")
    axe(page)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("It is recorded who the interview was shared with").is_visible()
    assert page.get_by_text("So that police look for the grey car").is_visible()
    axe(page)
    assert fits(page)
    sign_in(page, a_user(Role.TEAM_MANAGER, worker.memberships.get().team))
    page.goto(reverse("core:home"))
    page.get_by_role("link", name="1 completed interview waits for sign-off").click()
    axe(page)
    assert fits(page)
    page.get_by_role("link", name=interview.child.full_name).click()
    assert page.get_by_text("PC Shaw, missing persons unit").is_visible()
    page.get_by_role("link", name="Sign off the interview").click()
    axe(page)
    assert fits(page)
    page.get_by_label("Comment").fill("Please say what became of the car")
    page.get_by_role("button", name="Sign off").click()
    assert page.get_by_text("The interview is signed off").is_visible()
    assert page.get_by_text("Please say what became of the car").is_visible()
    axe(page)
    assert fits(page)
