"""Giving and ending roles, and the two administrators that a powerful role takes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import AccountEntry, Membership, RoleRequest, User
from agencies.services import memberships, roles
from agencies.services.roles import Place
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_role_request, a_team, a_user
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
POWERFUL = (Role.IG_LEAD, Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def admin():
    return a_user(Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def other():
    return a_user(Role.SYSTEM_ADMINISTRATOR)


def give(admin, user, role=Role.TEAM_MANAGER, team=None, **dates):
    place = Place(team=team or a_team(), role=role, **{"starts_on": today(), **dates})
    return roles.give_role(actor=admin, account_id=user.public_id, place=place, reason="Starts in this team")


def now_may(user, capability):
    return User.objects.get(pk=user.pk).may(capability)


def test_a_role_counts_from_its_first_day_to_the_end_of_its_last(admin):
    user = a_user()
    given = give(admin, user, ends_on=today())
    assert (now_may(user, "risk.approve"), given.given_by) == (True, admin)
    later = a_user()
    give(admin, later, starts_on=today() + DAY)
    assert not now_may(later, "risk.approve")
    roles.end_role(actor=admin, membership_id=given.public_id, ends_on=today(), reason="Leaves tonight")
    assert now_may(user, "risk.approve")
    Membership.objects.filter(pk=given.pk).update(starts_on=today() - DAY, ends_on=today() - DAY)
    assert not now_may(user, "risk.approve")


def test_what_is_given_and_ended_is_in_the_history_and_in_the_audit(admin):
    user = a_user()
    given = give(admin, user)
    roles.end_role(actor=admin, membership_id=given.public_id, ends_on=today(), reason="Leaves tonight")
    entries = AccountEntry.objects.filter(account=user).order_by("pk")
    assert [(one.act, one.role, one.reason) for one in entries] == [
        ("joined", "team_manager", "Starts in this team"),
        ("left", "team_manager", "Leaves tonight"),
    ]
    actions = [AuditEvent.objects.get(target_id=one.public_id, actor=admin).action for one in entries]
    assert actions == ["grant", "revoke"]


@pytest.mark.parametrize("role", POWERFUL)
def test_a_powerful_role_counts_only_once_a_second_administrator_has_approved_it(admin, other, role):
    user = a_user()
    asked = a_role_request(user, admin, role)
    assert not user.memberships.filter(role=role).exists()
    assert Notice.objects.get(recipient=other).link == f"/accounts/roles/{asked.public_id}/decide/"
    with pytest.raises(NotAllowed):
        roles.decide_request(actor=admin, request_id=asked.public_id, approved=True, reason="I know them")
    roles.decide_request(actor=other, request_id=asked.public_id, approved=True, reason="Agreed with the manager")
    held = user.memberships.get(role=role)
    assert (held.given_by, held.approved_by) == (admin, other)
    with pytest.raises(Invalid):
        roles.decide_request(actor=other, request_id=asked.public_id, approved=False, reason="Second thoughts")


def test_a_refused_role_is_not_given(admin, other):
    user = a_user()
    asked = a_role_request(user, admin)
    roles.decide_request(actor=other, request_id=asked.public_id, approved=False, reason="Not their work")
    assert not user.memberships.filter(role=Role.IG_LEAD).exists()
    assert AccountEntry.objects.get(act="refused").reason == "Not their work"


@pytest.mark.parametrize("role", POWERFUL)
def test_the_database_refuses_a_powerful_role_given_by_one(admin, other, role):
    user, team = a_user(), a_team("Board office", AgencyCode.BOARD, TeamKind.OFFICE)
    values = {"user": user, "team": team, "role": role, "starts_on": today()}
    for approver in (None, admin, user):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(given_by=admin, approved_by=approver, **values)
    with pytest.raises(Invalid):
        memberships.join_team(actor=admin, user=user, team=team, role=role, starts_on=today())
    Membership.objects.create(given_by=admin, approved_by=other, **values)


def test_the_database_refuses_a_decision_by_whoever_asked_or_gains(admin):
    asked = a_role_request(a_user(), admin)
    for decider in (admin, asked.account):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleRequest.objects.filter(pk=asked.pk).update(state="approved", decided_by=decider)


def test_nobody_changes_their_own_rights(admin, other):
    with pytest.raises(NotAllowed):
        give(admin, admin, Role.PRACTITIONER)
    with pytest.raises(NotAllowed):
        own = admin.memberships.get()
        roles.end_role(actor=admin, membership_id=own.public_id, ends_on=today(), reason="Enough")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=admin, team=a_team(), role=Role.PRACTITIONER, starts_on=today(), given_by=admin)
    asked = a_role_request(other, admin)
    with pytest.raises(NotAllowed):
        roles.decide_request(actor=other, request_id=asked.public_id, approved=True, reason="For me")


def test_only_an_administrator_gives_roles():
    with pytest.raises(NotAllowed):
        give(a_user(Role.IG_LEAD), a_user())


def test_a_powerful_role_belongs_to_the_boards_own_office(admin):
    with pytest.raises(Invalid) as caught:
        give(admin, a_user(), Role.IG_LEAD)
    assert [fault.path for fault in caught.value.faults] == ["team"]


def test_a_role_asked_for_twice_is_refused_at_its_field(admin):
    asked = a_role_request(a_user(), admin)
    with pytest.raises(Invalid) as caught:
        a_role_request(asked.account, admin)
    assert [fault.path for fault in caught.value.faults] == ["role"]


def test_a_role_that_ended_shows_nothing_from_the_next_request_on(admin):
    user = a_user()
    page = browser_of(user)
    assert page.get("/children/").status_code == 200
    held = user.memberships.get()
    yesterday = today() - DAY
    roles.end_role(actor=admin, membership_id=held.public_id, ends_on=yesterday, reason="Left yesterday")
    assert page.get("/children/").status_code == 302  # it was their only role: the account has ended with it
