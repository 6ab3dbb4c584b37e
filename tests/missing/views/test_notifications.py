"""Who must see that the interview is held, and what other authorities were told, on the pages."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from missing.models import AuthorityNotification
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.missing.views.test_episodes import typed

pytestmark = pytest.mark.django_db

UNTOLD = "It is not recorded that they were told that the child is missing"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return an_episode(a_child(worker, care_status="lac_other"), now() - 6 * HOUR)


def page_of(episode):
    return reverse("missing:episode-view", args=[episode.public_id])


def form_of(episode):
    return reverse("missing:notification-record", args=[episode.public_id])


def sent(hours_ago=1, **more):
    values = {"authority": "Hillingdon", "news": "missing", "how": "telephone", "whom": "J Owusu", "words": "Agreed"}
    return values | typed("told_at", now() - hours_ago * HOUR) | more


def test_the_page_asks_until_the_other_authority_was_told_and_then_says_what_it_was_told(worker, episode):
    page = browser_of(worker)
    body = page.get(page_of(episode)).content.decode()
    assert UNTOLD in body and f'href="{form_of(episode)}"' in body
    assert page.get(form_of(episode)).status_code == 200
    answer = page.post(form_of(episode), sent(), follow=True)
    assert answer.redirect_chain == [(page_of(episode), 303)]
    body = answer.content.decode()
    assert UNTOLD not in body
    for words in (
        "Hillingdon",
        "That the child is missing",
        "J Owusu, by telephone",
        "Agreed",
        f"Recorded by {worker}",
    ):
        assert words in body


def test_the_page_of_a_child_whom_slough_looks_after_does_not_ask(worker):
    episode = an_episode(a_child(worker, care_status="lac"))
    body = browser_of(worker).get(page_of(episode)).content.decode()
    assert UNTOLD not in body and form_of(episode) in body


@pytest.mark.parametrize(
    ("care", "ward", "words"),
    [
        ("lac_other", "chalvey", "The authority that looks after the child must see that it is held"),
        ("lac", "outside", "Slough looks after the child and must see that it is held, wherever the child is placed"),
        ("none", "outside", "The authority where the child lives must see that it is held"),
        ("none", "chalvey", "Slough must see that it is held"),
    ],
)
def test_the_pages_of_the_episode_and_of_the_interview_say_who_must_see_that_it_is_held(worker, care, ward, words):
    episode = a_returned_episode(a_child(worker, care_status=care, ward=ward))
    page = browser_of(worker)
    assert words in page.get(page_of(episode)).content.decode()
    interview = reverse("missing:interview-view", args=[episode.return_interview.public_id])
    assert words in page.get(interview).content.decode()


def test_every_fault_is_at_its_field_and_nothing_typed_is_lost(worker, episode):
    answer = browser_of(worker).post(form_of(episode), sent(-1, authority="", news="moon", whom=""))
    body = answer.content.decode()
    assert answer.status_code == 422 and "Agreed" in body
    for name in ("authority", "news", "told_at", "whom"):
        assert f'id="id_{name}-error"' in body
    assert not AuthorityNotification.objects.exists()


def test_who_may_only_read_is_not_offered_the_form_and_a_stranger_finds_none(worker, episode):
    champion = browser_of(a_user(Role.CHAMPION, worker.memberships.get().team))
    body = champion.get(page_of(episode)).content.decode()
    assert UNTOLD in body and form_of(episode) not in body
    assert champion.get(form_of(episode)).status_code == 403
    assert browser_of(a_user(Role.POLICE_LIAISON)).get(form_of(episode)).status_code == 404


@pytest.mark.parametrize("more", [0, 5])
def test_the_episodes_page_takes_as_many_statements_for_many_as_for_one(worker, episode, more):
    page = browser_of(worker)
    for number in range(1 + more):
        page.post(form_of(episode), sent(5 - number / 2))
    page.get(page_of(episode))
    with at_most(10):
        assert page.get(page_of(episode)).status_code == 200
