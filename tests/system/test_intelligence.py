"""Intelligence from a child's page to the police's grade, in a browser."""

from django.urls import reverse

from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.intelligence import a_report, an_officer
from tests.system.watching import fits


def test_a_social_worker_sends_and_police_grade(page, sign_in, axe):
    worker, officer = a_user(), an_officer()
    child = a_child(worker)
    sign_in(page, worker)
    page.goto(reverse("cases:child-view", args=[child.public_id]))
    page.get_by_role("link", name="Send intelligence to police").click()
    axe(page)
    page.get_by_label("No", exact=True).first.check()
    page.get_by_label("What was seen or heard").fill("Collected at the school gate by a man in a silver car.")
    page.get_by_label("Seen or heard at first hand").check()
    page.get_by_role("group", name="May police tell others who the source is?").get_by_label("No").check()
    page.get_by_role("button", name="Send to police").click()
    assert page.get_by_text("Police have been told").is_visible()
    axe(page)

    sign_in(page, officer)
    page.goto(reverse("intelligence:report-list"))
    axe(page)
    page.get_by_role("table").get_by_role("link").first.click()
    assert page.get_by_text("silver car").is_visible()
    axe(page)
    page.get_by_role("button", name="Grade").or_(page.get_by_role("link", name="Grade", exact=True)).first.click()
    axe(page)
    for answer in ("2 Untested", "D Not known", "P Lawful sharing permitted"):
        page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Save the grade").click()
    assert page.get_by_text("2DP").is_visible()


def test_the_form_says_on_a_phone_whom_to_ring_and_keeps_what_was_typed(phone_page, sign_in, axe):
    sign_in(phone_page, a_user())
    phone_page.goto(reverse("intelligence:report-submit"))
    phone_page.get_by_label("Yes, and nobody has been rung yet").check()
    phone_page.get_by_label("What was seen or heard").fill("She is in the car now.")
    phone_page.get_by_role("button", name="Send to police").click()
    assert phone_page.get_by_text("Ring 999 now").first.is_visible()
    assert phone_page.get_by_label("What was seen or heard").input_value() == "She is in the car now."
    axe(phone_page)


def test_a_list_of_reports_fits_a_phone(phone_page, sign_in, axe):
    officer = an_officer()
    a_report(narrative="A long account. " * 40, subject_name="Somebody With A Very Long Name Indeed")
    sign_in(phone_page, officer)
    phone_page.goto(reverse("intelligence:report-list"))
    assert fits(phone_page)
    axe(phone_page)
