"""Security keys: what no key has answered opens nothing, and a challenge is good for one try."""

import json
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import STATE_SESSION_KEY
from django.test import Client

from slscb.core.signin import factors, keys
from tests.core.signin.test_factors import KEY, code_now
from tests.factories.agencies import PASSWORD, a_user
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

ADD, ASK = "/second-factor/keys/add/", "/sign-in/code/"
# A credential as a browser sent it once, for another challenge.
ATTESTED = (
    "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViUSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NBAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAEC"
    "AwQFBgcICQoLDA0ODxClAQIDJiABIVggZSrN1UxHcFbGPtA0XLRj2bbEm3jLJRTb1pRzlxYHqkUiWCDDWMLjmDjAeDRJtlEUwVhzrM7s7sRhyV-SWtrc"
    "s1x8Pw"
)
OLD = {
    "id": "AQIDBAUGBwgJCgsMDQ4PEA",
    "rawId": "AQIDBAUGBwgJCgsMDQ4PEA",
    "type": "public-key",
    "clientExtensionResults": {},
    "response": {
        "clientDataJSON": "e30",
        "attestationObject": ATTESTED,
        "authenticatorData": "e30",
        "signature": "e30",
    },
}
RUBBISH = ["", "x", "[]", "{}", "null", '{"id": 1}', json.dumps(OLD)]


def a_key_of(user, name="Blue key"):
    data = {"name": name, "credential": OLD, keys.PUBLIC_ID: str(uuid4())}
    return Authenticator.objects.create(user=user, type=keys.KEY, data=data)


def address_of(key):
    return f"/second-factor/keys/{key.data[keys.PUBLIC_ID]}/remove/"


@pytest.mark.parametrize("answer", RUBBISH)
def test_what_no_key_has_answered_adds_none(answer):
    user = a_user()
    browser = browser_of(user)
    assert browser.get(ADD).status_code == 200
    assert browser.post(ADD, {"name": "Blue key", "credential": answer}).status_code == 422
    assert not factors.has(user)


def test_the_page_asks_with_a_challenge_of_its_own_each_time():
    browser = browser_of(a_user())
    challenges = set()
    for _ in range(3):
        browser.get(ADD)
        challenges.add(browser.session[STATE_SESSION_KEY]["challenge"])
    assert len(challenges) == 3


def test_rubbish_signs_nobody_in_counts_as_wrong_and_shuts_the_place():
    user = a_user()
    assert factors.set_app(user, KEY, code_now())
    browser = Client()
    browser.post("/sign-in/", {"username": user.username, "password": PASSWORD})
    answers = [browser.post(ASK, {"credential": "{}"}).status_code for _ in range(11)]
    assert answers == [422] * 9 + [429] * 2
    assert browser.get("/children/").status_code == 302


def test_a_challenge_is_forgotten_after_one_try():
    browser = browser_of(a_user())
    browser.get(ADD)
    request = browser.request().wsgi_request
    request.session = browser.session
    assert STATE_SESSION_KEY in request.session
    assert not keys.accepts(request, a_user(), "{}")
    assert STATE_SESSION_KEY not in request.session


def test_nobody_removes_another_persons_key():
    user, other = a_user(), a_user()
    key = a_key_of(user)
    assert browser_of(other).post(address_of(key)).status_code == 404
    assert browser_of(user).post(address_of(key)).status_code == 303
    assert not keys.of(user)


def test_the_last_second_factor_stays_where_one_is_required(settings):
    user = a_user()
    key = a_key_of(user)
    browser = browser_of(user)
    session = browser.session
    session["has_factor"] = True
    session.save()
    settings.SECOND_FACTOR_REQUIRED = True
    assert browser.post(address_of(key)).status_code == 422
    assert factors.set_app(user, KEY, code_now())
    assert browser.post(address_of(key)).status_code == 303
    assert factors.has_app(user)


def test_an_administrator_takes_keys_away_with_the_rest():
    user = a_user()
    a_key_of(user)
    factors.forget(user)
    assert not keys.of(user)


def test_nobody_has_more_than_ten(rf):
    user = a_user()
    for number in range(keys.MOST_KEYS):
        a_key_of(user, f"Key {number}")
    assert "Add a security key" not in browser_of(user).get("/second-factor/").content.decode()
    assert not keys.add(rf.post(ADD), user, "One more", json.dumps(OLD))
