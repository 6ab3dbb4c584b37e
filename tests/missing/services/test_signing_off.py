"""Signing an interview off."""

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import Role
from cases.models import ChronologyEntry
from missing.models import ReturnInterview
from missing.services import answers, signing_off
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_completed_interview, a_returned_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def manager(worker):
    return a_user(Role.TEAM_MANAGER, worker.memberships.get().team)


@pytest.fixture
def interview(worker):
    return a_completed_interview(a_child(worker), worker)


def sign(actor, interview, words="", version=None):
    return signing_off.sign_off_interview(
        actor=actor, interview_id=interview.public_id, words=words, expected_version=version
    )


def test_it_is_kept_with_who_and_when_and_stands_in_the_chronology_and_the_audit(manager, interview):
    sign(manager, interview, " Good ", interview.version)
    kept = ReturnInterview.objects.get()
    assert (kept.signed_off_by, kept.sign_off_words, kept.version) == (manager, "Good", interview.version + 1)
    line = ChronologyEntry.objects.get(summary=f"Return home interview signed off by {manager}")
    assert (line.happened_at, line.link_id) == (kept.signed_off_at, kept.public_id)
    event = AuditEvent.objects.get(target_id=kept.public_id)
    assert (event.action, event.about, event.detail["signed_off"]) == ("change", [kept.child_id], True)


def test_it_is_signed_off_once(manager, interview):
    sign(manager, interview)
    with pytest.raises(Invalid) as caught:
        sign(manager, interview, "Again")
    assert "already signed off" in caught.value.faults[0].message


def test_nobody_signs_off_what_they_completed_or_held(manager, worker):
    back = now() - 5 * HOUR
    own = a_returned_episode(a_child(worker), back - HOUR, back).return_interview
    held = {"held_at": now() - HOUR, "interviewer": "Nia Rees"}
    done = answers.complete_interview(actor=manager, interview_id=own.public_id, answers=held)
    assert done.completed_by == manager
    named = a_completed_interview(a_child(worker), worker, interviewer=str(manager))
    for one in (own, named):
        with pytest.raises(Invalid) as caught:
            sign(manager, one)
        assert "You held or completed" in caught.value.faults[0].message


def test_one_that_is_not_completed_is_not_signed_off(manager, worker):
    with pytest.raises(Invalid):
        sign(manager, a_returned_episode(a_child(worker)).return_interview)


def test_who_may_not_signs_nothing_and_a_stranger_finds_none(worker, manager, interview):
    with pytest.raises(NotAllowed):
        sign(a_user(team=worker.memberships.get().team), interview)
    with pytest.raises(NotVisible):
        sign(a_user(Role.TEAM_MANAGER), interview)
    with pytest.raises(Stale):
        sign(manager, interview, version=7)
    assert ReturnInterview.objects.get().signed_off_at is None


def test_the_database_itself_refuses_a_sign_off_by_nobody_or_of_one_that_waits(worker, manager, interview):
    waiting = a_returned_episode(a_child(worker)).return_interview
    for one, values in ((interview, {"signed_off_at": now()}), (waiting, {"signed_off_by": manager})):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReturnInterview.objects.filter(pk=one.pk).update(**values)
