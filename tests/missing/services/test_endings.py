"""Ending an episode that no return ends."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import Role
from cases.models import ChronologyEntry
from missing import selectors
from missing.models import MissingEpisode
from missing.services import alerting, endings, interviews, reminding, returns
from missing.services.interviews import Offer
from missing.services.returns import Return
from missing.tasks import remind_at_18
from slscb.core.clock import now, today
from slscb.core.days import birthday
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice, Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.missing import HOUR, a_returned_episode, an_episode

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
    """An open episode of somebody whose 18th birthday is today."""
    child = a_child(worker, date_of_birth=birthday(today(), -18))
    return an_episode(child, now() - 30 * DAY)


def close(actor, episode, version=None, **changes):
    said = {"ending": "still_missing", "words": "Police go on looking. Adult social care was told."}
    return endings.close_unresolved(
        actor=actor, episode_id=episode.public_id, expected_version=version, **said | changes
    )


def in_error(actor, episode, version=None, words="He was at his father's all along"):
    return endings.record_in_error(actor=actor, episode_id=episode.public_id, words=words, expected_version=version)


def faults(service, *arguments, **changes):
    with pytest.raises(Invalid) as caught:
        service(*arguments, **changes)
    return {fault.path: fault.message for fault in caught.value.faults}


def test_it_is_closed_by_a_decision_that_says_who_when_how_and_why(manager, grown):
    before = now()
    close(manager, grown)
    grown.refresh_from_db()
    assert (grown.status, grown.ending, grown.ended_by) == ("closed_at_18", "still_missing", manager)
    assert grown.ending_words == "Police go on looking. Adult social care was told."
    assert before <= grown.ended_at <= now() and grown.returned_at is None and grown.return_interview is None
    line = ChronologyEntry.objects.get(link_id=grown.public_id)
    assert line.summary.startswith("Closed at 18, not returned: still missing")
    assert AuditEvent.objects.get(target_id=grown.public_id).actor == manager


def test_it_stays_open_and_on_the_list_until_somebody_decides_whatever_the_day(worker, manager, grown):
    for days in (0, 1, 400):
        type(grown.child).objects.update(date_of_birth=birthday(today() - days * DAY, -18))
        endings.remind(actor=None)
        assert list(selectors.currently_missing(worker)) == [grown]
    close(manager, grown)
    assert list(selectors.currently_missing(worker)) == []


def test_before_the_birthday_nobody_closes_it(manager, worker):
    child = a_child(worker, date_of_birth=birthday(today() + DAY, -18))
    episode = an_episode(child, now() - 30 * DAY)
    assert "stays open until the child returns" in faults(close, manager, episode)[""]
    episode.refresh_from_db()
    assert episode.status == "missing"


def test_a_decision_needs_its_outcome_and_words(manager, grown):
    assert set(faults(close, manager, grown, ending="gone", words=" ")) == {"ending", "words"}


@pytest.mark.parametrize("service", [close, in_error])
def test_only_a_manager_or_the_cse_lead_who_sees_the_child_decides(grown, worker, service):
    with pytest.raises(NotAllowed):
        service(worker, grown)
    with pytest.raises(NotAllowed):
        service(a_user(Role.POLICE_LIAISON, worker.memberships.get().team), grown)
    with pytest.raises(NotVisible):
        service(a_user(Role.TEAM_MANAGER), grown)
    service(a_user(Role.CSE_LEAD, worker.memberships.get().team), grown)


@pytest.mark.parametrize("service", [close, in_error])
def test_an_old_version_is_refused(manager, grown, service):
    with pytest.raises(Stale):
        service(manager, grown, version=7)


def test_no_return_is_recorded_of_an_episode_that_was_ended(manager, worker, grown):
    close(manager, grown)
    back = Return(returned_at=now() - HOUR)
    found = faults(returns.record_return, actor=worker, episode_id=grown.public_id, back=back)
    assert "ended by a decision" in found[""]


def test_on_the_birthday_the_worker_and_the_manager_are_reminded_once(worker, manager, grown):
    an_episode(a_child(worker), now() - DAY)
    for _ in range(2):
        remind_at_18()
    told = Notice.objects.order_by("recipient_id")
    assert [one.recipient for one in told] == [worker, manager]
    reference = grown.child.reference
    assert told[0].title == f"Child {reference} is 18 and still recorded as missing: decide how the episode ends"
    assert told[0].link == f"/missing/episodes/{grown.public_id}/" and told[0].urgent


def test_the_day_before_nobody_is_reminded_and_after_the_decision_nobody_either(worker, manager, grown):
    type(grown.child).objects.update(date_of_birth=birthday(today() + DAY, -18))
    assert endings.remind(actor=None) == 0
    type(grown.child).objects.update(date_of_birth=birthday(today(), -18))
    close(manager, grown)
    assert endings.remind(actor=None) == 0
    assert not Notice.objects.exists()


def test_the_database_closes_none_without_a_decision_and_keeps_none_for_an_open_one(grown, manager):
    for wrong in (
        {"status": "closed_at_18"},
        {"status": "closed_at_18", "ending": "other"},
        {"ending": "other", "ended_at": now(), "ended_by": manager},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            MissingEpisode.objects.filter(pk=grown.pk).update(**wrong)


def test_an_episode_that_never_was_counts_nowhere_and_stays_with_who_marked_it_and_why(manager, worker):
    child = a_child(worker)
    episode = an_episode(child)
    alerting.reported(actor=worker, episode=episode)
    assert Reminder.objects.filter(state="pending").exists()
    in_error(manager, episode)
    episode.refresh_from_db()
    assert (episode.status, episode.ended_by) == ("recorded_in_error", manager)
    assert episode.ending_words == "He was at his father's all along"
    assert not child.missing_episodes.real().exists() and list(child.missing_episodes.all()) == [episode]
    assert not Reminder.objects.filter(state="pending").exists()
    past = MissingEpisode.pgh_event_model.objects.filter(pgh_obj=episode, pgh_label="changed")
    assert past.get().status == "missing"
    assert set(faults(in_error, manager, episode, words="")) == {"", "words"}


def test_an_interview_that_waits_for_what_never_was_is_closed_and_no_longer_reminded_of(manager, worker):
    episode = a_returned_episode(a_child(worker))
    interview = episode.return_interview
    reminding.promise(actor=worker, interview=interview)
    in_error(manager, episode)
    interview.refresh_from_db()
    assert (interview.status, interview.closing_reason, interview.decided_by) == ("not_offered", "not_missing", manager)
    assert not Reminder.objects.filter(state="pending").exists()


def test_one_that_was_offered_was_not_possible_and_one_that_was_held_stays(manager, worker):
    offered = a_returned_episode(a_child(worker))
    made = Offer(offered_at=now(), method="telephone")
    interviews.record_offer(actor=worker, interview_id=offered.return_interview.public_id, offer=made)
    in_error(manager, offered)
    offered.return_interview.refresh_from_db()
    assert offered.return_interview.status == "unable_other"
    held = a_returned_episode(a_child(worker), now() - 9 * HOUR, now() - 8 * HOUR)
    done = dict.fromkeys(("held_at", "closed_at", "completed_at"), now())
    type(held.return_interview).objects.filter(pk=held.return_interview.pk).update(status="completed", **done)
    in_error(manager, held)
    held.return_interview.refresh_from_db()
    assert held.return_interview.status == "completed"


def test_two_records_with_the_same_episode_become_one_once_one_of_the_two_is_marked():
    team = a_team()
    manager, lead, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team), a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    an_episode(kept)
    twice = an_episode(other)
    with pytest.raises(Invalid, match="recorded in error first"):
        a_merge(kept, other, manager, lead)
    in_error(manager, twice, words="The same evening, recorded twice")
    a_merge(kept, other, manager, lead)
    assert kept.missing_episodes.count() == 2
