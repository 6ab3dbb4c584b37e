"""The police risk level and its history on the episode's page, and its form."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import PoliceGrading
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, an_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.missing.views.test_episodes import a_report, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return an_episode(a_child(worker, given_name="Unmistakable"), now() - 6 * HOUR)


def page_of(episode):
    return reverse("missing:episode-view", args=[episode.public_id])


def form_of(episode):
    return reverse("missing:grading-record", args=[episode.public_id])


def sent(level="medium", hours_ago=1, **more):
    values = {"level": level, "graded_by": "Insp. Grant", "why": "She is 13"}
    return values | typed("graded_at", now() - hours_ago * HOUR) | more


def test_each_level_is_read_on_the_episodes_page_and_where_an_absent_child_became_missing(worker, episode):
    page = browser_of(worker)
    body = page.get(page_of(episode)).content.decode()
    assert "Police have not graded this episode" in body and f'href="{form_of(episode)}"' in body
    assert page.get(form_of(episode)).status_code == 200
    assert page.post(form_of(episode), sent("no_apparent_risk", 3, why="Often late")).status_code == 303
    answer = page.post(form_of(episode), sent("medium", 1, why="Not at her friend’s"), follow=True)
    assert answer.redirect_chain == [(page_of(episode), 303)]
    body = answer.content.decode()
    for words in ("Often late", "Not at her friend’s", "Insp. Grant", str(worker), "Police: medium"):
        assert words in body
    assert body.count("From absent to missing") == 1
    assert body.index("Not at her friend’s") < body.index("Often late"), "the last first"


def test_an_episode_graded_before_levels_had_a_history_still_says_its_level(worker):
    episode = an_episode(a_child(worker), police_risk="high")
    body = browser_of(worker).get(page_of(episode)).content.decode()
    assert "Police have not graded" not in body and "High" in body


def test_every_fault_is_at_its_field_and_nothing_typed_is_lost(worker, episode):
    wrong = sent("moon", -1, graded_by="", why="She is 13")
    answer = browser_of(worker).post(form_of(episode), wrong)
    body = answer.content.decode()
    assert answer.status_code == 422 and "She is 13" in body
    for name in ("level", "graded_at", "graded_by"):
        assert f'id="id_{name}-error"' in body
    assert not PoliceGrading.objects.exists()


def test_the_report_no_longer_asks_for_a_level_that_is_there(worker, episode):
    page, address = browser_of(worker), reverse("missing:episode-change", args=[episode.public_id])
    assert 'name="police_risk"' in page.get(address).content.decode()
    assert page.post(address, a_report(police_risk="low", version="1")).status_code == 303
    assert 'name="police_risk"' not in page.get(address).content.decode()
    assert page.post(address, a_report(police_risk="high", version="2", circumstances="Row")).status_code == 303
    episode.refresh_from_db()
    assert (episode.police_risk, episode.circumstances) == ("low", "Row")


def test_who_may_only_read_is_not_offered_the_form_and_a_stranger_finds_none(worker, episode):
    champion = browser_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    assert form_of(episode) not in champion.get(page_of(episode)).content.decode()
    assert champion.get(form_of(episode)).status_code == 403
    assert browser_of(a_user(Role.POLICE_LIAISON)).get(form_of(episode)).status_code == 404


@pytest.mark.parametrize("more", [0, 5])
def test_the_episodes_page_takes_as_many_statements_for_many_levels_as_for_one(worker, episode, more):
    page = browser_of(worker)
    for number in range(1 + more):
        page.post(form_of(episode), sent("low", 5 - number / 2))
    page.get(page_of(episode))
    with at_most(10):
        assert page.get(page_of(episode)).status_code == 200
