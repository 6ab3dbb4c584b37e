"""Sets of children for the panel's agenda."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Child
from risk import selectors
from risk.services import approvals
from slscb.core.clock import today
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, an_assessment

pytestmark = pytest.mark.django_db


def ago(days):
    return today() - timedelta(days=days)


def line(*steps, worker=None):
    """A child with assessments so many days ago, each with its codes."""
    child = a_child(worker or a_user())
    for days, codes in steps:
        an_assessment(*codes, child=child, assessed_on=ago(days))
    return child


HIGH, MEDIUM, LOW, NONE = ["H02"], ["M01", "M02"], ["L01"], []


def close(child):
    Child.objects.filter(pk=child.pk).update(status="closed", closed_on=today())


def test_high_children_are_those_whose_assessment_in_force_is_high():
    high = line((10, HIGH))
    was_high = line((10, HIGH), (5, LOW))
    is_high_again = line((30, HIGH), (20, LOW), (5, HIGH))
    line((10, MEDIUM))
    found = selectors.high_children()
    assert set(found) == {high.pk, is_high_again.pk}
    assert was_high.pk not in found
    assert found[is_high_again.pk].assessed_on == ago(5)
    assert found[high.pk].assessment_id == high.risk_assessments.get().public_id


def test_a_closed_case_is_in_no_set():
    for steps in (((10, HIGH),), ((10, MEDIUM),), ((20, HIGH), (10, LOW))):
        close(line(*steps))
    assert selectors.high_children() == {}
    assert selectors.raised_to_medium_since(ago(100)) == {}
    assert selectors.stepped_down_from_high_since(ago(100)) == {}


@pytest.mark.parametrize(
    ("steps", "is_raised"),
    [
        ([(10, MEDIUM)], True),
        ([(28, MEDIUM)], True),
        ([(29, MEDIUM)], False),
        ([(60, LOW), (10, MEDIUM)], True),
        ([(60, NONE), (10, MEDIUM)], True),
        ([(60, MEDIUM), (10, MEDIUM)], False),
        ([(60, HIGH), (10, MEDIUM)], False),
        ([(60, LOW), (20, MEDIUM), (10, MEDIUM)], True),
        ([(60, LOW), (20, MEDIUM), (10, LOW)], False),
        ([(60, LOW), (20, MEDIUM), (10, HIGH)], False),
        ([(60, MEDIUM), (20, LOW), (10, MEDIUM)], True),
        ([(60, LOW), (40, MEDIUM), (10, MEDIUM)], False),
    ],
)
def test_raised_to_medium_since_a_day_is_from_below_or_none_and_still_medium(steps, is_raised):
    child = line(*steps)
    assert (child.pk in selectors.raised_to_medium_since(ago(28))) is is_raised


def test_the_day_given_is_that_of_the_assessment_that_raised_the_child_last():
    child = line((60, MEDIUM), (25, LOW), (20, MEDIUM), (10, MEDIUM))
    assert selectors.raised_to_medium_since(ago(28))[child.pk].assessed_on == ago(20)


def test_a_child_brought_down_from_high_since_a_day():
    down = line((60, HIGH), (10, MEDIUM))
    line((60, HIGH), (40, MEDIUM))
    line((60, HIGH), (10, HIGH))
    line((60, MEDIUM), (10, LOW))
    assert set(selectors.stepped_down_from_high_since(ago(28))) == {down.pk}


def test_the_level_settled_on_counts_and_not_the_calculated_one():
    manager, worker = a_manager_and_worker()
    found = an_assessment("H02", by=worker, final_level="medium", override_reason="Explained")
    assert found.child_id in selectors.high_children()
    approvals.approve_level(actor=manager, assessment_id=found.public_id, reason="Yes", expected_version=1)
    assert found.child_id not in selectors.high_children()
    assert found.child_id in selectors.raised_to_medium_since(today())


def test_each_set_is_one_statement_however_many_children():
    worker = a_user()
    for number in range(3):
        line((60, LOW), (10, MEDIUM if number else HIGH), worker=worker)
    with CaptureQueriesContext(connection) as asked:
        selectors.high_children()
        selectors.raised_to_medium_since(ago(28))
        selectors.stepped_down_from_high_since(ago(28))
    assert len(asked) == 3
