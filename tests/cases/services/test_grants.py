"""Giving and ending the right to see children, many at a time."""

from datetime import timedelta

import pytest

from cases.choices import Basis
from cases.models import ChildGroupGrant
from cases.services import grants
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db

SOON, LATER = timedelta(days=1), timedelta(days=2)


def test_many_children_are_shown_to_a_group_in_one_statement_and_one_event(django_assert_num_queries):
    team, children = a_team(), sorted(a_child(a_user()).pk for _ in range(3))
    grants.give_many(actor=None, children=children[:1], to=team.group, basis=Basis.PANEL)
    with django_assert_num_queries(2):
        given = grants.give_many(actor=None, children=children, to=team.group, basis=Basis.PANEL)
    assert given == children[1:]
    assert AuditEvent.objects.filter(action="grant", detail__to=str(team.group.pk)).latest("pk").about == children[1:]


def test_given_again_the_later_end_counts():
    team, child = a_team(), a_child()
    moment = now()
    for until, added in (
        (moment + SOON, True),
        (moment + LATER, True),
        (moment + SOON, False),
        (None, True),
        (moment, False),
    ):
        given = grants.give_many(actor=None, children=[child.pk], to=team.group, basis=Basis.PANEL, until=until)
        assert bool(given) is added
    assert ChildGroupGrant.objects.get(group=team.group).until is None


def test_the_sort_keys_are_those_that_a_single_grant_has():
    one, many, child = a_team(), a_team(), a_child()
    child.status, child.closed_on, child.risk_order = "closed", now().date(), 1
    child.save()
    grants.give(actor=None, child=child, to=one.group, basis=Basis.PANEL)
    grants.give_many(actor=None, children=[child.pk], to=many.group, basis=Basis.PANEL)
    keys = ("listed", "risk_order", "review_due_on", "basis", "permission_id")
    rows = ChildGroupGrant.objects.filter(group__in=[one.group, many.group]).values_list(*keys)
    assert len(rows) == 2 and len(set(rows)) == 1


def test_many_are_ended_on_their_basis_alone():
    team, kept, ended = a_team(), a_child(), a_child()
    grants.give_many(actor=None, children=[kept.pk], to=team.group, basis=Basis.TEAM)
    grants.give_many(actor=None, children=[ended.pk], to=team.group, basis=Basis.PANEL)
    assert grants.end_many(actor=None, children=[kept.pk, ended.pk], to=team.group, basis=Basis.PANEL) == [ended.pk]
    assert [grant.content_object for grant in ChildGroupGrant.objects.filter(group=team.group)] == [kept]
    assert grants.end_many(actor=None, children=[kept.pk, ended.pk], to=team.group, basis=Basis.PANEL) == []
