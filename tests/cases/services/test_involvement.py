"""An agency that becomes involved with many children at once."""

import pytest

from agencies.choices import AgencyCode
from cases.models import ChildGroupGrant, ChronologyEntry, Involvement
from cases.services import involvement
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

WHY = "Missing, reported to police"


@pytest.fixture
def police():
    return an_agency(AgencyCode.POLICE)


def test_many_are_begun_as_one_is_and_one_that_lives_stays_as_it_is(police):
    worker = a_user()
    alone, *others = [a_child(worker) for _ in range(4)]
    involvement.begin(actor=worker, child=alone, agency=police, reason="Known before")
    involvement.begin_many(actor=worker, children=[alone, *others, others[0]], agency=police, reason=WHY)
    kept = dict(Involvement.objects.filter(agency=police).values_list("child", "reason"))
    assert kept == {alone.pk: "Known before"} | {child.pk: WHY for child in others}
    assert ChildGroupGrant.objects.filter(group=police.group, basis="agency").count() == 4
    for child in others:
        line = ChronologyEntry.objects.get(child=child, entry_kind="agency", actor=worker, summary__contains=WHY)
        assert line.summary == f"{police} involved: {WHY}"
    event = AuditEvent.objects.get(action="create", target_id=police.public_id, detail__involved=3)
    assert sorted(event.about) == sorted(child.pk for child in others)


def test_again_it_does_nothing(police):
    child = a_child()
    involvement.begin_many(actor=None, children=[child], agency=police, reason=WHY)
    events = AuditEvent.objects.count()
    involvement.begin_many(actor=None, children=[child], agency=police, reason=WHY)
    assert (Involvement.objects.filter(agency=police).count(), AuditEvent.objects.count()) == (1, events)


@pytest.mark.parametrize("number", [2, 20])
def test_it_takes_as_many_statements_for_many_as_for_two(police, number):
    children = [a_child() for _ in range(number)]
    with at_most(8):
        involvement.begin_many(actor=None, children=children, agency=police, reason=WHY)
