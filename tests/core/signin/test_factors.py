"""The second factor: one use a code, nothing about a child without it where it is required, and proving anew."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client

from agencies.choices import Role
from slscb.core.signin import factors
from tests.access.routes import all_routes
from tests.access.world import SECRET, a_world
from tests.factories.agencies import PASSWORD, a_user
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def clock():
    with time_machine.travel(NINE, tick=False) as travelling:
        yield travelling


def code_now(secret: str = KEY) -> str:
    _, present, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, present))


def with_app(clock) -> tuple:
    """Somebody with an app, half a minute after it was set up, and their recovery codes."""
    user = a_user()
    assert factors.set_app(user, KEY, code_now())
    codes = factors.new_codes(user)
    clock.shift(timedelta(seconds=60))
    return user, codes


def gives_password(user, onward: str = "/children/") -> Client:
    browser = Client()
    answer = browser.post(f"/sign-in/?next={onward}", {"username": user.username, "password": PASSWORD})
    assert answer.headers["Location"].startswith("/sign-in/code/")
    return browser


def gives_code(browser: Client, code: str):
    return browser.post("/sign-in/code/?next=/children/", {"code": code})


def test_a_password_alone_signs_nobody_in_who_has_a_second_factor(clock):
    user, _ = with_app(clock)
    browser = gives_password(user)
    assert browser.get("/children/").status_code == 302
    assert gives_code(browser, "000000").status_code == 422
    assert browser.get("/children/").status_code == 302
    assert gives_code(browser, code_now()).headers["Location"] == "/children/"
    assert browser.get("/children/").status_code == 200


def test_a_code_of_the_app_is_good_for_one_use(clock):
    user, _ = with_app(clock)
    code = code_now()
    assert factors.accepts(user, code)
    assert not factors.accepts(user, code)
    clock.shift(timedelta(seconds=30))
    assert not factors.accepts(user, code)
    assert factors.accepts(user, code_now())


def test_the_code_that_set_the_app_up_is_used(clock):
    user = a_user()
    assert factors.set_app(user, KEY, code_now())
    assert not factors.accepts(user, code_now())


def test_a_recovery_code_is_good_for_one_use_and_new_ones_end_the_old(clock):
    user, codes = with_app(clock)
    assert len(set(codes)) == 10
    assert factors.accepts(user, f" {codes[0]} ")
    assert not factors.accepts(user, codes[0])
    assert factors.codes_left(user) == 9
    factors.new_codes(user)
    assert not factors.accepts(user, codes[1])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("which", ["app", "recovery"])
def test_the_same_code_sent_twenty_times_at_once_is_one_success(which):
    user = a_user()
    with time_machine.travel(NINE, tick=False):
        assert factors.set_app(user, KEY, code_now())
        codes = factors.new_codes(user)
    with time_machine.travel(NINE + timedelta(minutes=2), tick=False):
        code = code_now() if which == "app" else codes[3]
        went = []

        def replay():
            went.append(factors.accepts(user, code))
            connection.close()

        threads = [threading.Thread(target=replay) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (len(went), sum(went)) == (20, 1)


def test_secrets_are_sealed_in_the_table(clock):
    with_app(clock)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert KEY not in kept
    assert "gAAAA" in kept


def test_ten_wrong_codes_shut_the_place(clock):
    user, _ = with_app(clock)
    browser = gives_password(user)
    answers = [gives_code(browser, f"{number:06}").status_code for number in range(11)]
    assert answers == [422] * 9 + [429] * 2
    assert gives_code(browser, code_now()).status_code == 429


def test_whoever_gave_a_password_has_five_minutes_for_the_code(clock):
    user, _ = with_app(clock)
    browser = gives_password(user)
    clock.shift(timedelta(minutes=5, seconds=1))
    assert gives_code(browser, code_now()).headers["Location"] == "/sign-in/"
    assert browser.get("/children/").status_code == 302


def test_an_account_that_ends_between_password_and_code_does_not_get_in(clock):
    user, _ = with_app(clock)
    browser = gives_password(user)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert gives_code(browser, code_now()).headers["Location"] == "/sign-in/"


def test_nobody_is_asked_for_a_code_without_a_password():
    assert Client().get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert Client().post("/sign-in/code/", {"code": "123456"}).headers["Location"] == "/sign-in/"


FACTOR_PAGES = {"core:factor-list", "core:factor-app", "core:key-add", "core:identity-prove"}
WITHOUT = FACTOR_PAGES | {"core:account", "core:help", "core:session-stay", "core:session-keep", "core:sign-out"}


def test_a_session_without_a_second_factor_reaches_nothing_where_one_is_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    world, reached = a_world(), set()
    browsers = {user: browser_of(user) for user in world.connected.values()}
    for route in all_routes():
        if route.is_api or route.capability == "public" or route.name == "core:sign-out":
            continue
        for method in route.methods:
            answer = browsers[world.whoever_may(route, method)].generic(method, route.address(world.arguments))
            assert SECRET not in answer.content.decode()
            if answer.status_code == 403 or answer.headers.get("Location") == "/second-factor/":
                continue
            reached.add(route.name)
    assert reached <= WITHOUT, sorted(reached - WITHOUT)
    assert reached >= FACTOR_PAGES, "the control: something is reached"


def test_an_app_is_set_up_on_pages_and_opens_the_rest_where_one_is_required(settings, clock):
    settings.SECOND_FACTOR_REQUIRED = True
    browser = browser_of(a_user())
    assert browser.get("/children/").headers["Location"] == "/second-factor/"
    assert "You need a second factor" in browser.get("/second-factor/").content.decode()
    page = browser.get("/second-factor/app/").content.decode()
    secret = browser.session["factor_secret"]
    assert secret[:4] in page
    assert browser.post("/second-factor/app/", {"code": "000000"}).status_code == 422
    assert browser.session["factor_secret"] == secret
    assert browser.get("/children/").status_code == 302
    answer = browser.post("/second-factor/app/", {"code": code_now(secret)})
    assert answer.headers["Location"] == "/second-factor/recovery-codes/"
    assert "factor_secret" not in browser.session
    assert browser.get("/children/").status_code == 200
    assert browser.post("/second-factor/recovery-codes/").content.decode().count("<code>") == 10


def test_a_token_of_the_api_is_a_proof_of_its_own(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert api_of(a_user()).get("/api/v1/children/").status_code == 200


EXPORT = "/reports/export/"
AROUND = [(timedelta(minutes=9, seconds=59), False), (timedelta(minutes=10, seconds=1), True)]


@pytest.mark.parametrize(("after", "asks"), AROUND)
def test_an_export_asks_again_ten_minutes_after_the_last_proof(clock, after, asks):
    browser = browser_of(a_user(Role.LSCB_MANAGER))
    assert browser.get(EXPORT).status_code == 200
    clock.shift(after)
    answer = browser.get(EXPORT)
    assert (answer.status_code == 302) is asks
    if asks:
        assert answer.headers["Location"] == f"/sign-in/again/?next={EXPORT}"
        assert browser.post(answer.headers["Location"], {"password": "wrong"}).status_code == 422
        assert browser.get(EXPORT).status_code == 302
        assert browser.post(answer.headers["Location"], {"password": PASSWORD}).headers["Location"] == EXPORT
        assert browser.get(EXPORT).status_code == 200


def test_whoever_has_a_second_factor_proves_with_it(clock):
    user, codes = with_app(clock)
    browser = gives_password(user)
    gives_code(browser, code_now())
    clock.shift(timedelta(minutes=11))
    assert browser.post("/sign-in/again/?next=/", {"password": PASSWORD}).status_code == 422
    assert browser.post("/sign-in/again/?next=/", {"code": codes[0]}).headers["Location"] == "/"


def test_setting_up_another_app_needs_a_fresh_proof(clock):
    browser = browser_of(a_user())
    clock.shift(timedelta(minutes=11))
    assert browser.get("/second-factor/app/").headers["Location"].startswith("/sign-in/again/")


def test_an_administrator_takes_a_lost_second_factor_away_and_never_their_own(clock):
    user, _ = with_app(clock)
    admin = a_user(Role.SYSTEM_ADMINISTRATOR)
    browser = browser_of(admin)
    assert (
        browser.post(f"/accounts/{user.public_id}/second-factor/", {"reason": "Lost the telephone"}).status_code == 303
    )
    assert not factors.has(user)
    assert factors.codes_left(user) == 0
    again = browser.post(f"/accounts/{user.public_id}/second-factor/", {"reason": "Lost the telephone"})
    assert again.status_code == 422
    assert browser.post(f"/accounts/{admin.public_id}/second-factor/", {"reason": "Mine"}).status_code == 403
