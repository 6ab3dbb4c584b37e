"""Reviews are reminded of on the day and once they are overdue."""

from datetime import timedelta

import pytest

from cases.models import Child
from risk.services.reviews import AT
from slscb.core import outbox
from slscb.core.clock import from_london, today
from slscb.core.models import Notice
from tests.factories.risk import a_manager_and_worker, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return a_manager_and_worker()


def after(days, seconds=0):
    """Eight in the morning in London, so many days from now."""
    return from_london(today() + timedelta(days=days), AT) + timedelta(seconds=seconds)


def told(words):
    return {notice.recipient for notice in Notice.objects.filter(title__contains=words)}


@pytest.mark.parametrize(("codes", "days"), [(["H02"], 28), (["M01", "M02"], 56), (["L01"], 84)])
def test_the_worker_is_reminded_on_the_day_and_the_managers_too_the_day_after(people, codes, days):
    manager, worker = people
    an_assessment(*codes, by=worker)
    outbox.dispatch(after(days, -1))
    assert told("review") == set()
    outbox.dispatch(after(days))
    assert told("due today") == {worker}
    outbox.dispatch(after(days + 1, -1))
    assert told("review of the level of risk is overdue") == set()
    outbox.dispatch(after(days + 1))
    assert told("review of the level of risk is overdue") == {worker, manager}


def test_a_pass_that_runs_twice_reminds_once(people):
    an_assessment("L01", by=people[1])
    outbox.dispatch(after(90))
    outbox.dispatch(after(90))
    assert Notice.objects.filter(recipient=people[1]).count() == 2


def test_a_new_assessment_takes_the_old_reminders_back(people):
    first = an_assessment("H02", by=people[1])
    an_assessment("L01", child=first.child)
    outbox.dispatch(after(60))
    assert told("review") == set()


def test_a_closed_case_is_not_reminded_of(people):
    found = an_assessment("L01", by=people[1])
    Child.objects.filter(pk=found.child_id).update(status="closed", closed_on=today())
    outbox.dispatch(after(90))
    assert told("review") == set()


def test_an_assessment_without_a_level_has_no_review(people):
    found = an_assessment(by=people[1])
    assert found.review_due_on is None
    outbox.dispatch(after(400))
    assert told("review") == set()


def test_where_nobody_is_allocated_the_managers_are_reminded(people):
    manager, worker = people
    found = an_assessment("L01", by=worker)
    found.child.allocations.update(worker=None)
    outbox.dispatch(after(84))
    assert told("due today") == {manager}
