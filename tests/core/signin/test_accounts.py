"""An account that has ended is nobody from the next request on: pages, API, sign-in, links and what waits in the outbox."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from agencies.choices import Role
from agencies.services import accounts, memberships
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.models import EmailState, OutgoingEmail
from slscb.settings import base
from tests.access.routes import all_routes
from tests.access.world import a_world
from tests.factories.agencies import PASSWORD, a_team, a_user
from tests.helpers.signing_in import api_of, browser_of, signs_in

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _accounts_fall_dormant(settings):
    settings.ACCOUNT_DORMANT_AFTER = base.ACCOUNT_DORMANT_AFTER
    settings.SIGN_OFF_GRACE = base.SIGN_OFF_GRACE


@pytest.fixture
def clock():
    with time_machine.travel(NINE, tick=False) as travelling:
        yield travelling


def disabled(user):
    accounts.disable(actor=a_user(Role.SYSTEM_ADMINISTRATOR), account_id=user.public_id, reason="Left")


def expired(user):
    user.expires_on = today() - timedelta(days=1)
    user.save()


def dormant(user):
    user.last_login = user.date_joined = now() - timedelta(days=31)
    user.last_used_on = today() - timedelta(days=31)
    user.save()


def left(user):
    user.memberships.update(ends_on=today() - timedelta(days=1))


def unconfirmed(user):
    """90 days and 14 more after its agency's lead confirmed it."""
    user.date_joined, user.signed_off_on = now() - timedelta(days=300), today() - timedelta(days=105)
    user.last_used_on = today()
    user.save()


ENDINGS = [disabled, expired, dormant, left, unconfirmed]


@pytest.mark.parametrize("end", ENDINGS)
def test_an_account_that_ends_loses_sessions_and_tokens_with_the_next_request(end):
    user = a_user()
    browser, program = browser_of(user), api_of(user)
    assert (browser.get("/").status_code, program.get("/api/v1/children/").status_code) == (200, 200)
    end(user)
    assert (browser.get("/").status_code, program.get("/api/v1/children/").status_code) == (302, 401)
    assert not signs_in(user.username, PASSWORD)


@pytest.mark.parametrize("end", ENDINGS)
def test_an_account_that_has_ended_gets_nothing_from_any_route(end):
    world = a_world()
    user = world.connected[Role.TEAM_MANAGER]
    browser, program = browser_of(user), api_of(user)
    end(user)
    served = []
    for route in all_routes():
        if route.capability == "public":
            continue
        for method in route.methods:
            answer = (program if route.is_api else browser).generic(method, route.address(world.arguments))
            if answer.status_code != (401 if route.is_api else 302):
                served.append(f"{method} {route.name}: {answer.status_code}")
    assert not served


@pytest.mark.parametrize("end", ENDINGS)
def test_what_waits_to_be_sent_to_an_account_that_has_ended_is_dropped(end):
    user = a_user()
    outbox.notify(recipients=[user], key="k", title="Something waits")
    end(user)
    assert outbox.send_waiting(now()) == 0
    assert OutgoingEmail.objects.get(recipient=user, key="k").state == EmailState.DROPPED
    assert not mail.outbox


@pytest.mark.parametrize(("days", "lives"), [(30, True), (31, False)])
def test_an_account_falls_dormant_after_thirty_days_without_use(clock, days, lives):
    user = a_user()
    assert signs_in(user.username, PASSWORD)
    clock.shift(timedelta(days=days))
    assert signs_in(user.username, PASSWORD) is lives


def test_use_through_the_api_keeps_an_account_awake_and_is_noted_once_a_day(clock):
    user = a_user()
    program = api_of(user)
    for _ in range(4):
        clock.shift(timedelta(days=20))
        assert program.get("/api/v1/children/").status_code == 200
    user.refresh_from_db()
    assert user.last_used_on == today()


def test_the_last_day_counts_until_its_end(clock):
    user, admin = a_user(), a_user(Role.SYSTEM_ADMINISTRATOR)
    accounts.set_last_day(actor=admin, account_id=user.public_id, expires_on=today(), reason="Agency worker")
    clock.move_to(datetime(2026, 11, 2, 23, 59, tzinfo=UTC))
    assert signs_in(user.username, PASSWORD)
    clock.move_to(datetime(2026, 11, 3, 0, 1, tzinfo=UTC))
    assert not signs_in(user.username, PASSWORD)


@pytest.mark.parametrize("end", [expired, dormant, unconfirmed])
def test_an_administrator_wakes_an_account(end):
    user = a_user()
    end(user)
    accounts.enable(actor=a_user(Role.SYSTEM_ADMINISTRATOR), account_id=user.public_id, reason="Back from leave")
    user.refresh_from_db()
    assert signs_in(user.username, PASSWORD)


def test_somebody_new_signs_in_before_they_hold_a_role_and_somebody_who_moved_goes_on():
    user = a_user()
    left(user)
    memberships.join_team(actor=None, user=user, team=a_team(), role=Role.PRACTITIONER, starts_on=today())
    assert signs_in(user.username, PASSWORD)
    user.memberships.all().delete()
    assert signs_in(user.username, PASSWORD)
