"""Recording that another authority was told."""

import pytest

from agencies.choices import Role
from cases.models import ChronologyEntry
from missing.models import AuthorityNotification
from missing.services import notifications
from missing.services.notifications import Told
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import HOUR, an_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return an_episode(a_child(worker, care_status="lac_other"))


def tell(actor, episode, version=None, **more):
    said = {"authority": " Hillingdon ", "news": "missing", "told_at": now(), "how": "telephone", "whom": "J Owusu"}
    told = Told(**said | more)
    return notifications.record_told(actor=actor, episode_id=episode.public_id, told=told, expected_version=version)


def test_it_is_kept_with_who_wrote_it_down_and_stands_in_the_chronology_and_the_audit(worker, episode):
    made = tell(worker, episode, words=" They hold the interview ")
    kept = AuthorityNotification.objects.get()
    assert (kept.authority, kept.words, kept.recorded_by) == ("Hillingdon", "They hold the interview", worker)
    assert (kept.child, kept.episode) == (episode.child, episode)
    line = ChronologyEntry.objects.get(summary="Hillingdon was told: that the child is missing")
    assert (line.happened_at, line.link_id) == (made.told_at, episode.public_id)
    event = AuditEvent.objects.get(target_id=made.public_id)
    assert (event.action, event.actor, event.about) == ("create", worker, [episode.child_id])


def test_what_was_told_before_stays(worker, episode):
    tell(worker, episode)
    tell(worker, episode, news="returned")
    assert set(AuthorityNotification.objects.values_list("news", flat=True)) == {"missing", "returned"}


def test_what_cannot_be_true_is_refused_with_every_fault_and_nothing_is_kept(worker, episode):
    with pytest.raises(Invalid) as caught:
        tell(worker, episode, authority="", told_at=now() + HOUR, whom=" ", how="pigeon", news="moon")
    assert {one.path for one in caught.value.faults} == {"authority", "told_at", "whom", "how", "news"}
    assert not AuthorityNotification.objects.exists()


def test_who_may_not_report_records_nothing_and_a_stranger_finds_no_episode(worker, episode):
    with pytest.raises(NotAllowed):
        tell(a_user(Role.CHAMPION, worker.memberships.get().team), episode)
    with pytest.raises(NotVisible):
        tell(a_user(Role.POLICE_LIAISON), episode)
    with pytest.raises(Stale):
        tell(worker, episode, version=7)
    assert not AuthorityNotification.objects.exists()


def test_it_follows_its_episode_where_two_records_are_one():
    team = a_team()
    manager, lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    tell(worker, an_episode(other))
    a_merge(kept, other, manager, lead)
    assert AuthorityNotification.objects.get().child == kept
