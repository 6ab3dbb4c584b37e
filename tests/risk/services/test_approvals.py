"""A level below the calculated one is approved or refused by somebody more senior."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from risk.models import RequiredResponse
from risk.services import approvals
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import Notice, Reminder
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return a_manager_and_worker()


@pytest.fixture
def waiting(people):
    _, worker = people
    return an_assessment("M01", "M02", by=worker, final_level="low", override_reason="Both explained")


def decide(how, by, assessment, reason="I agree", version=1):
    return how(actor=by, assessment_id=assessment.public_id, reason=reason, expected_version=version)


def test_an_approved_lower_level_is_the_childs_with_a_review_of_its_own(people, waiting):
    found = decide(approvals.approve_level, people[0], waiting)
    assert (found.calculated_level, found.final_level, found.approved_by) == ("medium", "low", people[0])
    child = waiting.child
    child.refresh_from_db()
    assert (child.risk_level, child.risk_order, child.review_due_on) == ("low", 2, today() + timedelta(days=84))


def test_the_reminders_move_to_the_new_review_date(people, waiting):
    decide(approvals.approve_level, people[0], waiting)
    pending = Reminder.objects.filter(state="pending", reminder_kind="risk.review_due")
    assert [one.due_at.date() for one in pending] == [today() + timedelta(days=84)]


def test_responses_that_the_approved_level_does_not_call_for_are_dropped(people, waiting):
    decide(approvals.approve_level, people[0], waiting)
    assert set(RequiredResponse.objects.values_list("status", flat=True)) == {"not_needed"}
    assert not Reminder.objects.filter(state="pending", reminder_kind="risk.response_overdue").exists()


def test_from_high_to_medium_the_responses_stay(people):
    found = an_assessment("H02", by=people[1], final_level="medium", override_reason="Explained")
    decide(approvals.approve_level, people[0], found)
    assert list(RequiredResponse.objects.values_list("status", flat=True)) == ["not_started", "not_started"]


def test_a_refused_lower_level_leaves_the_calculated_one(people, waiting):
    found = decide(approvals.refuse_level, people[0], waiting, reason="Not explained to me")
    assert (found.final_level, found.requested_level, found.refused_by) == ("medium", "low", people[0])
    assert (found.status, found.decision_reason) == ("completed", "Not explained to me")
    waiting.child.refresh_from_db()
    assert waiting.child.risk_level == "medium"


@pytest.mark.parametrize("how", [approvals.approve_level, approvals.refuse_level])
def test_the_assessor_is_told_of_the_decision(people, waiting, how):
    decide(how, people[0], waiting)
    assert Notice.objects.get(key=f"risk.decided:{waiting.public_id}").recipient == people[1]


def test_nobody_decides_on_their_own_lower_level(people):
    found = an_assessment("M01", "M02", by=people[0], final_level="low", override_reason="Both explained")
    with pytest.raises(Invalid, match="own step-down"):
        decide(approvals.approve_level, people[0], found)


def test_the_approver_is_more_senior_than_the_assessor(people):
    manager, worker = people
    team = worker.memberships.get().team
    colleague = a_user(Role.TEAM_MANAGER, team)
    found = an_assessment("M01", "M02", by=manager, final_level="low", override_reason="Both explained")
    with pytest.raises(Invalid, match="more senior"):
        decide(approvals.approve_level, colleague, found)
    assert decide(approvals.approve_level, a_user(Role.CSE_LEAD, team), found).final_level == "low"


def test_a_decision_needs_a_reason_and_is_made_once(people, waiting):
    with pytest.raises(Invalid, match="reason"):
        decide(approvals.approve_level, people[0], waiting, reason=" ")
    decide(approvals.approve_level, people[0], waiting)
    with pytest.raises(Invalid, match="decided already"):
        decide(approvals.refuse_level, people[0], waiting, version=2)


def test_a_decision_on_an_old_version_is_refused(people, waiting):
    with pytest.raises(Stale):
        decide(approvals.approve_level, people[0], waiting, version=7)
    waiting.refresh_from_db()
    assert waiting.final_level == "medium"


def test_a_practitioner_may_not_approve_and_a_stranger_does_not_see(people, waiting):
    with pytest.raises(NotAllowed):
        decide(approvals.approve_level, people[1], waiting)
    with pytest.raises(NotVisible):
        decide(approvals.approve_level, a_user(Role.TEAM_MANAGER), waiting)


def test_the_decision_is_a_line_of_the_chronology(people, waiting):
    decide(approvals.approve_level, people[0], waiting)
    summaries = waiting.child.chronology.filter(entry_kind="risk").values_list("summary", flat=True)
    assert "LOW approved in place of MEDIUM" in summaries


def test_another_child_is_left_alone(people, waiting):
    other = a_child(people[1])
    an_assessment("H02", child=other)
    decide(approvals.approve_level, people[0], waiting)
    other.refresh_from_db()
    assert other.risk_level == "high"
