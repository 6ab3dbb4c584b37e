"""Links are suggested once the dispatcher has run, once a pair, and decided by a person who sees both children."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from intelligence.models import Mention, NamedSubject, Place
from missing.choices import LinkState, UnresolvedEnding
from missing.models import EpisodeLink, MissingEpisode
from missing.services import linking, returns
from missing.services.returns import Return
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_link, a_returned_episode, an_episode, linked, named

pytestmark = pytest.mark.django_db

FLAT = "Flat 3, 21 Tannery Court"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.fixture
def other(worker):
    return a_child(worker)


def come_back(actor, child, place=FLAT, hours=2):
    """A child last seen so many hours ago comes back now, found at a place, as the service records it."""
    episode = an_episode(child, now() - hours * HOUR)
    back = Return(returned_at=now(), return_place=place)
    return returns.record_return(actor=actor, episode_id=episode.public_id, back=back)


def states():
    return sorted(EpisodeLink.objects.values_list("state", flat=True))


def test_two_found_at_one_place_in_one_night_are_suggested_once(worker, child, other):
    come_back(worker, child)
    come_back(worker, other, "flat 3 - 21 tannery court")
    assert states() == [], "what comes of it does not show in the request"
    outbox.dispatch(now())
    link = EpisodeLink.objects.get()
    assert (link.grounds, link.state) == (["found_together"], "suggested")
    assert Place.objects.filter(is_listed=False).count() == 1, "one record for both"
    assert set(Mention.objects.values_list("place_words", flat=True)) == {FLAT, "flat 3 - 21 tannery court"}
    for episode in (link.episode, link.other_episode):
        linking.look(actor=None, episode=episode)
    assert (EpisodeLink.objects.count(), Mention.objects.count()) == (1, 2)
    assert EpisodeLink.objects.get().version == 1


def test_what_the_service_suggested_by_itself_stands_under_neither_child_in_the_audit(child, other):
    link = a_link(child, other)
    event = AuditEvent.objects.get(target_kind=link.kind)
    assert (event.actor, event.about, event.target_id) == (None, [], link.public_id)


def test_naming_the_same_person_vehicle_or_phone_is_suggested(worker, child, other):
    one, two = a_returned_episode(child), a_returned_episode(other, now() - timedelta(days=60))
    for part, words, again in (("with", "Manny", "manny"), ("called", "+447700900123", "07700 900123")):
        for episode, typed in ((one, words), (two, again)):
            linking.mention(actor=worker, episode_id=episode.public_id, part=part, words=typed)
    outbox.dispatch(now())
    assert EpisodeLink.objects.get().grounds == ["same_person", "same_phone"]
    assert NamedSubject.objects.count() == 2


def test_a_corrected_place_moves_the_mention_and_takes_an_undecided_suggestion_back(worker, child, other):
    episode = come_back(worker, child)
    come_back(worker, other)
    outbox.dispatch(now())
    back = Return(returned_at=episode.returned_at, return_place="At home")
    returns.correct_return(actor=worker, episode_id=episode.public_id, back=back)
    outbox.dispatch(now())
    assert states() == []
    assert [one.child_id for one in Mention.objects.all()] == [other.pk]


def test_a_decided_link_stays_when_its_ground_goes(worker, child, other):
    link = a_link(child, other)
    linking.decide(actor=worker, link_id=link.public_id, decision="accepted", reason="One car, one driver")
    mention = Mention.objects.get(child=child)
    linking.take_back(actor=worker, mention_id=mention.public_id, expected_version=mention.version)
    outbox.dispatch(now())
    assert states() == ["accepted"]


def test_a_dismissed_link_is_suggested_again_on_a_new_ground_alone(worker, child, other):
    link = a_link(child, other)
    linking.decide(actor=worker, link_id=link.public_id, decision="dismissed", reason="A taxi")
    assert linked(link.other_episode, link.episode).state == LinkState.DISMISSED
    for episode in (link.episode, link.other_episode):
        named(episode, "with", "Manny")
    again = linked(link.episode, link.other_episode)
    assert (again.state, again.grounds, again.reason) == ("suggested", ["same_person", "same_vehicle"], "")


def test_a_decision_is_kept_with_who_why_and_when_and_audited(worker, child, other):
    link = a_link(child, other)
    link_id = link.public_id
    linking.decide(actor=worker, link_id=link_id, decision="accepted", reason=" Same car ", expected_version=1)
    link.refresh_from_db()
    assert (link.state, link.reason, link.decided_by, link.version) == ("accepted", "Same car", worker, 2)
    assert link.decided_at
    event = AuditEvent.objects.get(target_kind=link.kind, action="change")
    assert (event.actor, event.detail) == (worker, {"state": "accepted"})
    assert sorted(event.about) == sorted([child.pk, other.pk])
    with pytest.raises(Stale):
        linking.decide(actor=worker, link_id=link_id, decision="dismissed", reason="No", expected_version=1)


def test_every_fault_of_a_decision_is_told_at_once(worker, child, other):
    with pytest.raises(Invalid) as caught:
        linking.decide(actor=worker, link_id=a_link(child, other).public_id, decision="", reason="")
    assert [fault.path for fault in caught.value.faults] == ["decision", "reason"]


def test_whoever_sees_one_of_the_two_children_does_not_learn_of_the_link(worker, child):
    elsewhere = a_user(team=a_team())
    link = a_link(child, a_child(elsewhere))
    for person in (worker, elsewhere):
        with pytest.raises(NotVisible):
            linking.decide(actor=person, link_id=link.public_id, decision="accepted", reason="Same car")


def test_who_sees_both_and_has_no_right_is_refused(worker, child, other):
    champion = a_user(Role.CHAMPION, child.allocations.get(ends_on=None).team)
    with pytest.raises(NotAllowed):
        linking.decide(actor=champion, link_id=a_link(child, other).public_id, decision="accepted", reason="Same")


def test_what_names_nobody_in_particular_is_refused_and_nothing_is_kept(worker, child):
    with pytest.raises(Invalid) as caught:
        linking.mention(
            actor=worker, episode_id=an_episode(child).public_id, part="with", words="an older man with a car"
        )
    assert [fault.path for fault in caught.value.faults] == ["words"]
    assert (NamedSubject.objects.count(), Reminder.objects.filter(reminder_kind=linking.KIND).count()) == (0, 0)


def test_the_same_name_twice_in_one_episode_is_refused_at_its_field(worker, child):
    episode = an_episode(child)
    linking.mention(actor=worker, episode_id=episode.public_id, part="driven", words="AB12 CDE")
    with pytest.raises(Invalid) as caught:
        linking.mention(actor=worker, episode_id=episode.public_id, part="driven", words="ab12cde")
    assert [(fault.path, fault.message) for fault in caught.value.faults] == [("words", "This is named here already")]


def test_an_episode_recorded_in_error_is_linked_with_none(child, other):
    one, two = a_returned_episode(child), a_returned_episode(other, status="recorded_in_error")
    for episode in (one, two):
        named(episode, "driven", "AB12 CDE")
    linking.look(actor=None, episode=one)
    assert states() == []


def test_an_episode_that_a_person_ended_overlaps_nothing_after_that(worker, child, other):
    """Not returned, and closed: it does not go on for ever."""
    long_ago = an_episode(child, now() - timedelta(days=400))
    ended = {"status": "closed_at_18", "ending": UnresolvedEnding.values[0], "ending_words": "Known to adult services"}
    MissingEpisode.objects.filter(pk=long_ago.pk).update(**ended, ended_at=now() - timedelta(days=300), ended_by=worker)
    for episode in (long_ago, a_returned_episode(other)):
        linking.mention(actor=worker, episode_id=episode.public_id, part="with", words="Manny")
    outbox.dispatch(now())
    assert not EpisodeLink.objects.exists()
