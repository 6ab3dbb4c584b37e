"""Places, mentions and links of a seeded borough: what the planted ring gives to whoever looks across records."""

import pytest
from django.urls import reverse

from agencies.models import User
from intelligence.models import Mention, NamedSubject, Place
from intelligence.presenters.maps import position
from missing import selectors
from missing.models import EpisodeLink
from missing.services import linking
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


def test_every_place_of_the_list_lies_on_the_plan_in_its_ward(borough):
    assert Place.objects.listed().count() > 8
    for place in Place.objects.all():
        x, y = position(place)
        middle = position(Place(ward=place.ward))
        assert abs(x - middle[0]) < 50 and abs(y - middle[1]) < 50, place.name


def test_the_ring_is_suggested_and_what_is_long_ago_is_accepted(borough):
    assert Mention.objects.values("child").distinct().count() == 3
    assert NamedSubject.objects.count() == 2
    states = list(EpisodeLink.objects.values_list("state", flat=True))
    assert states.count("suggested") >= 3 and states.count("accepted") >= 1
    assert {ground for link in EpisodeLink.objects.all() for ground in link.grounds} >= {
        "found_together", "same_vehicle", "same_person", "same_place",
    }  # fmt: skip


def test_the_services_own_rule_finds_the_same_links(borough):
    before = sorted(EpisodeLink.objects.values_list("episode", "other_episode", "grounds", "state"))
    for link in EpisodeLink.objects.select_related("episode__child", "other_episode__child"):
        for episode in (link.episode, link.other_episode):
            linking.look(actor=None, episode=episode)
    assert sorted(EpisodeLink.objects.values_list("episode", "other_episode", "grounds", "state")) == before


def test_the_manager_finds_them_on_the_list_and_the_map(borough):
    manager = User.objects.get(email__startswith="teammanager@")
    waiting = selectors.links_waiting(manager)
    assert waiting.count() >= 3
    page = browser_of(manager).get(reverse("missing:episode-links", args=[waiting[0].episode.public_id]))
    body = page.content.decode()
    assert page.status_code == 200 and "app-plan__dot" in body and "ZZ21 KXA" in body
