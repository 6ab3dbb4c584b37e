"""Opening, disabling and enabling accounts; the link with which a password is set."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail
from django.test import Client

from agencies.choices import Role
from agencies.models import AccountEntry, User
from agencies.services import accounts
from agencies.services.accounts import Person
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed
from slscb.core.models import AuditEvent
from tests.factories.agencies import PASSWORD, a_user
from tests.helpers.signing_in import api_of, browser_of, signs_in

pytestmark = pytest.mark.django_db

AMIR = Person(username="amir.khan", first_name="Amir", last_name="Khan", email="amir.khan@slscb.example")
NEW = "harbour cycle lantern"


@pytest.fixture
def admin():
    return a_user(Role.SYSTEM_ADMINISTRATOR)


def link_sent():
    """The path of the link in the newest e-mail."""
    outbox.send_waiting(now())
    words = mail.outbox[-1].body.split()
    return urlsplit(next(word for word in words if word.startswith("http"))).path


def faults_of(service, **given):
    with pytest.raises(Invalid) as caught:
        service(**given)
    return {fault.path: fault.message for fault in caught.value.faults}


def test_an_account_is_opened_without_a_role_and_its_owner_sets_the_password_by_a_link_that_works_once(admin):
    account = accounts.open_account(actor=admin, person=AMIR, reason="New social worker")
    assert (account.has_usable_password(), account.memberships.count()) == (False, 0)
    link, browser = link_sent(), Client()
    assert browser.post(link, {"password": "short"}).status_code == 422
    assert browser.post(link, {"password": NEW}).status_code == 303
    assert signs_in("amir.khan", NEW)
    assert browser.get(link).status_code == 404
    assert browser.post(link, {"password": "another long password"}).status_code == 404


def test_the_message_holds_no_name_and_no_username(admin):
    accounts.open_account(actor=admin, person=AMIR, reason="New social worker")
    link_sent()
    message = mail.outbox[-1]
    assert message.to == [AMIR.email]
    assert not any(word in message.body + message.subject for word in ("Amir", "Khan", "amir.khan"))


def test_a_link_dies_after_three_days(admin):
    accounts.open_account(actor=admin, person=AMIR, reason="New social worker")
    link = link_sent()
    with time_machine.travel(now() + timedelta(days=3, minutes=-1)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert Client().get(link).status_code == 404


def test_a_taken_username_in_any_case_and_a_missing_reason_are_told_at_once(admin):
    accounts.open_account(actor=admin, person=AMIR, reason="New social worker")
    other = Person(**vars(AMIR) | {"username": "Amir.Khan"})
    assert set(faults_of(accounts.open_account, actor=admin, person=other, reason=" ")) == {"username", "reason"}


def test_a_disabled_account_loses_every_session_token_and_link_at_once_and_for_good(admin):
    user = a_user()
    browser, program = browser_of(user), api_of(user)
    accounts.send_link(actor=admin, account_id=user.public_id, reason="Forgot the password")
    link = link_sent()
    assert (browser.get("/").status_code, program.get("/api/v1/children/").status_code) == (200, 200)
    accounts.disable(actor=admin, account_id=user.public_id, reason="Left the council")
    for _ in ("disabled", "enabled again"):
        assert (browser.get("/").status_code, program.get("/api/v1/children/").status_code) == (302, 401)
        assert Client().get(link).status_code == 404
        assert not signs_in(user.username, PASSWORD)
        if not User.objects.get(pk=user.pk).is_active:
            accounts.enable(actor=admin, account_id=user.public_id, reason="Came back")
    assert Client().get(link_sent()).status_code == 200


@pytest.mark.parametrize("act", [accounts.disable, accounts.enable, accounts.send_link])
def test_nobody_acts_on_their_own_account_and_only_an_administrator_on_another(admin, act):
    with pytest.raises(NotAllowed):
        act(actor=admin, account_id=admin.public_id, reason="Because")
    with pytest.raises(NotAllowed):
        act(actor=a_user(Role.TEAM_MANAGER), account_id=a_user().public_id, reason="Because")


def test_every_act_has_a_reason_is_in_the_history_and_in_the_audit_without_it(admin):
    user = a_user()
    assert "reason" in faults_of(accounts.disable, actor=admin, account_id=user.public_id, reason="")
    accounts.disable(actor=admin, account_id=user.public_id, reason="Left the council")
    entry = AccountEntry.objects.get(account=user)
    assert (entry.act, entry.reason, entry.done_by) == ("disabled", "Left the council", admin)
    event = AuditEvent.objects.get(target_id=entry.public_id)
    assert (event.actor, event.action) == (admin, "revoke")
    assert event.detail == {"account": str(user.public_id), "did": "disabled"}


def test_an_account_is_disabled_once_and_only_a_disabled_one_is_enabled(admin):
    user = a_user()
    assert "" in faults_of(accounts.enable, actor=admin, account_id=user.public_id, reason="Because")
    accounts.disable(actor=admin, account_id=user.public_id, reason="Left")
    assert "" in faults_of(accounts.disable, actor=admin, account_id=user.public_id, reason="Left")
    assert "" in faults_of(accounts.send_link, actor=admin, account_id=user.public_id, reason="Left")
