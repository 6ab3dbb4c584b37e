"""Signing in and out."""

import pytest
from django.test import Client

from slscb.core.models import AuditEvent
from tests.factories.agencies import PASSWORD, a_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/sign-in/"


def attempt(username: str, password: str, onward: str = ""):
    return Client().post(f"{SIGN_IN}{onward}", {"username": username, "password": password})


def test_the_right_password_signs_in_and_is_written_down():
    user = a_user()
    assert attempt(user.username, PASSWORD).status_code == 303
    assert AuditEvent.objects.get(action="sign_in").actor == user


def test_a_wrong_password_and_a_wrong_name_look_the_same_and_are_written_down():
    user = a_user()
    wrong, unknown = attempt(user.username, "nonsense"), attempt("nobody", PASSWORD)
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    for answer in (wrong, unknown):
        assert "The username or password is not right" in answer.content.decode()
        assert PASSWORD not in answer.content.decode()
    assert AuditEvent.objects.filter(action="sign_in_failed", actor=None).count() == 2


def test_a_disabled_account_does_not_sign_in():
    user = a_user()
    user.is_active = False
    user.save()
    assert attempt(user.username, PASSWORD).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [("/children/", "/children/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/")],
)
def test_signing_in_goes_on_to_where_the_person_wanted_but_never_elsewhere(wanted, goes_to):
    answer = attempt(a_user().username, PASSWORD, f"?next={wanted}")
    assert answer.headers["Location"] == goes_to


def test_signing_out_ends_the_session():
    client = Client()
    client.force_login(a_user())
    client.post("/sign-out/")
    assert client.get("/children/").status_code == 302


def test_an_answer_to_a_signed_in_person_is_never_kept():
    client = Client()
    client.force_login(a_user())
    assert client.get("/").headers["Cache-Control"] == "no-store"
