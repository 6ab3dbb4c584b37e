"""Where two records are one, their assessments are one line in order of their days, and become two again."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction

from agencies.choices import Role
from cases.services import merging
from risk.models import Assessment, RequiredResponse
from risk.services import contributing
from slscb.core.errors import Invalid
from slscb.core.models import Reminder
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.risk import an_assessment, an_open_assessment, put_forward

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def two(team):
    return a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)


def assessed(child, day, *codes):
    with time_machine.travel(DAY + timedelta(days=day), tick=False):
        return an_assessment(*codes, child=child)


@pytest.fixture
def pair(team):
    """A kept record assessed on days 0 and 2, another on days 1 and 3, the last of them without any indicator."""
    with time_machine.travel(DAY, tick=False):
        kept, other = a_child(a_user(team=team)), a_child(a_user(team=team))
    made = [
        assessed(kept, 0, "M01", "M02"),
        assessed(other, 1, "L01"),
        assessed(kept, 2, "M01", "M02"),
        assessed(other, 3),
    ]
    return kept, other, made


def line_of(child):
    found = {one.previous_id: one.pk for one in Assessment.objects.filter(child=child)}
    line, last = [], None
    while last in found:
        last = found.pop(last)
        line.append(last)
    assert not found, "one line and nothing beside it"
    return line


def settle(child):
    RequiredResponse.objects.filter(child=child).update(status="done", outcome="Done", done_at=DAY)


def test_assessments_of_both_are_one_line_and_the_latest_sets_the_level(pair, two):
    kept, other, made = pair
    settle(kept)
    a_merge(kept, other, *two)
    kept.refresh_from_db()
    assert line_of(kept) == [one.pk for one in made]
    assert (kept.risk_level, kept.review_due_on) == (made[3].final_level, made[3].review_due_on)
    assert kept.user_grants.values_list("risk_order", flat=True).distinct().get() == kept.risk_order
    waiting = Reminder.objects.filter(about_kind="risk.assessment", state="pending").values_list("about_id", flat=True)
    assert set(waiting) <= {made[3].pk}


def test_a_new_assessment_follows_the_latest_of_both(pair, two):
    kept, other, made = pair
    settle(kept)
    a_merge(kept, other, *two)
    assert assessed(kept, 5).previous_id == made[3].pk


def test_taken_apart_each_has_its_own_line_and_what_came_since_stays(pair, two):
    kept, other, made = pair
    settle(kept)
    merge = a_merge(kept, other, *two)
    since = assessed(kept, 5, "L01")
    merging.undo(actor=two[1], merge_id=merge.public_id, reason="Two children")
    kept.refresh_from_db()
    other.refresh_from_db()
    assert line_of(kept) == [made[0].pk, made[2].pk, since.pk]
    assert line_of(other) == [made[1].pk, made[3].pk]
    assert (kept.risk_level, other.risk_level) == (since.final_level, made[3].final_level)


def test_two_open_responses_of_one_kind_are_said_before(team, two):
    kept, other = a_child(a_user(team=team)), a_child(a_user(team=team))
    for child in (kept, other):
        an_assessment("M01", "M02", child=child)
    with pytest.raises(Invalid, match="Both records have an open response"):
        a_merge(kept, other, *two)


def test_an_assessment_changes_its_child_with_the_ledger_alone(pair):
    kept, _, made = pair
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Assessment.objects.filter(pk=made[1].pk).update(child=kept, previous=made[0])


def test_an_open_assessment_follows_with_what_was_said_and_two_that_are_open_stand_in_the_way(team, two):
    worker = a_user(team=team)
    kept, other = a_child(worker), a_child(worker)
    opened = an_open_assessment(other, worker)
    put_forward(opened, worker, "L01")
    another = an_open_assessment(kept, worker)
    with pytest.raises(Invalid) as refused:
        a_merge(kept, other, *two)
    assert "An assessment is open on both records" in str(refused.value)
    contributing.end(
        actor=worker, open_assessment_id=another.public_id, reason="Opened twice", expected_version=another.version
    )
    merge = a_merge(kept, other, *two)
    opened.refresh_from_db()
    assert opened.child_id == kept.pk
    put_forward(opened, worker, "L02")
    merging.undo(actor=two[1], merge_id=merge.public_id, reason="Two children")
    opened.refresh_from_db()
    assert opened.child_id == other.pk
    assert opened.contributions.count() == 2
