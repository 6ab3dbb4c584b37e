"""A number that a hidden child has: no error tells of her, and her own people look into it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from agencies.choices import Role
from cases import selectors
from cases.models import Child, NumberClash
from cases.services import children, numbers
from slscb.core.errors import Invalid, NotVisible
from slscb.core.models import Notice
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import DETAILS, a_child, a_protected_child

pytestmark = pytest.mark.django_db

NHS, UPN = "9434765919", "A123456789012"


@pytest.mark.parametrize("number", [{"nhs_number": NHS}, {"upn": UPN}])
@pytest.mark.parametrize("hidden", [a_protected_child, a_child])
def test_a_number_of_a_child_who_is_not_seen_is_saved_and_her_own_people_look_into_it(number, hidden):
    team = a_team()
    manager, first = a_user(Role.TEAM_MANAGER, team), hidden(worker=a_user(team=team), **number)
    second = a_child(a_user(), **number)
    name, value = next(iter(number.items()))
    second.refresh_from_db()
    assert getattr(second, name) == value
    clash = NumberClash.objects.get()
    assert (clash.child, clash.other) == (first, second)
    told = Notice.objects.filter(key=f"clash:{clash.public_id}").values_list("recipient", flat=True)
    assert set(told) == set(selectors.people_who_see(first.pk, "child.protect").values_list("pk", flat=True))
    assert (manager.pk in told) is (hidden is a_child)


def test_a_number_of_a_child_who_is_seen_is_an_error_whoever_else_has_it():
    a_protected_child(nhs_number=NHS)
    worker = a_user()
    a_child(worker, nhs_number=NHS)
    with pytest.raises(Invalid, match="Another record has this NHS number"):
        a_child(worker, nhs_number=NHS)


def test_correcting_a_number_asks_the_same_and_leaving_it_asks_nothing():
    a_protected_child(nhs_number=NHS)
    worker = a_user()
    child = a_child(worker)
    changed = children.amend_child(
        actor=worker, child_id=child.public_id, changes={"nhs_number": NHS}, expected_version=1
    )
    assert (changed.nhs_number, changed.nhs_contested) == (NHS, True)
    again = children.amend_child(actor=worker, child_id=child.public_id, changes={"school": "A"}, expected_version=2)
    assert again.nhs_contested
    assert NumberClash.objects.count() == 1
    freed = children.amend_child(
        actor=worker, child_id=child.public_id, changes={"nhs_number": None}, expected_version=3
    )
    assert not freed.nhs_contested


def test_a_clash_is_settled_by_those_of_the_first_record():
    team = a_team()
    manager = a_user(Role.TEAM_MANAGER, team)
    a_child(a_user(team=team), nhs_number=NHS)
    second = a_child(a_user(), **DETAILS | {"nhs_number": NHS})
    clash = selectors.clashes_waiting(manager).get()
    assert clash.other_reference == second.reference
    assert not selectors.clashes_waiting(a_user(Role.TEAM_MANAGER, second.allocations.get().team))
    with pytest.raises(NotVisible):
        numbers.settle_clash(actor=a_user(Role.TEAM_MANAGER), clash_id=clash.public_id, outcome="Two children")
    with pytest.raises(Invalid, match="Enter the reason"):
        numbers.settle_clash(actor=manager, clash_id=clash.public_id, outcome=" ")
    numbers.settle_clash(actor=manager, clash_id=clash.public_id, outcome="Two children")
    with pytest.raises(Invalid, match="settled already"):
        numbers.settle_clash(actor=manager, clash_id=clash.public_id, outcome="Two children")
    assert not selectors.clashes_waiting(manager)
    assert Child.objects.filter(nhs_number=NHS).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_record_one_number_at_the_same_moment_meet_no_error():
    workers, together = [a_user(), a_user()], Barrier(2)

    def record(worker):
        together.wait()
        try:
            return a_child(worker, nhs_number=NHS).nhs_contested
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        contested = sorted(threads.map(record, workers))
    assert contested == [False, True]
    assert NumberClash.objects.count() == 1


def test_a_third_record_is_told_to_the_people_of_every_other_whether_a_sealed_one_has_it_or_not():
    sealed, second = a_protected_child(nhs_number=NHS), a_child(a_user(), nhs_number=NHS)
    third = a_child(a_user(), nhs_number=NHS)
    pairs = set(NumberClash.objects.values_list("child_id", "other_id"))
    assert pairs == {(sealed.pk, second.pk), (sealed.pk, third.pk), (second.pk, third.pk)}
