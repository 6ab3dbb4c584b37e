"""The numbers of the pattern rules are those that are set in this place, wherever they count."""

from datetime import timedelta

import pytest
from django.urls import reverse

from missing import selectors
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


def test_what_is_set_is_in_force(settings):
    assert selectors.in_force().repeat_count == 3
    settings.MISSING_PATTERNS = {"repeat_count": 2}
    assert selectors.in_force().repeat_count == 2


def test_the_episodes_page_and_the_review_go_by_it(settings):
    worker = a_user()
    child = a_child(worker)
    episodes = [a_returned_episode(child, now() - timedelta(days=days)) for days in (20, 2)]
    where = reverse("missing:episode-view", args=[episodes[-1].public_id])
    assert not selectors.is_repeat(episodes[-1])
    assert "strategy discussion" not in browser_of(worker).get(where).content.decode()
    settings.MISSING_PATTERNS = {"repeat_count": 2, "repeat_days": 30}
    assert selectors.is_repeat(episodes[-1])
    body = browser_of(worker).get(where).content.decode()
    assert "2 episodes in 30 days" in body
    assert "2 or more episodes begun on a day and in the 30 days before it." in body
