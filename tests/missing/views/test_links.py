"""The page of linked episodes, what an episode names, and deciding about a link."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.choices import Ward
from cases.services import involvement
from intelligence.models import Mention, Place
from missing.models import EpisodeLink
from missing.services import linking
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_link, a_returned_episode, an_episode, linked, named
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker, given_name="Amber", family_name="Quill")


@pytest.fixture
def other(worker):
    return a_child(worker, given_name="Zuza", family_name="Marsh")


def page_of(user, episode):
    return browser_of(user).get(reverse("missing:episode-links", args=[episode.public_id]))


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def a_place(name, **fields):
    return Place.objects.create(name=name, match_name=name.casefold(), is_listed=True, **fields)


def test_the_page_says_why_in_words_and_shows_both_on_a_timeline_with_its_table(worker, child, other):
    link = a_link(child, other)
    body = text_of(page_of(worker, link.episode))
    for words in ("Zuza Marsh", "Both name the same vehicle: AB12 CDE", "within 180 days", "Suggested", "Decide"):
        assert words in body
    assert body.count('app-chart__bar"') == 2
    assert "When each child was missing" in body and "Returned" in body
    event = AuditEvent.objects.filter(action="view", target_kind=link.episode.kind).latest("pk")
    assert sorted(event.about) == sorted([child.pk, other.pk])


def test_a_place_is_drawn_on_the_plan_and_said_in_the_table(worker, child, other):
    station = a_place("Slough Station", ward=Ward.CENTRAL, latitude="51.518", longitude="-0.591")
    one, two = (a_returned_episode(each, return_place="at Slough station") for each in (child, other))
    for episode in (one, two):
        named(episode, "been", f"Flat {episode.pk}")
        linking.look(actor=None, episode=episode)
    body = text_of(page_of(worker, one))
    assert Ward.CENTRAL.label in body and body.count("app-plan__dot") == 1
    assert "Both name" not in body and "found at one place: Slough Station" in body
    assert "Amber Quill" in body and "Zuza Marsh" in body
    assert "Ward not known, not on the map" in body
    assert Mention.objects.filter(place=station).count() == 2


def test_whoever_sees_one_child_finds_nothing_of_the_other(worker, child):
    elsewhere = a_user(team=a_team())
    link = a_link(child, a_child(elsewhere, given_name="Hidden", family_name="Marsh"))
    body = text_of(page_of(worker, link.episode))
    assert "Marsh" not in body and "None is suggested or linked" in body
    assert "Marsh" not in text_of(browser_of(worker).get(reverse("missing:link-list")))
    assert browser_of(worker).get(reverse("missing:link-decide", args=[link.public_id])).status_code == 404


def test_who_may_not_see_suspects_reads_that_a_person_is_named_and_not_who(worker, child, other):
    one, two = a_returned_episode(child), a_returned_episode(other)
    for episode in (one, two):
        named(episode, "with", "Manny")
    linked(one, two)
    teacher = a_member_of(AgencyCode.EDUCATION)
    for each in (child, other):
        involvement.begin(actor=worker, child=each, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    assert "Both name the same person: Manny" in text_of(page_of(worker, one))
    body = text_of(page_of(teacher, one))
    assert "Both name the same person" in body and "Manny" not in body


def test_a_link_is_accepted_with_a_reason_and_stands_there(worker, child, other):
    link = a_link(child, other)
    client, where = browser_of(worker), reverse("missing:link-decide", args=[link.public_id])
    assert "Both name the same vehicle: AB12 CDE" in text_of(client.get(where))
    refused = client.post(where, {"version": 1})
    assert refused.status_code == 422
    for words in ("Select whether the two belong together", "Enter why"):
        assert words in refused.content.decode()
    answer = client.post(where, {"decision": "accepted", "reason": "One driver", "version": 1}, follow=True)
    body = text_of(answer)
    assert "The decision is recorded" in body and "Accepted" in body and "One driver" in body
    stale = client.post(where, {"decision": "dismissed", "reason": "No", "version": 1})
    assert stale.status_code == 409 and "One driver" in stale.content.decode()


def test_the_list_holds_what_waits_and_no_more(worker, child, other):
    link = a_link(child, other)
    client, where = browser_of(worker), reverse("missing:link-list")
    assert "Amber Quill and Zuza Marsh" in text_of(client.get(where))
    linking.decide(actor=worker, link_id=link.public_id, decision="dismissed", reason="A taxi")
    assert "No link waits" in text_of(client.get(where))
    assert "A taxi" in text_of(page_of(worker, link.episode)), "a dismissed one is still told"


def test_a_place_of_the_list_or_a_typed_name_is_added_and_taken_away(worker, child):
    episode, station = an_episode(child), a_place("Slough Station", ward=Ward.CENTRAL)
    client, where = browser_of(worker), reverse("missing:mention-add", args=[episode.public_id])
    Place.objects.create(name="Flat 3", match_name="flat 3")
    form = text_of(client.get(where))
    assert "Slough Station" in form and "Flat 3" not in form, "what somebody else has typed is nobody's to choose"
    client.post(where, {"part": "been", "place": str(station.public_id), "words": ""})
    body = text_of(client.post(where, {"part": "with", "place": "", "words": "Manny"}, follow=True))
    assert "Slough Station" in body and "Manny" in body
    mention = Mention.objects.get(part="with")
    remove = reverse("missing:mention-remove", args=[mention.public_id])
    assert "Manny" in text_of(client.get(remove))
    assert "It is taken away" in text_of(client.post(remove, {"version": 1}, follow=True))
    assert [one.part for one in Mention.objects.all()] == ["been"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, ["Select what the episode names", "Enter its name, registration or number, or choose a place"]),
        ({"part": "driven", "words": "a silver car"}, ["Enter the registration, such as AB12 CDE"]),
        ({"part": "with", "place": "the place"}, ["The list holds places alone"]),
        ({"part": "been", "place": "the place", "words": "Flat 3"}, ["not both"]),
    ],
)
def test_each_fault_stands_at_its_field_and_nothing_typed_is_lost(worker, child, typed, said):
    station = a_place("Slough Station")
    sent = {name: str(station.public_id) if value == "the place" else value for name, value in typed.items()}
    answer = browser_of(worker).post(reverse("missing:mention-add", args=[an_episode(child).public_id]), sent)
    assert answer.status_code == 422
    body = answer.content.decode()
    for words in (*said, typed.get("words", "")):
        assert words in body


def test_the_page_asks_as_often_with_many_links_as_with_one(worker, child):
    first = a_returned_episode(child)
    named(first, "driven", "AB12 CDE")
    counts = []
    for many in (1, 4):
        for _ in range(many):
            named(a_returned_episode(a_child(worker), now() - timedelta(days=30)), "driven", "AB12 CDE")
        linking.look(actor=None, episode=first)
        client = browser_of(worker)
        with CaptureQueriesContext(connection) as sent:
            assert client.get(reverse("missing:episode-links", args=[first.public_id])).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1]
    assert EpisodeLink.objects.count() == 5


def test_the_episode_leads_to_its_links_and_what_is_saved_is_compared(worker, child, other):
    episodes = [an_episode(one) for one in (child, other)]
    client = browser_of(worker)
    body = client.get(reverse("missing:episode-view", args=[episodes[0].public_id])).content.decode()
    assert reverse("missing:episode-links", args=[episodes[0].public_id]) in body
    for episode in episodes:
        client.post(
            reverse("missing:mention-add", args=[episode.public_id]), {"part": "called", "words": "07700 900123"}
        )
    outbox.dispatch(now())
    assert "Both name the same telephone: 07700 900123" in text_of(page_of(worker, episodes[1]))


def test_the_interview_leads_to_what_its_episode_names(worker, child):
    episode = a_returned_episode(child)
    where = reverse("missing:interview-view", args=[episode.return_interview.public_id])
    assert reverse("missing:episode-links", args=[episode.public_id]) in text_of(browser_of(worker).get(where))


def test_who_may_read_alone_is_offered_no_change(worker, child, other):
    link = a_link(child, other)
    champion = a_user(Role.CHAMPION, child.allocations.get(ends_on=None).team)
    body = text_of(page_of(champion, link.episode))
    assert "Waits for a decision" in body
    assert "Take away" not in body and "Add a place" not in body


def test_the_home_page_counts_the_links_that_wait_and_says_nothing_where_none_does(worker, child, other):
    browser, heading = browser_of(worker), "Episodes that may belong together"
    assert heading not in browser.get("/").content.decode()
    link = a_link(child, other)
    body = browser.get("/").content.decode()
    assert "1 suggested link waits for a decision" in body
    assert f'href="{reverse("missing:link-list")}"' in body
    assert heading not in browser_of(a_user()).get("/").content.decode(), "of nobody who does not see both"
    EpisodeLink.objects.filter(pk=link.pk).update(
        state="dismissed", decided_by=worker, decided_at=now(), reason="Two cars"
    )
    assert heading not in browser.get("/").content.decode()
