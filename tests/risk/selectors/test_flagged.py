"""Police liaison's list, approvals that wait, reviews due."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.models import Child
from risk import selectors
from risk.services import responses
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, a_screening, an_assessment, observed

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)


def test_medium_and_high_children_are_listed_and_no_others(officer):
    high, medium = an_assessment("H02"), an_assessment("M01", "M02")
    an_assessment("L01")
    assert set(selectors.flagged(officer)) == {high.child, medium.child}


def test_a_child_whose_level_fell_is_no_longer_listed(officer):
    first = an_assessment("H02")
    an_assessment("L01", child=first.child)
    assert not selectors.flagged(officer).exists()


def test_responses_not_started_come_first_then_high_then_the_newest(officer):
    taken_on = an_assessment("H02")
    medium = an_assessment("M01", "M02")
    older = an_assessment("H02", assessed_on=today() - timedelta(days=9))
    newer = an_assessment("H02", assessed_on=today() - timedelta(days=2))
    police = taken_on.responses.get(response_kind="police")
    responses.acknowledge(actor=officer, response_id=police.public_id)
    expected = [one.child for one in (newer, older, medium, taken_on)]
    assert list(selectors.flagged(officer)) == expected
    details = selectors.flagged_details(officer, expected)
    assert [one.assessment for one in details] == [newer, older, medium, taken_on]
    assert [one.police.status for one in details] == ["not_started", "not_started", "not_started", "acknowledged"]


def test_the_list_can_be_narrowed_by_level_and_response(officer):
    high, medium = an_assessment("H02"), an_assessment("M01", "M02")
    police = high.responses.get(response_kind="police")
    responses.acknowledge(actor=officer, response_id=police.public_id)
    assert list(selectors.flagged(officer, levels=["medium"])) == [medium.child]
    assert list(selectors.flagged(officer, responses=["acknowledged"])) == [high.child]
    assert list(selectors.flagged(officer, levels=["medium"], responses=["acknowledged"])) == []


def test_nobody_sees_a_flagged_child_that_is_not_theirs(officer):
    found = an_assessment("H02")
    assert not selectors.flagged(a_user(Role.CSE_LEAD)).exists()
    Child.objects.filter(pk=found.child_id).update(status="closed", closed_on=today())
    assert not selectors.flagged(officer).exists()


@pytest.mark.parametrize(
    ("steps", "is_new"),
    [
        ([(27, ["H02"])], True),
        ([(28, ["H02"])], False),
        ([(60, ["M01", "M02"]), (3, ["H02"])], True),
        ([(60, ["H02"]), (3, ["H02"])], False),
        ([(60, ["H02"]), (3, ["M01", "M02"])], False),
    ],
)
def test_newly_raised_is_by_the_assessment_in_force_within_28_days(officer, steps, is_new):
    child = a_child()
    for days, codes in steps:
        an_assessment(*codes, child=child, assessed_on=today() - timedelta(days=days))
    assert selectors.is_newly_raised(selectors.first_flagged(officer, 1)[0].assessment) is is_new


def test_what_the_home_page_shows_is_written_into_the_audit(officer):
    found = an_assessment("H02")
    selectors.first_flagged(officer, 5)
    event = AuditEvent.objects.get(action="list", actor=officer)
    assert event.about == [found.child_id]


def test_approvals_are_those_of_ones_own_children_the_oldest_first():
    manager, worker = a_manager_and_worker()
    asked = {"final_level": "low", "override_reason": "Explained"}
    first, second = (an_assessment("M01", "M02", by=worker, **asked) for _ in range(2))
    an_assessment("M01", "M02", **asked)
    assert list(selectors.waiting_for_approval(manager)) == [first, second]
    assert selectors.first_waiting(manager, 1) == [first]


def test_reviews_due_are_those_of_ones_own_children_the_longest_overdue_first():
    worker = a_user()
    late, later, fine = (a_child(worker) for _ in range(3))
    for child, days in ((late, 80), (later, 90), (fine, 1)):
        an_assessment("L01", child=child, assessed_on=today() - timedelta(days=days))
    an_assessment("L01", assessed_on=today() - timedelta(days=90))
    assert selectors.reviews_due(worker, today() + timedelta(days=14), 5) == [later, late]


def test_a_child_with_h01_ticked_is_listed_below_medium_too_also_where_a_screening_ticked_it(officer):
    historic = observed("H01", when="historic", age_at_event=12)
    below = an_assessment(historic)
    _, worker = a_manager_and_worker()
    screened = a_screening(historic, child=a_child(worker), by=worker)
    both = an_assessment("L01", by=worker)
    again = a_screening(historic, child=both.child, by=worker)
    listed = list(selectors.flagged(officer))
    assert set(listed) == {below.child, screened.child, both.child}
    shown = {one.child: one for one in selectors.flagged_details(officer, listed)}
    assert {one.assessment for one in shown.values()} == {below, screened, again}
    assert {one.police.status for one in shown.values()} == {"not_started"}
    assert list(selectors.flagged(officer, levels=["medium"])) == []


def test_what_is_in_force_is_shown_where_a_screening_has_h01_at_medium(officer):
    _, worker = a_manager_and_worker()
    medium = an_assessment("M01", "M02", by=worker)
    a_screening(observed("H01", when="historic", age_at_event=12), child=medium.child, by=worker)
    listed = list(selectors.flagged(officer))
    assert listed == [medium.child]
    (shown,) = selectors.flagged_details(officer, listed)
    assert shown.police is not None


def test_the_list_can_be_narrowed_to_those_newly_raised(officer):
    _, worker = a_manager_and_worker()
    raised = an_assessment("H02", by=worker)
    an_assessment("M01", "M02", by=worker, assessed_on=today() - timedelta(days=28))
    kept = an_assessment("H02", by=worker, assessed_on=today() - timedelta(days=40))
    an_assessment("H02", child=kept.child, by=worker)
    fell = an_assessment("H02", by=worker)
    an_assessment("M01", "M02", child=fell.child, by=worker)
    found = list(selectors.flagged(officer, newly_raised=True))
    assert found == [raised.child]
    details = selectors.flagged_details(officer, list(selectors.flagged(officer)))
    assert [one.child for one in details if selectors.is_newly_raised(one.assessment)] == found
