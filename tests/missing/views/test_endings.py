"""Ending an episode that no return ends, on its pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from slscb.core.clock import now, today
from slscb.core.days import birthday
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import an_episode
from tests.helpers.signing_in import browser_of
from tests.missing.views.test_episodes import a_report

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def manager(worker):
    return a_user(Role.TEAM_MANAGER, worker.memberships.get().team)


@pytest.fixture
def grown(worker):
    return an_episode(a_child(worker, date_of_birth=birthday(today(), -18)), now() - 30 * DAY)


def address(name, episode):
    return reverse(f"missing:{name}", args=[episode.public_id])


def test_the_page_and_the_list_say_that_somebody_turned_18_and_the_manager_decides(manager, grown):
    page = browser_of(manager)
    assert "turned 18" in page.get(reverse("missing:episode-list")).content.decode()
    body = page.get(address("episode-view", grown)).content.decode()
    assert "has turned 18 and has not come back" in body and address("episode-end", grown) in body
    assert page.get(address("episode-end", grown)).context["form"]["version"].value() == 1
    sent = {"ending": "abroad", "words": "Her aunt has spoken to her", "version": "1"}
    answer = page.post(address("episode-end", grown), sent, follow=True)
    assert answer.redirect_chain == [(address("episode-view", grown), 303)]
    body = answer.content.decode()
    for words in (
        "Closed at 18",
        "Known to be abroad",
        "Her aunt has spoken to her",
        str(manager),
        "Missing for 30 days",
    ):
        assert words in body
    assert "Decide how it ends" not in body and "Record the return" not in body
    assert "turned 18" not in page.get(reverse("missing:episode-list")).content.decode()


def test_a_worker_reads_that_a_decision_waits_and_is_not_offered_it(worker, grown):
    page = browser_of(worker)
    body = page.get(address("episode-view", grown)).content.decode()
    assert "has turned 18" in body and address("episode-end", grown) not in body
    assert address("episode-in-error", grown) not in body
    for name in ("episode-end", "episode-in-error"):
        assert page.get(address(name, grown)).status_code == 403


def test_of_a_child_nothing_of_the_sort_is_said_and_closing_is_refused_in_words(worker, manager):
    episode, page = an_episode(a_child(worker)), browser_of(manager)
    body = page.get(address("episode-view", episode)).content.decode()
    assert "turned 18" not in body and address("episode-end", episode) not in body
    sent = {"ending": "other", "words": "Nobody knows", "version": "1"}
    answer = page.post(address("episode-end", episode), sent)
    body = answer.content.decode()
    assert answer.status_code == 422 and "stays open until the child returns" in body and "Nobody knows" in body


def test_every_fault_is_at_its_field_and_who_was_slower_is_told(manager, grown):
    page = browser_of(manager)
    body = page.post(address("episode-end", grown), {"version": "1"}).content.decode()
    assert 'id="id_ending-error"' in body and 'id="id_words-error"' in body
    sent = {"ending": "other", "words": "Nobody knows", "version": "9"}
    assert page.post(address("episode-end", grown), sent).status_code == 409


def test_an_episode_that_never_was_is_marked_and_stays_readable(manager, worker):
    episode, page = an_episode(a_child(worker)), browser_of(manager)
    assert address("episode-in-error", episode) in page.get(address("episode-view", episode)).content.decode()
    assert page.get(address("episode-in-error", episode)).context["form"]["version"].value() == 1
    assert page.post(address("episode-in-error", episode), {"version": "1", "words": ""}).status_code == 422
    sent = {"version": "1", "words": "He was at his father’s"}
    body = page.post(address("episode-in-error", episode), sent, follow=True).content.decode()
    for words in ("Recorded in error", "He was at his father’s", str(manager)):
        assert words in body
    assert address("episode-in-error", episode) not in body and "Record a prevention interview" not in body


@pytest.mark.parametrize("name", ["episode-end", "episode-in-error"])
def test_a_stranger_finds_no_episode(grown, name):
    assert browser_of(a_user(Role.TEAM_MANAGER)).get(address(name, grown)).status_code == 404


def test_what_those_who_care_for_the_child_say_is_written_and_read(worker):
    child = a_child(worker)
    page = browser_of(worker)
    sent = a_report(carers_account="She never stays out. She took her passport.")
    body = page.post(reverse("missing:episode-report", args=[child.public_id]), sent, follow=True).content.decode()
    assert "She never stays out. She took her passport." in body
