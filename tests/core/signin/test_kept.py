"""Nothing typed is lost when a session ends, and nobody but its author ever sees it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from cryptography.fernet import InvalidToken
from django.http import QueryDict
from django.test import Client

from cases.models import ChildUserGrant, Note
from slscb.core.models import KeptForm
from slscb.core.signin import kept
from tests.factories.agencies import PASSWORD, a_team, a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TYPED = "She said: he waits in the café at 4 – every day"


@pytest.fixture
def clock():
    with time_machine.travel(NINE, tick=False) as travelling:
        yield travelling


@pytest.fixture
def worker(clock):
    return a_user()


@pytest.fixture
def address(worker):
    return f"/children/{a_child(worker).public_id}/notes/add/"


def sign_in(browser: Client, user, address: str):
    return browser.post(f"/sign-in/?next={address}", {"username": user.username, "password": PASSWORD})


def left_behind(worker, address: str, clock) -> Client:
    """A browser in which a note was sent a second after the session ended."""
    browser = browser_of(worker)
    assert browser.get(address).status_code == 200
    clock.shift(timedelta(minutes=15, seconds=1))
    answer = browser.post(address, {"text": TYPED, "csrfmiddlewaretoken": "t"})
    assert answer.headers["Location"] == f"/sign-in/?next={address}"
    assert not Note.objects.exists()
    return browser


def test_what_was_sent_too_late_is_in_the_form_after_signing_in_again_and_can_be_sent(worker, address, clock):
    browser = left_behind(worker, address, clock)
    assert sign_in(browser, worker, address).headers["Location"] == address
    page = browser.get(address).content.decode()
    assert TYPED in page
    assert "Not saved yet" in page
    day = {"happened_at_day": "2", "happened_at_month": "11", "happened_at_year": "2026", "happened_at_time": "8:00"}
    assert browser.post(address, {"text": TYPED, "note_kind": "call", **day}).status_code == 303
    assert Note.objects.get().text == TYPED


def test_it_is_shown_once(worker, address, clock):
    browser = left_behind(worker, address, clock)
    sign_in(browser, worker, address)
    browser.get(address)
    assert TYPED not in browser.get(address).content.decode()
    assert not KeptForm.objects.exists()


def test_nobody_else_who_signs_in_at_the_same_browser_sees_it(worker, address, clock):
    browser = left_behind(worker, address, clock)
    colleague = a_user(team=worker.memberships.get().team)
    sign_in(browser, colleague, address)
    page = browser.get(address)
    assert page.status_code == 200
    assert TYPED not in page.content.decode()
    browser.post("/sign-out/")
    sign_in(browser, worker, address)
    assert TYPED in browser.get(address).content.decode()


def test_a_row_moved_to_somebody_else_opens_for_nobody(worker, address, clock):
    left_behind(worker, address, clock)
    thief = a_user()
    KeptForm.objects.update(user=thief)
    with pytest.raises(InvalidToken):
        kept.take(thief, address)


def test_what_is_kept_cannot_be_read_in_the_table(worker, address, clock):
    left_behind(worker, address, clock)
    assert "waits" not in str(KeptForm.objects.values().get())


def test_whoever_may_no_longer_see_the_child_gets_no_page_and_no_text(worker, address, clock):
    browser = left_behind(worker, address, clock)
    elsewhere = a_team()
    worker.memberships.update(team=elsewhere)
    ChildUserGrant.objects.filter(user=worker).delete()
    sign_in(browser, worker, address)
    answer = browser.get(address)
    assert answer.status_code == 404
    assert TYPED not in answer.content.decode()


def test_it_is_forgotten_after_a_day_and_when_its_author_signs_out(worker, address, clock):
    browser = left_behind(worker, address, clock)
    clock.shift(timedelta(hours=24, seconds=1))
    sign_in(browser, worker, address)
    assert TYPED not in browser.get(address).content.decode()
    assert not KeptForm.objects.exists()
    kept.keep(worker, address, QueryDict("text=again"))
    browser.post("/sign-out/")
    assert not KeptForm.objects.exists()


def test_a_form_of_somebody_who_was_never_signed_in_is_not_kept(address):
    Client().post(address, {"text": TYPED})
    assert not KeptForm.objects.exists()


def test_a_form_that_a_stranger_makes_the_browser_send_is_not_kept(worker, address, clock):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(worker)
    clock.shift(timedelta(minutes=16))
    assert browser.post(address, {"text": TYPED}).status_code == 403
    assert not KeptForm.objects.exists()


def test_the_script_keeps_what_was_not_sent(worker, address, clock):
    browser = browser_of(worker)
    browser.get(address)
    clock.shift(timedelta(minutes=14, seconds=45))
    typed = QueryDict(mutable=True)
    typed["text"] = TYPED
    answer = browser.post("/session/keep/", {"path": address, "typed": typed.urlencode()})
    assert answer.status_code == 200
    clock.shift(timedelta(seconds=16))
    assert browser.get(address).status_code == 302
    sign_in(browser, worker, address)
    assert TYPED in browser.get(address).content.decode()


def test_a_person_keeps_twenty_forms_at_most(worker, clock):
    for number in range(25):
        clock.shift(timedelta(seconds=1))
        kept.keep(worker, f"/{number}/", QueryDict("text=a"))
    assert KeptForm.objects.count() == 20
    assert not KeptForm.objects.filter(path="/0/").exists()
