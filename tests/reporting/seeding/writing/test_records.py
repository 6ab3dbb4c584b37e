"""Who holds, sees and works with the children of a seeded borough."""

from datetime import date

import pytest

from agencies.models import AgreementVersion
from cases.choices import Basis, CaseStatus
from cases.models import Allocation, Child, ChildGroupGrant, ChildUserGrant, ChronologyEntry, Involvement
from cases.models.grants import NEVER
from cases.rules import normal_name
from slscb.core import history
from tests.reporting.seeding.worlds import CHILDREN

pytestmark = pytest.mark.django_db


def test_every_child_has_one_live_allocation_with_its_grants(borough):
    live = Allocation.objects.filter(ends_on=None).select_related("team")
    assert live.count() == Child.objects.count() == CHILDREN
    team_grants = set(ChildGroupGrant.objects.filter(basis=Basis.TEAM).values_list("content_object_id", "group_id"))
    assert team_grants == {(one.child_id, one.team.group_id) for one in live}
    by_name = ChildUserGrant.objects.filter(basis=Basis.ALLOCATION)
    worker_grants = set(by_name.values_list("content_object_id", "user_id"))
    assert worker_grants == {(one.child_id, one.worker_id) for one in live if one.worker_id}


def test_allocations_of_a_child_follow_one_another(borough):
    for child in Child.objects.prefetch_related("allocations"):
        held = sorted(child.allocations.all(), key=lambda one: (one.starts_on, one.pk))
        assert [one.ends_on for one in held[:-1]] == [one.starts_on for one in held[1:]]


def test_every_agency_involved_sees_the_child_and_no_other(borough):
    involved = set(Involvement.objects.filter(ends_on=None).values_list("child_id", "agency__group_id"))
    seen = set(ChildGroupGrant.objects.filter(basis=Basis.AGENCY).values_list("content_object_id", "group_id"))
    assert involved == seen


def test_every_grants_sort_keys_are_the_childs(borough):
    for model in (ChildUserGrant, ChildGroupGrant):
        for grant in model.objects.select_related("content_object"):
            child = grant.content_object
            due = child.review_due_on or date.fromisoformat(NEVER)
            expected = (child.status == CaseStatus.OPEN, child.risk_order, due)
            assert (grant.listed, grant.risk_order, grant.review_due_on) == expected


def test_a_closed_case_has_a_day_and_leaves_the_work_lists(borough):
    closed = Child.objects.filter(status=CaseStatus.CLOSED)
    assert closed.exists() and not closed.filter(closed_on=None).exists()
    assert not ChildGroupGrant.objects.filter(content_object__in=closed, listed=True).exists()


def test_names_are_searched_as_the_service_writes_them(borough):
    for child in Child.objects.all():
        assert child.search_name == normal_name(child.given_name, child.family_name, child.known_as)


def test_no_child_is_missing_before_birth_or_as_an_adult_when_first_known(borough):
    for child in Child.objects.all():
        assert child.date_of_birth < child.created_at.date()


def test_every_line_of_a_chronology_is_in_order_and_leads_to_a_record(borough):
    from django.apps import apps

    for child in Child.objects.prefetch_related("chronology")[:80]:
        lines = sorted(child.chronology.all(), key=lambda one: one.pk)
        assert [one.happened_at for one in lines] == sorted(one.happened_at for one in lines)
    linked = ChronologyEntry.objects.exclude(link_kind="")
    for kind in linked.values_list("link_kind", flat=True).distinct():
        ids = set(linked.filter(link_kind=kind).values_list("link_id", flat=True))
        model = apps.get_model(kind)
        assert set(model.objects.filter(public_id__in=ids).values_list("public_id", flat=True)) == ids


def test_of_the_made_up_past_only_the_told_corrections_are_kept(borough):
    came_with_the_service = {AgreementVersion.pgh_event_model}
    kept = {events for events in history.event_models() if events.objects.exists()} - came_with_the_service
    assert kept == {Child.pgh_event_model}
    first, second = Child.pgh_event_model.objects.order_by("pgh_id")
    amber = Child.objects.get(pk=first.pgh_obj_id)
    assert (amber.given_name, amber.version, second.version, first.version) == ("Amber", 3, 2, 1)
    assert (second.given_name, second.school, second.pgh_actor.username) == ("Ambar", amber.school, "teammanager")
    assert (first.given_name, first.school, first.pgh_actor.username) == ("Ambar", "Not in school", "socialworker")
    assert first.pgh_created_at < second.pgh_created_at == amber.changed_at
