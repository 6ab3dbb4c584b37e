"""15 minutes after the last thing done, 10 hours in all; the server ends it whether a script runs or not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from slscb.core.models import AuditEvent
from tests.factories.agencies import PASSWORD, a_user
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

AROUND_IDLE = [(timedelta(minutes=14, seconds=59), True), (timedelta(minutes=15, seconds=1), False)]
AROUND_WHOLE = [(timedelta(hours=9, minutes=59), True), (timedelta(hours=10, minutes=1), False)]
NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NINE, tick=False) as travelling:
        yield travelling


@pytest.fixture
def worker(clock):
    return a_user()


@pytest.fixture
def browser(worker):
    return browser_of(worker)


def is_in(browser: Client) -> bool:
    answer = browser.get("/children/")
    assert answer.status_code in (200, 302)
    return answer.status_code == 200


@pytest.mark.parametrize(("after", "stays"), AROUND_IDLE)
def test_a_session_ends_fifteen_minutes_after_the_last_thing_done(browser, clock, after, stays):
    clock.shift(timedelta(minutes=10))
    assert is_in(browser)
    clock.shift(after)
    assert is_in(browser) is stays


@pytest.mark.parametrize(("after", "stays"), AROUND_IDLE)
def test_without_the_cookie_that_says_so_a_session_was_last_used_when_it_began(browser, clock, after, stays):
    clock.shift(timedelta(minutes=10))
    assert is_in(browser)
    del browser.cookies["used"]
    clock.shift(after - timedelta(minutes=10))
    assert is_in(browser) is stays


@pytest.mark.parametrize(("after", "stays"), AROUND_WHOLE)
def test_a_session_lasts_ten_hours_whatever_is_done(browser, clock, after, stays):
    for _ in range(59):
        clock.shift(timedelta(minutes=10))
        assert is_in(browser)
    clock.move_to(NINE + after)
    assert is_in(browser) is stays


def test_the_cookie_of_another_session_lengthens_nothing(browser, worker, clock):
    clock.shift(timedelta(minutes=10))
    other = browser_of(worker)
    other.get("/children/")
    browser.cookies["used"] = other.cookies["used"].value
    clock.shift(timedelta(minutes=6))
    assert not is_in(browser)
    assert is_in(other)


def test_a_session_that_is_over_is_gone_from_the_server(browser, clock):
    clock.shift(timedelta(minutes=16))
    assert not is_in(browser)
    assert not Session.objects.exists()


def test_a_session_that_does_not_say_when_it_began_is_over(browser):
    session = browser.session
    del session["began_at"]
    session.save()
    assert not is_in(browser)


def test_asking_how_long_is_left_is_no_use_and_staying_is(browser, clock):
    clock.shift(timedelta(minutes=13))
    assert browser.get("/session/").json() == {"seconds": 120}
    assert browser.post("/session/").json() == {"seconds": 900}
    clock.shift(timedelta(minutes=14))
    for _ in range(3):
        assert browser.get("/session/").json() == {"seconds": 60}
    clock.shift(timedelta(minutes=1, seconds=1))
    assert browser.get("/session/").status_code == 302


def test_staying_does_not_last_longer_than_ten_hours(browser, clock):
    browser.get("/children/")
    session = browser.session
    session["began_at"] = (NINE - timedelta(hours=9, minutes=50)).timestamp()
    session.save()
    assert browser.post("/session/").json() == {"seconds": 600}


def test_a_page_tells_the_script_when_to_warn(browser):
    page = browser.get("/").content.decode()
    assert 'data-seconds="900" data-warn-at="120"' in page
    assert "app-session" not in Client().get("/sign-in/").content.decode()


def test_signing_in_gives_the_session_a_new_key(worker):
    browser = Client()
    browser.get("/sign-in/")
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    browser.post("/sign-in/", {"username": worker.username, "password": PASSWORD})
    assert browser.session.session_key != session.session_key


def test_signing_out_ends_the_session_and_asks_the_browser_to_forget(browser, worker):
    key = browser.session.session_key
    answer = browser.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(pk=key).exists()
    assert AuditEvent.objects.get(action="sign_out").actor == worker


def test_a_token_of_the_api_knows_no_session(worker, clock):
    client = api_of(worker)
    clock.shift(timedelta(hours=11))
    assert client.get("/api/v1/children/").status_code == 200
