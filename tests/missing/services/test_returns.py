"""Recording a return, the 72 hours that run from it, and correcting it."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection

from agencies.choices import Role
from cases.models import ChronologyEntry
from missing.models import ReturnInterview
from missing.services import answers, reminding, returns
from missing.services.returns import Return
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Reminder
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db

HOURS_72 = timedelta(hours=72)


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def episode(worker):
    return an_episode(a_child(worker), now() - 5 * HOUR)


def record(worker, episode, returned_at, version=None, **more):
    back = Return(returned_at=returned_at, **more)
    return returns.record_return(actor=worker, episode_id=episode.public_id, back=back, expected_version=version)


def correct(worker, episode, returned_at, version=None, **more):
    back = Return(returned_at=returned_at, **more)
    return returns.correct_return(actor=worker, episode_id=episode.public_id, back=back, expected_version=version)


def refused(service, *arguments, **more):
    with pytest.raises(Invalid) as caught:
        service(*arguments, **more)
    return {fault.path: fault.message for fault in caught.value.faults}


def of_interviews():
    """Reminders of interviews; a saved return has its episode compared besides."""
    return Reminder.objects.filter(reminder_kind=reminding.KIND)


def promised(interview):
    """The moments at which reminders of an interview still wait."""
    waiting = Reminder.objects.filter(about_kind=interview.kind, about_id=interview.pk, state="pending")
    return sorted(waiting.values_list("due_at", flat=True))


def test_a_return_ends_the_episode_and_its_interview_is_due_72_hours_later(worker, episode):
    back = now() - HOUR
    ended = record(worker, episode, back, found_at=back - HOUR, return_place="A friend's flat", condition="Tired")
    ended.refresh_from_db()
    assert (ended.status, ended.returned_at, ended.return_place) == ("returned", back, "A friend's flat")
    assert (ended.return_interview.status, ended.return_interview.due_at) == ("to_offer", back + HOURS_72)
    assert ended.version == 2


@pytest.mark.parametrize(
    ("returned_at", "due_at"),
    [
        # the clocks go back on 25 October 2026: 73 hours by the clock on the wall
        (datetime(2026, 10, 23, 22, 30, tzinfo=UTC), datetime(2026, 10, 26, 22, 30, tzinfo=UTC)),
        # the clocks go forward on 28 March 2027: 71 hours by the clock on the wall
        (datetime(2027, 3, 26, 23, 30, tzinfo=UTC), datetime(2027, 3, 29, 23, 30, tzinfo=UTC)),
    ],
)
def test_the_72_hours_are_elapsed_hours_over_both_nights_on_which_the_clocks_change(worker, returned_at, due_at):
    with time_machine.travel(returned_at + HOUR, tick=False):
        episode = an_episode(a_child(worker), returned_at - 5 * HOUR)
        interview = record(worker, episode, returned_at).return_interview
    assert interview.due_at == due_at
    assert promised(interview) == [returned_at, returned_at + timedelta(hours=48), due_at]


def test_reminders_are_promised_on_return_at_48_and_at_72_hours(worker, episode):
    back = now() - HOUR
    interview = record(worker, episode, back).return_interview
    assert promised(interview) == [back, back + timedelta(hours=48), back + HOURS_72]


def test_of_reminders_that_have_passed_when_a_return_is_recorded_late_only_the_latest_is_kept(worker):
    episode = an_episode(a_child(worker), now() - 60 * HOUR)
    back = now() - 50 * HOUR
    interview = record(worker, episode, back).return_interview
    assert promised(interview) == [back + timedelta(hours=48), back + HOURS_72]


def test_a_return_is_in_the_chronology_and_in_the_audit(worker, episode):
    interview = record(worker, episode, now() - HOUR).return_interview
    line = ChronologyEntry.objects.get(child=episode.child, entry_kind="missing")
    assert line.summary.startswith("Returned after 4 hours. Return home interview due by ")
    assert set(
        AuditEvent.objects.filter(action__in=["create", "change"], actor=worker).values_list("target_id", flat=True)
    ) >= {
        episode.public_id,
        interview.public_id,
    }


@pytest.mark.parametrize(
    ("returned", "found", "path", "words"),
    [
        (-6 * HOUR, None, "returned_at", "after the child was last seen"),
        (HOUR, None, "returned_at", "in the future"),
        (-HOUR, -7 * HOUR, "found_at", "after being last seen"),
        (-2 * HOUR, -HOUR, "found_at", "after coming back"),
    ],
)
def test_a_return_that_cannot_be_true_is_refused_at_the_field(worker, episode, returned, found, path, words):
    found_at = now() + found if found else None
    assert words in refused(record, worker, episode, now() + returned, found_at=found_at)[path]
    episode.refresh_from_db()
    assert (episode.status, ReturnInterview.objects.count(), Reminder.objects.count()) == ("missing", 0, 0)


def test_faults_of_both_times_are_told_at_once(worker, episode):
    found = refused(record, worker, episode, now() - 6 * HOUR, found_at=now() + HOUR)
    assert set(found) == {"returned_at", "found_at"}


def test_a_child_cannot_return_after_going_missing_again(worker):
    child = a_child(worker)
    first = a_returned_episode(child, now() - 9 * HOUR, now() - 8 * HOUR)
    an_episode(child, now() - 2 * HOUR)
    assert "missing again" in refused(correct, worker, first, now() - HOUR)["returned_at"]


def test_a_return_is_recorded_once(worker, episode):
    record(worker, episode, now() - HOUR)
    assert "already recorded" in refused(record, worker, episode, now() - HOUR)[""]
    assert ReturnInterview.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_record_a_return_at_once_one_is_told_that_it_is_recorded():
    worker = a_user()
    episode = an_episode(a_child(worker), now() - 5 * HOUR)
    told = []

    def try_to_record():
        try:
            record(worker, episode, now() - HOUR)
            told.append("recorded")
        except Invalid:
            told.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=try_to_record) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["recorded"] + ["refused"] * 3
    assert (ReturnInterview.objects.count(), of_interviews().count()) == (1, 3)


def test_an_old_version_is_told_before_anything_else(worker, episode):
    record(worker, episode, now() - HOUR, version=1)
    with pytest.raises(Stale):
        record(worker, episode, now() - HOUR, version=1)
    with pytest.raises(Stale):
        correct(worker, episode, now() - HOUR, version=1)


def test_a_corrected_return_replaces_the_reminders(worker, episode):
    first, second = now() - 2 * HOUR, now() - HOUR
    interview = record(worker, episode, first).return_interview
    correct(worker, episode, second)
    interview.refresh_from_db()
    assert interview.due_at == second + HOURS_72
    assert promised(interview) == [second, second + timedelta(hours=48), second + HOURS_72]
    assert Reminder.objects.filter(state="cancelled").count() == 3


def test_a_return_corrected_back_to_the_first_time_is_reminded_of_again(worker, episode):
    first = now() - 2 * HOUR
    interview = record(worker, episode, first).return_interview
    correct(worker, episode, now() - HOUR)
    correct(worker, episode, first)
    assert promised(interview) == [first, first + timedelta(hours=48), first + HOURS_72]


def test_a_correction_of_other_facts_leaves_the_reminders_alone(worker, episode):
    back = now() - HOUR
    interview = record(worker, episode, back).return_interview
    before = set(of_interviews().values_list("pk", "state"))
    assert correct(worker, episode, back, condition="Bruised").condition == "Bruised"
    assert set(of_interviews().values_list("pk", "state")) == before
    assert promised(interview)


def test_the_old_and_the_new_time_are_in_the_audit(worker, episode):
    first, second = now() - 2 * HOUR, now() - HOUR
    record(worker, episode, first)
    correct(worker, episode, second)
    event = AuditEvent.objects.filter(action="change", target_id=episode.public_id).latest("pk")
    assert event.detail == {"returned_at": [first.isoformat(), second.isoformat()]}


def test_a_return_cannot_be_corrected_to_after_its_interview(worker, episode):
    record(worker, episode, now() - 4 * HOUR)
    episode.refresh_from_db()
    held = {"held_at": now() - 3 * HOUR}
    answers.complete_interview(actor=worker, interview_id=episode.return_interview.public_id, answers=held)
    assert "was held before that" in refused(correct, worker, episode, now() - HOUR)["returned_at"]


def test_a_correction_after_the_interview_moves_its_clock_and_promises_nothing(worker, episode):
    record(worker, episode, now() - 4 * HOUR)
    episode.refresh_from_db()
    interview = episode.return_interview
    answers.complete_interview(actor=worker, interview_id=interview.public_id, answers={"held_at": now() - HOUR})
    earlier = now() - 4 * HOUR - timedelta(minutes=30)
    correct(worker, episode, earlier)
    interview.refresh_from_db()
    assert (interview.due_at, promised(interview)) == (earlier + HOURS_72, [])


def test_nothing_can_be_corrected_before_there_is_a_return(worker, episode):
    assert "has not returned yet" in refused(correct, worker, episode, now() - HOUR)[""]


def test_a_stranger_does_not_see_the_episode_and_a_coordinator_may_not_record(worker, episode):
    with pytest.raises(NotVisible):
        record(a_user(), episode, now() - HOUR)
    team = episode.child.allocations.get().team
    with pytest.raises(NotAllowed):
        record(a_user(Role.SERAC_COORDINATOR, team), episode, now() - HOUR)
