"""Writing an interview down and completing it."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from cases.models import ChronologyEntry
from missing.models import ReturnInterview
from missing.services import answers, reminding
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Reminder
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def waiting(child, hours_ago=2):
    """An interview that waits since a return so many hours ago, with its reminders promised."""
    back = now() - hours_ago * HOUR
    interview = a_returned_episode(child, back - HOUR, back).return_interview
    reminding.promise(actor=None, interview=interview)
    return interview


def complete(worker, interview, also_covers=(), version=None, **written):
    return answers.complete_interview(
        actor=worker,
        interview_id=interview.public_id,
        answers={"held_at": now() - HOUR} | written,
        also_covers=also_covers,
        expected_version=version,
    )


def save(worker, interview, version=None, **written):
    return answers.save_answers(
        actor=worker, interview_id=interview.public_id, answers=written, expected_version=version
    )


def refused(service, *arguments, **more):
    with pytest.raises(Invalid) as caught:
        service(*arguments, **more)
    return {fault.path: fault.message for fault in caught.value.faults}


def test_a_completed_interview_keeps_what_was_said_and_by_whom(worker, child):
    held = complete(
        worker,
        waiting(child),
        push_factors=["family_conflict"],
        pull_factors=["relationship_of_concern", "party"],
        harms=["substance"],
        childs_words="He said he would buy me a phone",
        what_would_help="Someone to talk to",
    )
    held.refresh_from_db()
    assert (held.status, held.interviewer, held.childs_words) == (
        "completed",
        str(worker),
        "He said he would buy me a phone",
    )
    assert (held.push_factors, held.pull_factors) == (["family_conflict"], ["relationship_of_concern", "party"])
    assert held.closed_at == held.held_at and held.completed_at > held.held_at
    assert (held.completed_by, held.signed_off_by) == (worker, None)


def test_completing_stops_the_reminders_and_is_in_chronology_and_audit(worker, child):
    held = complete(worker, waiting(child))
    assert not Reminder.objects.filter(state="pending").exists()
    line = ChronologyEntry.objects.get(entry_kind="interview")
    assert line.summary == f"Return home interview held by {worker}, within 72 hours"
    event = AuditEvent.objects.get(target_id=held.public_id)
    assert (event.action, event.detail) == ("change", {"status": "completed", "episodes": 1})


def test_answers_are_kept_as_they_are_written_and_completed_later(worker, child):
    interview = waiting(child)
    save(worker, interview, version=1, push_factors=["bullying"])
    save(worker, interview, version=2, childs_words="I will go again")
    held = complete(worker, interview, version=3)
    assert (held.push_factors, held.childs_words, held.version) == (["bullying"], "I will go again", 4)


def test_kept_answers_change_nothing_of_the_clock(worker, child):
    interview = save(worker, waiting(child), held_at=now() - HOUR)
    interview.refresh_from_db()
    assert (interview.status, interview.closed_at) == ("to_offer", None)
    assert Reminder.objects.filter(state="pending").count() == 3


def test_a_fault_is_told_with_the_section_it_belongs_to_and_holds_up_no_other(worker, child):
    interview = waiting(child)
    assert set(refused(save, worker, interview, held_at=now() + HOUR)) == {"held_at"}
    ReturnInterview.objects.filter(pk=interview.pk).update(held_at=now() + HOUR)
    assert save(worker, interview, childs_words="Kept all the same").childs_words == "Kept all the same"


def test_an_interview_that_was_not_held_cannot_be_completed(worker, child):
    assert refused(complete, worker, waiting(child), held_at=None) == {"held_at": "Enter when the interview was held"}


def test_a_late_interview_needs_the_reason_for_the_delay(worker, child):
    interview = waiting(child, hours_ago=80)
    assert "say why" in refused(complete, worker, interview)["late_reason"]
    held = complete(worker, interview, late_reason="She asked for another day")
    assert "after the 72 hours" in ChronologyEntry.objects.get(link_id=held.public_id).summary


def test_every_fault_of_an_interview_is_told_at_once(worker, child):
    interview = waiting(child, hours_ago=80)
    found = refused(complete, worker, interview, is_independent=False, is_safe_now=False, also_covers=[child.public_id])
    assert set(found) == {"late_reason", "not_independent_reason", "immediate_safety", "also_covers"}


def test_codes_outside_the_lists_are_refused(worker, child):
    assert set(refused(complete, worker, waiting(child), push_factors=["boredom"])) == {"push_factors"}


def test_one_interview_may_cover_other_episodes_whose_own_then_close(worker, child):
    earlier, later = waiting(child, 30), waiting(child, 5)
    other = earlier.episodes.get()
    held = complete(worker, later, also_covers=[other.public_id])
    other.refresh_from_db()
    earlier.refresh_from_db()
    assert (other.return_interview, earlier.status, earlier.covered_by) == (held, "covered", held)
    assert held.due_at == other.returned_at + timedelta(hours=72)
    assert not Reminder.objects.filter(state="pending").exists()


def test_an_interview_held_before_another_return_does_not_cover_that_episode(worker, child):
    earlier, later = waiting(child, 30), waiting(child, 5)
    other = later.episodes.get()
    found = refused(complete, worker, earlier, held_at=now() - 10 * HOUR, also_covers=[other.public_id])
    assert "before the child's return" in found["held_at"]


def test_episodes_of_another_child_cannot_be_covered(worker, child):
    stranger = waiting(a_child(worker, given_name="Zara")).episodes.get()
    found = refused(complete, worker, waiting(child), also_covers=[stranger.public_id])
    assert set(found) == {"also_covers"}


def test_an_interview_is_completed_once(worker, child):
    interview = waiting(child)
    complete(worker, interview)
    assert "already closed" in refused(complete, worker, interview)[""]
    assert "already closed" in refused(save, worker, interview, childs_words="More")[""]


def test_an_old_version_is_refused(worker, child):
    interview = waiting(child)
    save(worker, interview, version=1, why_left="A row")
    with pytest.raises(Stale):
        save(worker, interview, version=1, why_left="Another")
    with pytest.raises(Stale):
        complete(worker, interview, version=1)


def test_a_stranger_sees_no_interview_and_a_champion_may_not_record_one(worker, child):
    interview = waiting(child)
    with pytest.raises(NotVisible):
        save(a_user(), interview, why_left="x")
    champion = a_user(Role.CHAMPION, child.allocations.get().team)
    with pytest.raises(NotAllowed):
        complete(champion, interview)


def test_nothing_but_answers_can_be_written(worker, child):
    with pytest.raises(KeyError):
        save(worker, waiting(child), status="completed")
