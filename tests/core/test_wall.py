"""The second wall: PostgreSQL itself shows a role that owns nothing the rows of those whom it was told of, and no others."""

import random
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from agencies.choices import Role
from agencies.models import User
from cases import selectors
from cases.choices import Basis, ProposalState, Protection
from cases.models import Child, ChildGroupGrant, ChildUserGrant, ChronologyEntry, Denial, ProtectionChange
from slscb.core import wall
from slscb.core.clock import now
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db

WORLDS = 5_000
SIZE = 5
NAMING = (Basis.ALLOCATION, Basis.NAMED)  # the grants that name a person, and so count on a protected child
FOR_A_TIME = (Basis.SHARE, Basis.BREAK_GLASS)
FEWEST_LIVE = 200  # of each kind for a time, or the worlds say too little of it


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
    """Whoever asks, whatever was granted to whom and until when, whoever is protected and denied: the policy, the
    querysets and the rule said in Python name the same children.

    A world is one person and one set of children with grants of its own.
    """
    draw = random.Random(20261123)  # noqa: S311
    holders = [a_user(role) for role in Role for _ in range(2)]
    holders[3].is_active = False
    sets = WORLDS // len(holders) + 1
    children = _children(draw, sets * SIZE)
    _grants(draw, children, holders)
    _changes(draw, children, holders)
    _denials(draw, children, holders)
    rule = Rule()
    different = 0
    for user in holders:
        first = set(Child.objects.visible_to(user).values_list("pk", flat=True))
        ways = (set(Child.objects.all_visible_to(user).values_list("pk", flat=True)), seen_by(user), rule.sees(user))
        for begin in range(0, len(children), SIZE):
            world = set(children[begin : begin + SIZE])
            different += any(first & world != way & world for way in ways)
        assert len(first) > sets // 2 or not user.may("child.view"), "the control: most worlds show something"
    assert different == 0, f"{different} of {sets * len(holders)} worlds differ"
    kinds = set(Child.objects.values_list("protection", flat=True))
    assert kinds == set(Protection.values), "the control: there are protected children"
    for basis in FOR_A_TIME:
        live = ChildUserGrant.objects.live(now()).filter(basis=basis, until__isnull=False)
        assert live.count() >= FEWEST_LIVE, f"the control: there is {basis}"
        assert ChildUserGrant.objects.filter(basis=basis, until__lte=now()).count() >= FEWEST_LIVE
    opened = ChildUserGrant.objects.live(now()).filter(basis=Basis.BREAK_GLASS)
    assert opened.filter(content_object__protection=Protection.RESTRICTED).exists()
    assert not opened.filter(content_object__protection=Protection.SEALED).exists()


class Rule:
    """Who sees whom, said once more from the rows and without the database's help: denied, protected, granted."""

    def __init__(self) -> None:
        self.protection = dict(Child.objects.values_list("pk", "protection"))
        self.denied = set(Denial.objects.filter(ended_at=None).values_list("user", "child"))
        moment = now()
        live = Q(until=None) | Q(until__gt=moment)
        self.own = list(ChildUserGrant.objects.filter(live).values_list("user", "content_object", "basis"))
        self.shared = list(ChildGroupGrant.objects.filter(live).values_list("group", "content_object"))

    def sees(self, user: User) -> set[int]:
        if not user.is_active or not user.may("child.view"):
            return set()
        named = {child for holder, child, basis in self.own if holder == user.pk and basis in NAMING}
        own = {child for holder, child, _ in self.own if holder == user.pk}
        opened = {child for holder, child, basis in self.own if holder == user.pk and basis == Basis.BREAK_GLASS}
        shared = {child for group, child in self.shared if group in user.standing.group_ids}
        open_ = {child for child, kept in self.protection.items() if kept == Protection.OPEN}
        restricted = {child for child, kept in self.protection.items() if kept == Protection.RESTRICTED}
        denied = {child for holder, child in self.denied if holder == user.pk}
        return (named | ((own | shared) & open_) | (opened & restricted)) - denied


def _children(draw: random.Random, number: int) -> list[int]:
    """Children in rows of their own, a third of them protected from the beginning, with no grant yet."""
    born = date(2011, 5, 4)
    kinds = [*[Protection.OPEN] * 4, Protection.RESTRICTED, Protection.SEALED]
    rows = [
        Child(reference=str(each), given_name="A", family_name="B", date_of_birth=born, protection=draw.choice(kinds))
        for each in range(number)
    ]
    return [child.pk for child in Child.objects.bulk_create(rows)]


def _grants(draw: random.Random, children: list[int], holders: list[User]) -> None:
    """Grants at random to people and to groups, a quarter of them over, some for ever; a person may hold several."""
    moment, permission = now(), selectors.view_permission_id()
    ends = [None, moment - timedelta(seconds=1), moment + timedelta(days=1), moment + timedelta(days=30)]
    groups = list(Group.objects.values_list("pk", flat=True))
    to_people, to_groups = [], []
    for child in children:
        fixed = {"content_object_id": child, "permission_id": permission}
        for user in draw.sample(holders, draw.randint(0, 4)):
            basis = draw.choice(list(Basis))
            asked = {"content_object_id": child, "permission_id": selectors.view_permission_id(basis)}
            to_people.append(ChildUserGrant(user=user, until=draw.choice(ends), basis=basis, **asked))
        for user in draw.sample(holders, draw.randint(0, 2)):
            basis = draw.choice(FOR_A_TIME)
            asked = {"content_object_id": child, "permission_id": selectors.view_permission_id(basis)}
            to_people.append(ChildUserGrant(user=user, until=draw.choice(ends[1:]), basis=basis, **asked))
        for group in draw.sample(groups, draw.randint(0, 6)):
            to_groups.append(ChildGroupGrant(group_id=group, until=draw.choice(ends), basis=Basis.NAMED, **fixed))
    ChildUserGrant.objects.bulk_create(to_people, ignore_conflicts=True)  # two of one kind are one
    ChildGroupGrant.objects.bulk_create(to_groups)


def _changes(draw: random.Random, children: list[int], holders: list[User]) -> None:
    """A fifth of the children is protected otherwise after the grants were given, as two people decide it."""
    before = dict(Child.objects.values_list("pk", "protection"))
    for child in draw.sample(children, len(children) // 5):
        after = draw.choice([kind for kind in Protection if kind != before[child]])
        asked = ProtectionChange.objects.create(
            child_id=child, before=before[child], after=after, reason="R", ring="T", proposed_by=holders[0]
        )
        ProtectionChange.objects.filter(pk=asked.pk).update(
            state=ProposalState.APPROVED, decided_by=holders[1], decided_at=now()
        )
        Child.objects.filter(pk=child).update(protection=after)


def _denials(draw: random.Random, children: list[int], holders: list[User]) -> None:
    """Some are denied children, some of them no longer."""
    denials = [
        Denial(child_id=child, user=user, reason="R", denied_by=next(one for one in holders if one != user))
        for child in children
        for user in draw.sample(holders, draw.choice([0, 0, 0, 1, 2]))
    ]
    made = Denial.objects.bulk_create(denials)
    over = [denial.pk for denial in draw.sample(made, len(made) // 3)]
    first, second = a_user(), a_user()
    Denial.objects.filter(pk__in=over).update(end_proposed_by=first, end_reason="R")
    Denial.objects.filter(pk__in=over).update(ended_by=second, ended_at=now())
