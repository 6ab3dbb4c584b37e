"""The work list of return interviews, the interview's page, offers and closing one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import ReturnInterview
from missing.presenters import following
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_held_interview, a_returned_episode
from tests.factories.risk import the_instrument
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.missing.views.test_episodes import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def interview(worker):
    return waiting(worker, 4, "Unmistakable")


def waiting(worker, hours_ago, name):
    """An interview that waits since a return so many hours ago."""
    back = now() - hours_ago * HOUR
    return a_returned_episode(a_child(worker, given_name=name), back - HOUR, back).return_interview


def address(page, interview):
    return reverse(f"missing:interview-{page}", args=[interview.public_id])


def an_offer(**more):
    sent = {"offered_by": "Nia", "is_independent": "yes", "method": "telephone", "outcome": "thinking"}
    return sent | typed("offered_at", now() - HOUR) | more


def test_the_work_list_counts_down_in_words_the_longest_due_first(worker, interview):
    waiting(worker, 72 + 49, "Overdue")
    waiting(worker, 67, "Soon")
    body = browser_of(worker).get(reverse("missing:interview-list")).content.decode()
    assert "3 interviews" in body and "2 days overdue" in body and "Due in 4 hours" in body and "Due in 2 days" in body
    assert body.index("Overdue Rahman") < body.index("Soon Rahman") < body.index("Unmistakable Rahman")


def test_the_work_list_is_filtered_by_state_and_by_whose(worker, interview):
    waiting(worker, 100, "Overdue")
    page = browser_of(worker)
    overdue = page.get(reverse("missing:interview-list"), {"state": "overdue"}).content.decode()
    assert "Overdue Rahman" in overdue and "Unmistakable" not in overdue
    colleague = browser_of(a_user(team=interview.child.allocations.get().team))
    assert "Unmistakable" in colleague.get(reverse("missing:interview-list")).content.decode()
    mine = colleague.get(reverse("missing:interview-list"), {"whose": "mine"}).content.decode()
    assert "Unmistakable" not in mine


def test_the_work_list_remembers_whom_it_showed_and_survives_nonsense(worker, interview):
    page = browser_of(worker)
    page.get(reverse("missing:interview-list"))
    assert AuditEvent.objects.get(action="list").about == [interview.child_id]
    assert page.get(reverse("missing:interview-list"), {"state": "moon", "page": "x"}).status_code == 200


def test_the_interview_shows_its_clock_its_offers_and_what_can_be_done(worker, interview):
    page = browser_of(worker)
    body = page.get(address("view", interview)).content.decode()
    for words in (
        "In 2 days",
        "No offer is recorded",
        "Record an offer",
        "Record the interview",
        "is decided by the team manager or the CSE lead",
    ):
        assert words in body
    assert "Close without an interview" not in body
    assert "Record that it was declined" not in body
    page.post(address("offer", interview), an_offer(words="Will think about it", asked_for="her form tutor"))
    body = page.get(address("view", interview)).content.decode()
    for words in (
        "Nia",
        "Will think about it",
        "Asked to speak to her form tutor",
        "Not decided yet",
        "Record that it was declined",
    ):
        assert words in body


def test_an_offer_is_recorded_in_the_recorders_name_unless_told(worker, interview):
    page = browser_of(worker)
    assert f'value="{worker}"' in page.get(address("offer", interview)).content.decode()
    answer = page.post(address("offer", interview), an_offer(), follow=True)
    assert answer.redirect_chain == [(address("view", interview), 303)]
    assert interview.offers.get().offered_by == "Nia"


def test_an_accepted_offer_says_when_and_a_declined_one_why(worker, interview):
    page = browser_of(worker)
    tomorrow = typed("arranged_for", now() + timedelta(days=1))
    assert page.post(address("offer", interview), an_offer(outcome="accepted") | tomorrow).status_code == 303
    interview.refresh_from_db()
    assert interview.status == "scheduled" and interview.arranged_for > now()
    answer = page.post(address("offer", interview), an_offer(outcome="declined"))
    assert answer.status_code == 422 and 'id="id_reason-error"' in answer.content.decode()


def test_a_wrong_offer_comes_back_with_every_fault_and_nothing_typed_is_lost(worker, interview):
    before_the_return = an_offer(words="Rang three times") | typed("offered_at", now() - 9 * HOUR)
    answer = browser_of(worker).post(address("offer", interview), before_the_return)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_offered_at-error"' in body and "Rang three times" in body
    empty = browser_of(worker).post(address("offer", interview), {"words": "Still here"}).content.decode()
    for name in ("offered_at", "offered_by", "is_independent", "method", "outcome"):
        assert f'id="id_{name}-error"' in empty
    assert "Still here" in empty


def test_a_refusal_closes_the_interview_and_is_read_on_its_page(worker, interview):
    page = browser_of(worker)
    page.post(address("offer", interview), an_offer())
    assert page.get(address("decline", interview)).status_code == 200
    sent = {"outcome": "declined_by_child", "reason": "afraid", "words": "He would find out"}
    answer = page.post(address("decline", interview), sent | typed("declined_at", now() - HOUR / 2), follow=True)
    body = answer.content.decode()
    for words in ("Declined by the child", "Afraid of what might follow", "He would find out"):
        assert words in body
    assert "Record the interview" not in body


def test_a_refusal_without_an_offer_is_refused_and_nothing_typed_is_lost(worker, interview):
    sent = {"outcome": "declined_by_child", "reason": "afraid", "words": "He would find out"}
    answer = browser_of(worker).post(address("decline", interview), sent | typed("declined_at", now() - HOUR))
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Record the offer first" in body and "He would find out" in body


def test_a_decision_not_to_offer_is_recorded_in_the_managers_name(worker, interview):
    manager = a_user(Role.TEAM_MANAGER, interview.child.allocations.get().team)
    page = browser_of(manager)
    body = page.get(address("view", interview)).content.decode()
    assert "Close without an interview" in body and "is decided by the team manager" not in body
    assert page.post(address("not-offer", interview), {"reason": "other"}).status_code == 422
    answer = page.post(address("not-offer", interview), {"reason": "other", "words": "In hospital"}, follow=True)
    body = answer.content.decode()
    assert "In hospital" in body and "Decided by" in body and str(manager) in body
    assert ReturnInterview.objects.get().status == "not_offered"
    listed = page.get(reverse("missing:interview-list"), {"state": "not_offered"}).content.decode()
    assert "Unmistakable" in listed and "1 interview" in listed


def test_a_worker_who_records_interviews_is_refused_the_decision_not_to_offer(worker, interview):
    page = browser_of(worker)
    assert page.get(address("not-offer", interview)).status_code == 403
    sent = {"reason": "other", "words": "In hospital"}
    assert page.post(address("not-offer", interview), sent).status_code == 403
    assert ReturnInterview.objects.get().status == "to_offer"


def test_the_home_page_shows_what_is_to_do_and_who_is_missing(worker, interview):
    body = browser_of(worker).get(reverse("core:home")).content.decode()
    assert "Return home interviews to do" in body and "Due in 2 days" in body
    assert "Missing now" in body and "No child that you can see is missing" in body


@pytest.mark.parametrize("page", ["view", "offer", "decline", "not-offer", "record", "complete"])
def test_a_stranger_gets_404_and_a_name_nowhere(interview, page):
    answer = browser_of(a_user(Role.TEAM_MANAGER)).get(address(page, interview))
    assert answer.status_code == 404 and "Unmistakable" not in answer.content.decode()


@pytest.mark.parametrize("page", ["offer", "decline", "not-offer", "record", "complete"])
def test_police_who_see_the_child_may_read_the_interview_and_not_write(interview, page):
    police = browser_of(a_user(Role.POLICE_LIAISON, interview.child.allocations.get().team))
    assert police.get(address("view", interview)).status_code == 200
    assert "Record an offer" not in police.get(address("view", interview)).content.decode()
    assert police.get(address(page, interview)).status_code == 403
    assert police.get(reverse("missing:interview-list")).status_code == 403


@pytest.mark.parametrize("more", [0, 12])
def test_the_work_list_takes_seven_statements_for_one_interview_and_for_many(worker, interview, more):
    page = browser_of(worker)
    for number in range(more):
        waiting(worker, 5 + number, f"Child{number}")
    with at_most(7):
        assert page.get(reverse("missing:interview-list")).status_code == 200


@pytest.mark.parametrize("more", [0, 4])
def test_the_interviews_page_takes_nine_statements_for_one_offer_and_for_many(worker, interview, more):
    page = browser_of(worker)
    for _ in range(more):
        page.post(address("offer", interview), an_offer())
    with at_most(10):
        assert page.post(address("offer", interview), an_offer()).status_code == 303
    with at_most(10):  # nine, and one that empties the banner
        page.get(address("view", interview))
    with at_most(9):
        page.get(address("view", interview))


def held_by(worker, **answers):
    the_instrument()
    return a_held_interview(a_child(worker), **answers)


def test_a_completed_interview_says_what_may_follow(worker):
    interview = held_by(worker, pull_factors=["gang"])
    body = browser_of(worker).get(address("view", interview)).content.decode()
    assert "What may follow" in body
    assert "M15: " in body
    assert "The child told of a gang." in body
    for name in ("risk:assessment-create", "intelligence:child-report-submit"):
        assert reverse(name, args=[interview.child.public_id]) in body


def test_answers_that_say_what_no_indicator_says_suggest_none(worker):
    body = browser_of(worker).get(address("view", held_by(worker, pull_factors=["party"]))).content.decode()
    assert "The answers suggest no indicator of risk by themselves." in body


def test_who_may_not_assess_is_led_to_what_they_may_do(worker):
    interview = held_by(worker, pull_factors=["gang"])
    manager = a_user(Role.SYSTEM_ADMINISTRATOR)
    assert following.what_may_follow(manager, interview, [])["ways"] == []
    officer = a_user(Role.POLICE_LIAISON)
    (first, *_) = following.what_may_follow(officer, interview, [])["ways"]
    assert first.text == "Complete a screening"


def test_an_interview_that_waits_has_nothing_to_follow(worker, interview):
    assert "What may follow" not in browser_of(worker).get(address("view", interview)).content.decode()
