"""Offering a return home interview, and closing one without it."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.models import ChronologyEntry
from cases.services import involvement
from missing.models import InterviewOffer
from missing.services import interviews, reminding
from missing.services.interviews import Offer, Refusal
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Reminder
from tests.factories.agencies import a_member_of, a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def interview(worker):
    """One that waits since a return two hours ago, with its reminders promised."""
    episode = a_returned_episode(a_child(worker), now() - 5 * HOUR, now() - 2 * HOUR)
    reminding.promise(actor=worker, interview=episode.return_interview)
    return episode.return_interview


def offer(worker, interview, version=None, **changes):
    values = {"offered_at": now() - HOUR, "method": "telephone", "outcome": "thinking"}
    made = Offer(**values | changes)
    return interviews.record_offer(actor=worker, interview_id=interview.public_id, offer=made, expected_version=version)


def decline(worker, interview, version=None, **changes):
    values = {"declined_at": now() - HOUR, "outcome": "declined_by_child", "reason": "did_not_want_to_talk"}
    refusal = Refusal(**values | changes)
    return interviews.decline_interview(
        actor=worker, interview_id=interview.public_id, refusal=refusal, expected_version=version
    )


def refused(service, *arguments, **more):
    with pytest.raises(Invalid) as caught:
        service(*arguments, **more)
    return {fault.path: fault.message for fault in caught.value.faults}


def test_each_offer_is_kept_with_when_how_by_whom_and_what_came_of_it(worker, interview):
    offer(worker, interview, words="Mum will ask her", asked_for="Her form tutor")
    offer(worker, interview, offered_by="Nia of Engage", outcome="no_answer", method="message")
    kept = InterviewOffer.objects.order_by("pk")
    assert [(one.offered_by, one.outcome, one.recorded_by) for one in kept] == [
        (str(worker), "thinking", worker),
        ("Nia of Engage", "no_answer", worker),
    ]
    assert [one.asked_for for one in kept] == ["Her form tutor", ""]
    interview.refresh_from_db()
    assert interview.status == "offered"


def test_an_accepted_offer_arranges_the_interview_and_a_later_refusal_undoes_that(worker, interview):
    tomorrow = now() + timedelta(days=1)
    offer(worker, interview, outcome="accepted", arranged_for=tomorrow)
    interview.refresh_from_db()
    assert (interview.status, interview.arranged_for) == ("scheduled", tomorrow)
    offer(worker, interview, outcome="declined", reason="afraid")
    interview.refresh_from_db()
    assert (interview.status, interview.arranged_for) == ("offered", None)


def test_an_offer_is_in_the_chronology_and_in_the_audit(worker, interview):
    made = offer(worker, interview)
    line = ChronologyEntry.objects.get(entry_kind="interview")
    assert (line.summary, line.link_id) == (
        f"Return home interview offered by {worker}: not decided yet",
        interview.public_id,
    )
    assert AuditEvent.objects.get(target_id=made.public_id).about == [interview.child_id]


def test_an_offer_that_cannot_be_true_is_refused_with_every_fault(worker, interview):
    found = refused(
        offer, worker, interview, offered_at=now() + HOUR, method="pigeon", outcome="declined", arranged_for=now()
    )
    assert set(found) == {"offered_at", "method", "reason", "arranged_for"}
    assert "before the child's return" in refused(offer, worker, interview, offered_at=now() - 3 * HOUR)["offered_at"]


def test_a_refusal_closes_the_interview_and_its_reminders_stop(worker, interview):
    offer(worker, interview)
    closed = decline(worker, interview, words="Said she is fine")
    closed.refresh_from_db()
    assert (closed.status, closed.closing_reason, closed.closing_words) == (
        "declined_by_child",
        "did_not_want_to_talk",
        "Said she is fine",
    )
    assert not Reminder.objects.filter(state="pending").exists()
    assert Reminder.objects.filter(state="cancelled").count() == 3


def test_only_an_offer_can_be_declined(worker, interview):
    assert "Record the offer first" in refused(decline, worker, interview)[""]


def test_a_refusal_says_who_why_and_when(worker, interview):
    offer(worker, interview)
    found = refused(decline, worker, interview, outcome="completed", reason="", declined_at=now() + HOUR)
    assert set(found) == {"outcome", "reason", "declined_at"}


def test_a_closed_interview_takes_no_offer_and_no_second_refusal(worker, interview):
    offer(worker, interview)
    decline(worker, interview)
    assert "already closed" in refused(offer, worker, interview)[""]
    assert "already closed" in refused(decline, worker, interview)[""]


@pytest.fixture(params=[Role.TEAM_MANAGER, Role.CSE_LEAD])
def decider(request, interview):
    """Somebody of the child's team who may decide that no interview is offered."""
    return a_user(request.param, interview.child.allocations.get().team)


def decide(actor, interview, **changes):
    said = {"reason": "under_protection", "words": "Police interview her today"}
    return interviews.decide_not_to_offer(actor=actor, interview_id=interview.public_id, **said | changes)


def test_a_decision_not_to_offer_is_recorded_with_who_when_and_why_and_the_reminders_stop(decider, interview):
    before = now()
    closed = decide(decider, interview)
    closed.refresh_from_db()
    assert (closed.status, closed.closing_reason) == ("not_offered", "under_protection")
    assert (closed.closing_words, closed.decided_by) == ("Police interview her today", decider)
    assert before <= closed.closed_at <= now()
    assert not Reminder.objects.filter(state="pending").exists()
    assert AuditEvent.objects.get(target_id=closed.public_id, action="change").actor == decider


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.AGENCY_REPRESENTATIVE, Role.POLICE_LIAISON])
def test_who_records_interviews_does_not_decide_that_none_is_offered(interview, role):
    with pytest.raises(NotAllowed):
        decide(a_user(role, interview.child.allocations.get().team), interview)
    interview.refresh_from_db()
    assert (interview.status, interview.decided_by) == ("to_offer", None)


def test_a_manager_of_another_team_does_not_find_the_interview(interview):
    with pytest.raises(NotVisible):
        decide(a_user(Role.TEAM_MANAGER), interview)


def test_an_interview_that_was_offered_and_is_not_held_was_not_possible(worker, decider, interview):
    offer(worker, interview, outcome="no_answer")
    closed = decide(decider, interview, reason="turned_18", words="Moved abroad")
    assert (closed.status, closed.decided_by) == ("unable_other", decider)


def test_a_decision_not_to_offer_needs_a_reason_and_words(decider, interview):
    assert set(refused(decide, decider, interview, reason="", words=" ")) == {"reason", "words"}


def test_an_old_version_is_refused(worker, interview):
    offer(worker, interview, version=1)
    with pytest.raises(Stale):
        offer(worker, interview, version=1)
    with pytest.raises(Stale):
        decline(worker, interview, version=1)


def test_a_stranger_sees_no_interview_and_police_liaison_may_not_record_one(worker, interview):
    with pytest.raises(NotVisible):
        offer(a_user(), interview)
    team = interview.child.allocations.get().team
    with pytest.raises(NotAllowed):
        offer(a_user(Role.POLICE_LIAISON, team), interview)


def test_someone_of_an_agency_involved_may_offer(worker, interview):
    engage = a_member_of(AgencyCode.ENGAGE)
    agency = engage.memberships.get().team.agency
    involvement.begin(actor=worker, child=interview.child, agency=agency, reason="Holds return interviews")
    assert offer(engage, interview).offered_by == str(engage)
