"""Who sees which child, asked of children and asked of records about them."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases import access
from cases.choices import Basis
from cases.models import Child, ChronologyEntry
from cases.services import grants, involvement
from slscb.core.clock import now
from tests.factories.agencies import a_member_of, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db


def seen_by(user):
    """The children a user sees, of children and of records, each by two ways of asking that answer alike."""
    of_children = set(Child.objects.visible_to(user).values_list("pk", flat=True))
    assert of_children == set(Child.objects.all_visible_to(user).values_list("pk", flat=True))
    of_records, each = (
        set(ChronologyEntry.objects.filter(asked(user)).values_list("child", flat=True))
        for asked in (access.about_visible, access.each_visible)
    )
    assert of_records == each
    return of_children, of_records


def test_a_record_is_visible_exactly_where_its_child_is():
    worker, child = a_user(), a_child()
    own, shared, briefly, over = (a_child(given_name=name) for name in ("Own", "Shared", "Briefly", "Over"))
    engage = a_member_of(AgencyCode.ENGAGE)
    agency = engage.memberships.get().team.agency
    involvement.begin(actor=worker, child=shared, agency=agency, reason="Return interviews")
    grants.give(actor=None, child=own, to=engage, basis=Basis.ALLOCATION)
    grants.give(actor=None, child=briefly, to=engage, basis=Basis.PANEL, until=now() + timedelta(hours=1))
    grants.give(actor=None, child=over, to=engage, basis=Basis.PANEL, until=now() - timedelta(seconds=1))
    of_children, of_records = seen_by(engage)
    assert of_children == of_records == {own.pk, shared.pk, briefly.pk}
    assert child.pk not in of_records


def test_without_the_capability_or_with_a_closed_account_no_record_is_visible():
    child = a_child()
    team = child.allocations.get().team
    manager = a_user(Role.LSCB_MANAGER, team)
    closed = a_user(team=team)
    closed.is_active = False
    for user in (manager, closed):
        assert seen_by(user) == (set(), set())


def test_a_page_of_children_never_reads_all_grants_of_its_reader_first():
    a_child()
    reader = a_user()
    page = Child.objects.visible_to(reader).order_by("pk")[:25]
    items = ChronologyEntry.objects.filter(access.each_visible(reader))[:25]
    for plan in (page.explain(), items.explain()):
        assert "SubPlan" in plan
        assert "hashed" not in plan
