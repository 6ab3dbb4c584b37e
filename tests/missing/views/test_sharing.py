"""Whom an interview was shared with and its sign-off, on the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from missing.models import InterviewSharing, ReturnInterview
from slscb.core.clock import now
from slscb.core.words import waiting_words
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_completed_interview, a_returned_episode, a_sharing
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.missing.views.test_episodes import typed

pytestmark = pytest.mark.django_db

NOBODY = "It is not recorded that it was shared with anybody yet"
UNSIGNED = "A manager has not signed this interview off yet"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def manager(worker):
    return a_user(Role.TEAM_MANAGER, worker.memberships.get().team)


@pytest.fixture
def interview(worker):
    return a_completed_interview(a_child(worker, given_name="Unmistakable"), worker)


def address(page, interview):
    return reverse(f"missing:interview-{page}", args=[interview.public_id])


def sent(hours_ago=1, **more):
    values = {"organisation": "Upton Grange Academy", "person": "Ms Okoro, safeguarding lead", "shared": "summary"}
    values |= {"basis": "protect_from_harm", "why": "So that somebody asks at the gate", "child_told": "yes"}
    return values | typed("shared_at", now() - hours_ago * HOUR) | more


def test_the_page_says_that_it_was_shared_with_nobody_and_then_with_whom(worker, interview):
    page = browser_of(worker)
    body = page.get(address("view", interview)).content.decode()
    assert NOBODY in body and f'href="{address("share", interview)}"' in body
    assert "does not give anybody access" in body
    assert "does not give anybody access" in page.get(address("share", interview)).content.decode()
    answer = page.post(address("share", interview), sent(), follow=True)
    assert answer.redirect_chain == [(address("view", interview), 303)]
    body = answer.content.decode()
    assert NOBODY not in body
    for words in (
        "Upton Grange Academy",
        "Ms Okoro, safeguarding lead",
        "A summary",
        "To protect the child from harm",
        "So that somebody asks at the gate",
        f"Recorded by {worker}",
    ):
        assert words in body


def test_an_agency_is_chosen_and_a_decision_not_to_share_says_why_the_child_was_not_told(worker, interview):
    police = an_agency(AgencyCode.POLICE)
    not_told = {"child_told": "no", "not_told_reason": "Would warn him"}
    given = sent(organisation="", agency=str(police.public_id), shared="nothing", **not_told)
    body = browser_of(worker).post(address("share", interview), given, follow=True).content.decode()
    for words in ("Thames Valley Police", "Nothing: decided not to share", "Would warn him"):
        assert words in body


def test_every_fault_is_at_its_field_at_once_and_nothing_typed_is_lost(worker, interview):
    wrong = sent(-1, organisation="", shared="moon", basis="", why="", child_told="no")
    answer = browser_of(worker).post(address("share", interview), wrong)
    body = answer.content.decode()
    assert answer.status_code == 422 and "Ms Okoro" in body
    for name in ("agency", "shared", "basis", "why", "shared_at", "not_told_reason"):
        assert f'id="id_{name}-error"' in body
    assert not InterviewSharing.objects.exists()
    early = browser_of(worker).post(address("share", interview), sent(30))
    assert early.status_code == 422 and 'id="id_shared_at-error"' in early.content.decode()


def test_one_that_waits_shows_neither_and_takes_neither(manager, worker):
    waiting = a_returned_episode(a_child(worker)).return_interview
    page = browser_of(manager)
    body = page.get(address("view", waiting)).content.decode()
    assert NOBODY not in body and UNSIGNED not in body
    assert page.post(address("share", waiting), sent(0)).status_code == 422
    assert page.post(address("sign-off", waiting), {"version": waiting.version}).status_code == 422


def test_a_manager_signs_off_with_a_comment_and_the_page_says_who(manager, interview):
    page = browser_of(manager)
    body = page.get(address("view", interview)).content.decode()
    assert UNSIGNED in body and f'href="{address("sign-off", interview)}"' in body
    assert page.get(address("sign-off", interview)).status_code == 200
    values = {"version": interview.version, "words": "Ask after the number"}
    answer = page.post(address("sign-off", interview), values, follow=True)
    assert answer.redirect_chain == [(address("view", interview), 303)]
    body = answer.content.decode()
    assert UNSIGNED not in body and address("sign-off", interview) not in body
    assert "Signed off by" in body and str(manager) in body and "Ask after the number" in body


def test_who_completed_it_is_told_that_somebody_else_signs_off(manager, interview):
    ReturnInterview.objects.update(completed_by=manager)
    page = browser_of(manager)
    body = page.get(address("view", interview)).content.decode()
    assert "another manager or the CSE lead signs it off" in body and address("sign-off", interview) not in body
    answer = page.post(address("sign-off", interview), {"version": interview.version})
    assert answer.status_code == 422 and "somebody else signs it off" in answer.content.decode()


def test_a_worker_is_offered_no_sign_off_and_a_reader_neither(worker, interview):
    page = browser_of(worker)
    assert address("sign-off", interview) not in page.get(address("view", interview)).content.decode()
    assert page.get(address("sign-off", interview)).status_code == 403
    police = browser_of(a_user(Role.POLICE_LIAISON, worker.memberships.get().team))
    body = police.get(address("view", interview)).content.decode()
    assert NOBODY in body and address("share", interview) not in body
    assert police.get(address("share", interview)).status_code == 403


@pytest.mark.parametrize("page", ["share", "sign-off"])
def test_a_stranger_gets_404_and_a_name_nowhere(interview, page):
    answer = browser_of(a_user(Role.TEAM_MANAGER)).get(address(page, interview))
    assert answer.status_code == 404 and "Unmistakable" not in answer.content.decode()


def test_the_list_shows_what_waits_for_sign_off_and_the_home_page_how_many(manager, worker, interview):
    page, home = browser_of(manager), reverse("core:home")
    a_completed_interview(a_child(worker, given_name="Second"), worker)
    old = {"completed_at": now() - timedelta(days=91)}
    a_completed_interview(a_child(worker, given_name="Longago"), worker, **old)
    listed = page.get(reverse("missing:interview-list"), {"state": "to_sign_off"}).content.decode()
    assert "Unmistakable" in listed and "Second" in listed and "Longago" not in listed
    assert "2 completed interviews wait for sign-off" in page.get(home).content.decode()
    page.post(address("sign-off", interview), {"version": interview.version})
    listed = page.get(reverse("missing:interview-list"), {"state": "to_sign_off"}).content.decode()
    assert "Unmistakable" not in listed and "Second" in listed
    assert "1 completed interview waits for sign-off" in page.get(home).content.decode()
    assert "sign-off" not in browser_of(worker).get(home).content.decode()
    stranger = a_user(Role.TEAM_MANAGER)
    assert "sign-off" not in browser_of(stranger).get(home).content.decode()


@pytest.mark.parametrize("more", [0, 5])
def test_the_interviews_page_takes_as_many_statements_for_many_as_for_one(worker, interview, more):
    page, police = browser_of(worker), an_agency(AgencyCode.POLICE)
    for _ in range(1 + more):
        a_sharing(interview, a_user(), agency=police, organisation="")
    with at_most(10):
        assert page.get(address("view", interview)).status_code == 200


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 completed interview waits for sign-off"),
        (100, "100 completed interviews wait for sign-off"),
        (101, "More than 100 completed interviews wait for sign-off"),
    ],
)
def test_many_are_counted_to_a_hundred(number, words):
    assert waiting_words(number, 100, "completed interview", "sign-off") == words
