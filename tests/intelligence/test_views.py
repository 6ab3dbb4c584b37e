"""The pages of intelligence."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from intelligence.models import IntelligenceReport
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.intelligence import CONTENT, a_report, an_officer
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db
TYPED = CONTENT | {"may_name_source": "no"}
GRADE = {"source_reliability": "2", "assessment": "D", "handling": "P", "version": "1"}


def test_a_social_worker_sends_intelligence_from_the_childs_page():
    worker = a_user()
    child = a_child(worker)
    page = browser_of(worker)
    address = reverse("intelligence:child-report-submit", args=[child.public_id])
    assert address in page.get(reverse("cases:child-view", args=[child.public_id])).content.decode()
    assert child.full_name in page.get(address).content.decode()
    answer = page.post(address, TYPED, follow=True)
    assert answer.redirect_chain == [(reverse("intelligence:report-sent-list"), 303)]
    assert CONTENT["narrative"] in answer.content.decode()
    assert IntelligenceReport.objects.get().child == child


def test_a_child_in_danger_sends_the_person_to_the_telephone_and_nothing_typed_is_lost():
    answer = browser_of(a_user()).post(reverse("intelligence:report-submit"), TYPED | {"danger": "yes"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Ring 999 now" in body and 'id="id_danger-error"' in body
    assert CONTENT["narrative"] in body
    assert not IntelligenceReport.objects.exists()


def test_danger_is_spoken_of_even_where_everything_else_is_missing():
    body = browser_of(a_user()).post(reverse("intelligence:report-submit"), {"danger": "yes"}).content.decode()
    assert "Ring 999 now" in body and 'id="id_narrative-error"' in body


def test_an_empty_form_says_all_that_is_missing():
    body = browser_of(a_user()).post(reverse("intelligence:report-submit"), {}).content.decode()
    for field in ("danger", "narrative", "how_known", "may_name_source"):
        assert f'id="id_{field}-error"' in body


def test_police_open_grade_and_the_sender_never_sees_the_grade():
    sender, officer = a_user(), an_officer()
    report = a_report(sender)
    page = browser_of(officer)
    assert reverse("intelligence:report-view", args=[report.public_id]) in page.get("/intelligence/").content.decode()
    answer = page.post(reverse("intelligence:report-grade", args=[report.public_id]), GRADE, follow=True)
    assert "2DP" in answer.content.decode()
    body = browser_of(sender).get(reverse("intelligence:report-sent-list")).content.decode()
    assert "Graded" in body and "2DP" not in body


def test_an_old_version_of_a_grade_is_answered_with_both():
    officer, report = an_officer(), a_report()
    page = browser_of(officer)
    address = reverse("intelligence:report-grade", args=[report.public_id])
    assert page.post(address, GRADE).status_code == 303
    assert page.post(address, GRADE | {"assessment": "A"}).status_code == 409


def test_taking_up_is_asked_and_done_once():
    officer, report = an_officer(), a_report()
    page = browser_of(officer)
    address = reverse("intelligence:report-take", args=[report.public_id])
    assert "Take up this report?" in page.get(address).content.decode()
    assert page.post(address, {"version": "1"}).status_code == 303
    assert "Taken up by police" in page.get("/intelligence/").content.decode()


def test_the_list_can_show_only_what_waits():
    officer = an_officer()
    waiting, graded = a_report(narrative="Still waiting"), a_report(narrative="Already done")
    page = browser_of(officer)
    page.post(reverse("intelligence:report-grade", args=[graded.public_id]), GRADE)
    body = page.get("/intelligence/?show=waiting").content.decode()
    assert waiting.narrative in body and graded.narrative not in body


def test_police_who_may_not_open_the_child_see_the_reference_and_no_name():
    worker, officer = a_user(), an_officer()
    child = a_child(worker, given_name="Unmistakable")
    report = a_report(worker, child)
    body = browser_of(officer).get(reverse("intelligence:report-view", args=[report.public_id])).content.decode()
    assert child.reference in body and "Unmistakable" not in body


@pytest.mark.parametrize("name", ["report-view", "report-take", "report-grade"])
@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.SERAC_CHAIR, Role.LSCB_MANAGER])
def test_the_pages_of_police_are_closed_to_others(name, role):
    report = a_report()
    assert browser_of(a_user(role)).get(reverse(f"intelligence:{name}", args=[report.public_id])).status_code == 403


def test_the_home_page_of_police_says_what_waits():
    officer = an_officer()
    a_report()
    assert "1 report waits for a grade" in browser_of(officer).get("/").content.decode()


def test_the_card_shows_police_every_report_and_others_only_their_own():
    worker, other, officer = a_user(), a_user(), an_officer()
    child = a_child(worker)
    a_report(worker, child)
    from intelligence.cards import reports

    assert len(reports(officer, child)["lines"]) == 1
    assert len(reports(worker, child)["lines"]) == 1
    assert reports(other, child)["lines"] == []
    assert reports(a_user(Role.IG_LEAD), child) is None
