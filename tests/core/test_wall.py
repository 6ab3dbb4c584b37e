"""The second wall: PostgreSQL itself shows a role that owns nothing the rows of those whom it was told of, and no others."""

import random
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction

from agencies.choices import Role
from agencies.models import User
from cases import selectors
from cases.choices import Basis
from cases.models import Child, ChildGroupGrant, ChildUserGrant, ChronologyEntry
from slscb.core import wall
from slscb.core.clock import now
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db

WORLDS = 5_000
SIZE = 5


def seen_by(user: User) -> set[int]:
    """The children in the rows that the database gives to this person, asked without any condition."""
    with stepped_down():
        wall.open_for(user)
        return set(Child.objects.values_list("pk", flat=True))


def test_without_a_word_of_who_asks_there_are_no_rows():
    a_child(a_user())
    with stepped_down():
        assert not Child.objects.exists()
        assert not ChronologyEntry.objects.exists()


def test_the_rows_are_those_of_the_person_and_of_nobody_else():
    worker, other = a_user(), a_user()
    child, hidden = a_child(worker), a_child(other)
    assert (seen_by(worker), seen_by(other)) == ({child.pk}, {hidden.pk})


def test_raw_sql_that_forgets_every_condition_finds_no_child_of_another():
    a_child(a_user())
    stranger = a_user()
    with stepped_down(), connection.cursor() as cursor:
        wall.open_for(stranger)
        cursor.execute("SELECT count(*) FROM cases_child c JOIN cases_chronologyentry e ON e.child_id = c.id")
        assert cursor.fetchone() == (0,)


def test_a_row_about_another_ones_child_can_be_neither_written_nor_changed():
    worker, other = a_user(), a_user()
    child = a_child(worker)
    with stepped_down():
        wall.open_for(other)
        assert Child.objects.filter(pk=child.pk).update(given_name="Other") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            ChronologyEntry.objects.create(
                child_id=child.pk, happened_at=now(), entry_kind="note", summary="", actor=other
            )


def test_lifted_shows_every_row_and_only_inside():
    child = a_child(a_user())
    with stepped_down():
        with wall.lifted("a test"):
            with wall.lifted("a test within"):
                assert Child.objects.filter(pk=child.pk).exists()
            assert Child.objects.filter(pk=child.pk).exists()
        assert not Child.objects.exists()


@pytest.mark.parametrize("fault", [ValueError, DatabaseError])
def test_a_failure_inside_does_not_leave_it_lifted(fault):
    a_child(a_user())

    def fail() -> None:
        with transaction.atomic(), wall.lifted("a test"):
            if fault is DatabaseError:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1 / 0")
            raise fault

    with stepped_down():
        with pytest.raises(fault):
            fail()
        assert not Child.objects.exists()


def test_the_database_and_the_querysets_agree_in_five_thousand_worlds():
    """Whoever asks, whatever was granted to whom and until when: the policy and `seen_by` name the same children.

    A world is one person and one set of children with grants of its own.
    """
    draw = random.Random(20261123)  # noqa: S311
    holders = [a_user(role) for role in Role for _ in range(2)]
    holders[3].is_active = False
    sets = WORLDS // len(holders) + 1
    children = _children(sets * SIZE)
    _grants(draw, children, holders)
    different = 0
    for user in holders:
        first = set(Child.objects.visible_to(user).values_list("pk", flat=True))
        second = seen_by(user)
        for begin in range(0, len(children), SIZE):
            world = set(children[begin : begin + SIZE])
            different += first & world != second & world
        assert len(first) > sets or not user.may("child.view"), "the control: most worlds show something"
    assert different == 0, f"{different} of {sets * len(holders)} worlds differ"


def _children(number: int) -> list[int]:
    """Children in rows of their own, with no grant yet."""
    born = date(2011, 5, 4)
    rows = [Child(reference=str(each), given_name="A", family_name="B", date_of_birth=born) for each in range(number)]
    return [child.pk for child in Child.objects.bulk_create(rows)]


def _grants(draw: random.Random, children: list[int], holders: list[User]) -> None:
    """Grants at random to people and to groups, a quarter of them over, some for ever."""
    moment, permission = now(), selectors.view_permission_id()
    ends = [None, moment - timedelta(seconds=1), moment + timedelta(days=1), moment + timedelta(days=30)]
    groups = list(Group.objects.values_list("pk", flat=True))
    to_people, to_groups = [], []
    for child in children:
        fixed = {"content_object_id": child, "permission_id": permission, "basis": Basis.TEAM}
        for user in draw.sample(holders, draw.randint(0, 4)):
            to_people.append(ChildUserGrant(user=user, until=draw.choice(ends), **fixed))
        for group in draw.sample(groups, draw.randint(0, 6)):
            to_groups.append(ChildGroupGrant(group_id=group, until=draw.choice(ends), **fixed))
    ChildUserGrant.objects.bulk_create(to_people)
    ChildGroupGrant.objects.bulk_create(to_groups)
