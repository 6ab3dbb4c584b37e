"""The deny-list: beats every grant, begins with one person, ends with two."""

import pytest
from django.db import DatabaseError, connection, transaction

from agencies.choices import Role
from cases import access, selectors
from cases.choices import Basis
from cases.models import Denial
from cases.services import denials, grants, protection
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import DETAILS, a_child, a_protected_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(team=team))


def denied(child, user, by):
    return denials.deny(actor=by, child_id=child.public_id, user=user, reason="Brother-in-law of the suspect")


def test_a_denied_person_sees_the_child_by_no_grant_at_all(child, team, manager):
    user = a_user(team=team)
    grants.give(actor=None, child=child, to=user, basis=Basis.NAMED)
    assert access.sees(user, child.pk)
    denied(child, user, manager)
    grants.give(actor=None, child=child, to=team.agency.group, basis=Basis.AGENCY)
    assert not access.sees(user, child.pk)
    assert selectors.work_list(user, selectors.WorkListFilter())[0] == []
    assert user not in selectors.people_who_see(child.pk, "child.view")
    assert access.sees(manager, child.pk)


def test_a_denied_person_finds_nothing_before_recording_and_no_restricted_notice(team):
    child, user = a_protected_child("restricted"), a_user()
    denied(child, user, selectors.people_who_see(child.pk, "child.protect").first())
    known = {name: DETAILS[name] for name in ("given_name", "family_name", "date_of_birth")}
    assert not selectors.possible_matches(user, **known)
    with pytest.raises(NotVisible):
        access.child_for(user, child.public_id)


def test_ending_takes_two_others(child, team, manager):
    user, lead = a_user(Role.CSE_LEAD, team), a_user(Role.CSE_LEAD, team)
    denial = denied(child, user, manager)
    denials.propose_end(actor=manager, denial_id=denial.public_id, reason="They have divorced")
    with pytest.raises(Invalid, match="Another person must decide"), transaction.atomic():
        denials.decide_end(actor=manager, denial_id=denial.public_id, approved=True)
    with pytest.raises(NotVisible):
        denials.decide_end(actor=user, denial_id=denial.public_id, approved=True)
    assert not access.sees(user, child.pk)
    denials.decide_end(actor=lead, denial_id=denial.public_id, approved=True)
    assert access.sees(user, child.pk)
    with pytest.raises(Invalid, match="has ended"):
        denials.propose_end(actor=manager, denial_id=denial.public_id, reason="Again")


def test_a_refused_end_keeps_the_denial(child, team, manager):
    lead = a_user(Role.CSE_LEAD, team)
    denial = denied(child, a_user(team=team), manager)
    with pytest.raises(Invalid, match="Nobody has proposed"):
        denials.decide_end(actor=lead, denial_id=denial.public_id, approved=True)
    denials.propose_end(actor=manager, denial_id=denial.public_id, reason="They have divorced")
    kept = denials.decide_end(actor=lead, denial_id=denial.public_id, approved=False)
    assert (kept.end_proposed_by, kept.ended_at) == (None, None)


def test_who_may_deny_whom(child, team, manager):
    with pytest.raises(NotAllowed):
        denied(child, manager, a_user(team=team))
    with pytest.raises(Invalid, match="cannot deny yourself"):
        denied(child, manager, manager)
    denied(child, a_user(team=team), manager)
    with pytest.raises(Invalid, match="on the deny-list already"), transaction.atomic():
        denied(child, Denial.objects.get().user, manager)


def test_a_denied_person_is_not_named(manager):
    child = a_protected_child("sealed")
    decider, user = selectors.people_who_see(child.pk, "child.protect").first(), a_user()
    denied(child, user, decider)
    with pytest.raises(Invalid, match="deny-list"):
        protection.name_person(actor=decider, child_id=child.public_id, user=user)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cases_denial SET ended_at = now()",
        "UPDATE cases_denial SET ended_at = now(), end_reason = 'x', end_proposed_by_id = %(one)s, ended_by_id = %(two)s",
        "UPDATE cases_denial SET user_id = %(one)s",
    ],
)
def test_no_bare_statement_ends_a_denial(child, team, manager, attack):
    denied(child, a_user(team=team), manager)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack, {"one": manager.pk, "two": a_user(Role.CSE_LEAD, team).pk})
    assert Denial.objects.get().ended_at is None
