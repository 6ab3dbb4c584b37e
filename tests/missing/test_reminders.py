"""Reminders of return interviews as time passes: who is told, when, once, and when nobody is told any more."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from cases.models import ChildUserGrant
from cases.services import allocation
from missing.services import answers, interviews, reminding, returns
from missing.services.returns import Return
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.models import Notice, OutgoingEmail, Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, an_episode

pytestmark = pytest.mark.django_db

RETURNED = timedelta(0)
MINUTE = timedelta(minutes=1)


class Case:
    """A child who returned a minute ago, with a worker, a team manager and a CSE lead."""

    def __init__(self):
        self.team = a_team()
        self.worker = a_user(team=self.team)
        self.manager = a_user(Role.TEAM_MANAGER, self.team)
        self.lead = a_user(Role.CSE_LEAD)
        self.child = a_child(self.worker)
        self.returned_at = now() - MINUTE
        episode = an_episode(self.child, self.returned_at - 5 * HOUR)
        self.episode = returns.record_return(
            actor=self.worker, episode_id=episode.public_id, back=Return(returned_at=self.returned_at)
        )
        self.interview = self.episode.return_interview
        # The search for linked episodes falls due while a slow pass still runs.
        Reminder.objects.exclude(reminder_kind=reminding.KIND).delete()

    def after(self, hours):
        """One pass of the dispatcher so many hours after the return."""
        return outbox.dispatch(self.returned_at + hours * HOUR + MINUTE)

    def told(self):
        """Who was told, in order."""
        return [notice.recipient for notice in Notice.objects.order_by("pk")]


@pytest.fixture
def case():
    return Case()


def test_the_worker_is_reminded_on_return_at_48_and_at_72_hours(case):
    for hours, times in ((0, 1), (47, 1), (48, 2), (71, 2), (72, 3)):
        case.after(hours)
        assert case.told() == [case.worker] * times


def test_every_24_hours_overdue_the_team_manager_is_told_and_from_the_third_day_the_cse_lead_too(case):
    for hours in range(0, 96, 24):
        case.after(hours)
    Notice.objects.all().delete()
    expected = []
    for day in range(1, 6):
        case.after(72 + 24 * day)
        expected += [case.manager] if day < 3 else [case.manager, case.lead]
        assert sorted(person.pk for person in case.told()) == sorted(person.pk for person in expected)


def test_the_cse_lead_who_is_told_sees_the_child_until_soon_after_the_interview_is_settled(case):
    due_at = case.returned_at + 72 * HOUR
    lead, child = case.lead.pk, case.child.pk
    for day, weeks in ((2, None), (3, 1), (4, 1), (5, 2), (9, 2)):
        case.after(72 + 24 * day)
        held = ChildUserGrant.objects.filter(user=lead, content_object=child, basis="escalation").first()
        assert (held and held.until) == (due_at + weeks * timedelta(days=7) if weeks else None)
    interviews.decide_not_to_offer(
        actor=case.manager, interview_id=case.interview.public_id, reason="other_authority", words="Windsor holds it"
    )
    case.after(72 + 24 * 12)
    assert ChildUserGrant.objects.get(user=lead).until == due_at + timedelta(days=14)


def test_two_passes_give_one_notice_and_one_email(case):
    assert case.after(0).done == 1
    assert case.after(0).done == 0
    assert (Notice.objects.count(), OutgoingEmail.objects.count()) == (1, 1)


def test_a_notice_holds_the_reference_and_the_countdown_and_no_name(case):
    case.after(48)
    title = Notice.objects.latest("pk").title
    assert title == f"Return home interview for child {case.child.reference}: due in 23 hours"
    case.after(100)
    assert Notice.objects.latest("pk").title.endswith("28 hours overdue")
    assert Notice.objects.latest("pk").link == f"/missing/interviews/{case.interview.public_id}/"


def test_overdue_notices_cannot_wait_and_the_first_can(case):
    for hours in (0, 48, 72):
        case.after(hours)
    assert list(Notice.objects.order_by("pk").values_list("urgent", flat=True)) == [False, False, True]


def test_once_the_interview_is_completed_nobody_is_told(case):
    case.after(0)
    answers.complete_interview(
        actor=case.worker, interview_id=case.interview.public_id, answers={"held_at": case.returned_at + MINUTE / 2}
    )
    done = Reminder.objects.filter(reminder_kind=reminding.KIND, state="done").count()
    for hours in (48, 72, 96, 200):
        case.after(hours)
    assert len(case.told()) == 1
    assert Reminder.objects.filter(reminder_kind=reminding.KIND, state="done").count() == done == 1


def test_a_reminder_that_falls_due_for_a_closed_interview_is_silent_and_promises_nothing(case):
    interviews.decide_not_to_offer(
        actor=case.manager, interview_id=case.interview.public_id, reason="other_authority", words="Windsor holds it"
    )
    Reminder.objects.update(state="pending")
    case.after(100)
    assert case.told() == []
    assert not Reminder.objects.filter(state="pending").exists()


def test_a_corrected_return_moves_every_reminder(case):
    later = case.returned_at + MINUTE / 2
    returns.correct_return(actor=case.worker, episode_id=case.episode.public_id, back=Return(returned_at=later))
    outbox.dispatch(later + 72 * HOUR)
    assert case.told() == [case.worker] * 3


def test_whoever_holds_the_case_when_a_reminder_falls_due_is_told(case):
    case.after(0)
    team = a_team()
    other = a_user(team=team)
    lead = a_user(Role.CSE_LEAD, case.team)
    allocation.allocate(actor=lead, child_id=case.child.public_id, team=team, worker=other)
    case.after(48)
    assert case.told() == [case.worker, other, other]  # the second of them: that the child was allocated


def test_a_place_that_nobody_holds_falls_to_the_next_above(case):
    case.worker.is_active = False
    case.worker.save()
    case.after(0)
    assert case.told() == [case.manager]
    case.manager.is_active = False
    case.manager.save()
    case.after(48)
    assert case.told() == [case.manager, case.lead]


def test_after_days_without_a_dispatcher_the_missed_days_become_one_reminder(case):
    case.after(72 + 24 * 10)
    assert case.told() == [case.worker] * 3 + [case.manager, case.lead]
    waiting = Reminder.objects.get(state="pending")
    assert waiting.due_at == case.returned_at + (72 + 24 * 11) * HOUR
