"""Ten wrong passwords in 15 minutes from one place are looked at; nobody can lock an owner out of their own browser."""

import threading
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from unittest.mock import patch

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.backends import ModelBackend
from django.db import connection
from django.test import Client, override_settings

from slscb.core.models import AuditEvent
from tests.factories.agencies import PASSWORD, a_user

pytestmark = pytest.mark.django_db

WRONG = "wrong"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"
MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def attempt(username: str, password: str = WRONG, place: str = HERE, client: Client | None = None, **more):
    return (client or Client()).post(
        "/sign-in/", {"username": username, "password": password}, REMOTE_ADDR=place, **more
    )


class Looks:
    """Counts how many passwords were looked at."""

    def __init__(self):
        self.count, self._lock = 0, threading.Lock()
        self._real = ModelBackend.authenticate

    def __enter__(self):
        looks = self

        def counted(backend, *args, **kwargs):
            with looks._lock:
                looks.count += 1
            return looks._real(backend, *args, **kwargs)

        self._patch = patch.object(ModelBackend, "authenticate", counted)
        self._patch.start()
        return self

    def __exit__(self, *_):
        self._patch.stop()


def test_of_a_thousand_tries_from_one_place_ten_are_looked_at_and_the_victim_signs_in_from_elsewhere():
    victim = a_user()
    with Looks() as looks:
        answers = [attempt(victim.username, f"guess {number}") for number in range(1_000)]
    assert looks.count == 10
    assert [answer.status_code for answer in answers] == [422] * 9 + [
        429
    ] * 991  # the tenth is told that it was one too many
    assert attempt(victim.username, PASSWORD).status_code == 429
    assert attempt(victim.username, PASSWORD, ELSEWHERE).status_code == 303
    assert AuditEvent.objects.filter(action="sign_in_failed").count() == 1_001


def test_many_accounts_tried_from_one_place_are_ten_tries():
    with Looks() as looks:
        for number in range(50):
            attempt(f"person{number}", headers={"User-Agent": f"browser {number}"})
    assert looks.count == 10


def test_writing_the_name_differently_gives_no_more_tries():
    victim = a_user(username="someone")
    owner = Client()
    attempt(victim.username, PASSWORD, client=owner)
    with Looks() as looks:
        for number in range(30):
            attempt(["someone", "SOMEONE", " someone "][number % 3], client=owner)
    assert looks.count == 10


def test_the_owner_signs_in_from_the_browser_they_use_although_the_place_is_shut():
    victim, usual = a_user(), Client()
    attempt(victim.username, PASSWORD, client=usual)
    for _ in range(20):
        attempt(victim.username)
    assert attempt(victim.username, PASSWORD).status_code == 429
    assert attempt(victim.username, PASSWORD, client=usual).status_code == 303


def test_a_browser_that_is_known_has_ten_tries_too_and_takes_none_from_the_others():
    owner, usual, newcomer = a_user(), Client(), a_user()
    attempt(owner.username, PASSWORD, client=usual)
    with Looks() as looks:
        for _ in range(20):
            attempt(owner.username, client=usual)
    assert looks.count == 10
    assert attempt(newcomer.username, PASSWORD).status_code == 303


def test_a_browser_is_known_to_the_accounts_that_signed_in_there_alone():
    known, other, browser = a_user(), a_user(), Client()
    attempt(known.username, PASSWORD, client=browser)
    for _ in range(10):
        attempt("nobody")
    assert attempt(other.username, PASSWORD, client=browser).status_code == 429


def test_a_mark_made_up_by_somebody_else_is_no_mark():
    victim, forger = a_user(), Client()
    attempt(victim.username, PASSWORD, client=(usual := Client()))
    for _ in range(10):
        attempt("nobody")
    forger.cookies["place"] = usual.cookies["place"].value[:-3] + "abc"
    assert attempt(victim.username, PASSWORD, client=forger).status_code == 429


@pytest.mark.parametrize(("minutes", "status"), [(14.9, 429), (15.1, 303)])
def test_a_place_is_shut_for_fifteen_minutes_and_trying_on_does_not_lengthen_that(minutes, status):
    victim = a_user()
    with time_machine.travel(MORNING, tick=False) as clock:
        for _ in range(10):
            attempt(victim.username)
        clock.shift(timedelta(minutes=10))
        attempt(victim.username)
        clock.move_to(MORNING + timedelta(minutes=minutes))
        assert attempt(victim.username, PASSWORD).status_code == status


def test_an_account_tried_from_many_places_is_slowed_to_one_try_a_minute_but_not_for_its_owner():
    victim, usual = a_user(), Client()
    with time_machine.travel(MORNING, tick=False) as clock:
        attempt(victim.username, PASSWORD, client=usual)
        with Looks() as looks:
            for number in range(100):
                attempt(victim.username, place=f"192.0.2.{number}")
        assert looks.count == 30
        assert attempt(victim.username, PASSWORD, "198.51.100.1").status_code == 429
        assert attempt(victim.username, PASSWORD, client=usual).status_code == 303
        clock.shift(timedelta(seconds=61))
        assert attempt(victim.username, PASSWORD, "198.51.100.1").status_code == 303


def test_what_is_counted_holds_no_password_and_no_name():
    attempt("hannah.ashcombe", "Tr0ub4dor&3")
    kept = str(AccessAttempt.objects.values().get())
    assert "Tr0ub4dor" not in kept
    assert "hannah" not in kept


def test_a_known_and_an_unknown_name_get_the_same_answer_when_shut_out():
    known = a_user()
    bodies = set()
    for username, place in ((known.username, "198.51.100.7"), ("nobody", "198.51.100.8")):
        for _ in range(11):
            answer = attempt(username, place=place)
        body = answer.content.decode().replace(username, "")
        bodies.add(body[: body.index("csrfmiddlewaretoken")])
    assert len(bodies) == 1


FULL_COST = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@override_settings(PASSWORD_HASHERS=FULL_COST)
def test_a_known_and_an_unknown_name_take_the_same_time():
    known, taken = a_user(), {True: [], False: []}
    for number in range(30):
        for is_known, times in taken.items():
            began = perf_counter()
            attempt(known.username if is_known else "nobody", place=f"192.0.2.{number * 2 + is_known}")
            times.append(perf_counter() - began)
    apart, whole = abs(median(taken[True]) - median(taken[False])), median(taken[True])
    assert apart < max(0.005, whole * 0.2), f"{apart * 1000:.1f} ms apart of {whole * 1000:.0f}"


@pytest.mark.django_db(transaction=True)
def test_thirty_tries_at_once_are_ten_tries():
    victim = a_user()
    answers = []

    def try_once(number: int) -> None:
        answers.append(attempt(victim.username, f"guess {number}").status_code)
        connection.close()

    with Looks() as looks:
        threads = [threading.Thread(target=try_once, args=[number]) for number in range(30)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert looks.count <= 10
    assert looks.count > 0
    assert sorted(set(answers)) == [422, 429]
