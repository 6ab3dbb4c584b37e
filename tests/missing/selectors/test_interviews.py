"""The lists of return interviews by what is to be done, and reading one."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from missing import selectors
from missing.models import ReturnInterview
from missing.selectors import InterviewState
from missing.services import answers, interviews
from missing.services.interviews import Offer
from slscb.core.clock import now
from slscb.core.errors import NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode

pytestmark = pytest.mark.django_db


def waiting(worker, hours_ago, name):
    """An interview that waits since a return so many hours ago, of a child of the worker."""
    back = now() - hours_ago * HOUR
    return a_returned_episode(a_child(worker, given_name=name), back - HOUR, back).return_interview


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def world(worker):
    """One overdue, one due, one completed, one declined; and one of a child nobody here sees."""
    found = {name: waiting(worker, hours, name) for name, hours in (("due", 5), ("overdue", 80), ("completed", 9))}
    found["declined"] = waiting(worker, 6, "declined")
    complete = {"held_at": now() - HOUR}
    answers.complete_interview(actor=worker, interview_id=found["completed"].public_id, answers=complete)
    offer = Offer(offered_at=now() - HOUR, method="telephone")
    interviews.record_offer(actor=worker, interview_id=found["declined"].public_id, offer=offer)
    refusal = interviews.Refusal(declined_at=now(), outcome="declined_by_parent", reason="parent_objected")
    interviews.decline_interview(actor=worker, interview_id=found["declined"].public_id, refusal=refusal)
    found["hidden"] = waiting(a_user(), 90, "hidden")
    return found


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (InterviewState.WAITING, ["overdue", "due"]),
        (InterviewState.OVERDUE, ["overdue"]),
        (InterviewState.DUE, ["due"]),
        (InterviewState.COMPLETED, ["completed"]),
        (InterviewState.TO_SIGN_OFF, ["completed"]),
        (InterviewState.DECLINED, ["declined"]),
        ("", ["overdue", "completed", "declined", "due"]),
    ],
)
def test_each_state_lists_its_interviews_the_longest_due_first(worker, world, state, names):
    assert list(selectors.interviews(worker, state, now())) == [world[name] for name in names]


def test_an_interview_is_overdue_from_the_moment_after_it_was_due(worker, world):
    due_at = world["due"].due_at
    assert world["due"] not in selectors.interviews(worker, InterviewState.OVERDUE, due_at)
    assert world["due"] in selectors.interviews(worker, InterviewState.OVERDUE, due_at + HOUR)


def test_a_completed_interview_waits_for_sign_off_for_90_days_and_is_counted_until_then(worker, world):
    completed_at = ReturnInterview.objects.get(pk=world["completed"].pk).completed_at
    last = completed_at + timedelta(days=90)
    assert list(selectors.interviews(worker, InterviewState.TO_SIGN_OFF, last)) == [world["completed"]]
    assert list(selectors.interviews(worker, InterviewState.TO_SIGN_OFF, last + HOUR)) == []
    assert (selectors.count_unsigned(worker, last, 9), selectors.count_unsigned(worker, last + HOUR, 9)) == (1, 0)
    assert selectors.count_unsigned(a_user(Role.TEAM_MANAGER), last, 9) == 0


def test_mine_are_those_of_children_allocated_to_me(worker, world):
    colleague = a_user(team=world["due"].child.allocations.get().team)
    everyone = selectors.interviews(colleague, InterviewState.WAITING, now())
    mine = selectors.interviews(colleague, InterviewState.WAITING, now(), mine=True)
    assert (len(everyone), list(mine)) == (2, [])


def test_the_list_reads_no_answer(worker, world):
    shown = selectors.interviews(worker, InterviewState.WAITING, now())[0]
    assert "childs_words" in shown.get_deferred_fields()


def test_to_do_is_ones_own_or_else_what_one_sees(worker, world):
    manager = a_user(Role.TEAM_MANAGER, world["due"].child.allocations.get().team)
    assert selectors.to_do(worker, now()) == ([world["overdue"], world["due"]], False)
    assert selectors.to_do(manager, now())[0] == [world["overdue"], world["due"]]
    assert selectors.to_do(a_user(team=a_team()), now()) == ([], False)


def test_opening_an_interview_is_remembered_and_shows_episodes_and_offers(worker, world):
    opened = selectors.open_interview(worker, world["declined"].public_id)
    assert (len(opened.episodes), len(opened.offers)) == (1, 1)
    event = AuditEvent.objects.get(action="view")
    assert (event.about, event.target_id) == ([opened.interview.child_id], opened.interview.public_id)
    with pytest.raises(NotVisible):
        selectors.open_interview(worker, world["hidden"].public_id)
