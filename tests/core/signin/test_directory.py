"""Signing in through an agency's own directory: accounts that are there already, and nobody else."""

from datetime import timedelta

import pytest
import requests
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from agencies.choices import AgencyCode
from agencies.models import User
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from slscb.core.signin import directory as conversation
from slscb.core.signin import factors, matching
from tests.core.signin.test_factors import KEY, code_now
from tests.factories.agencies import a_member_of
from tests.helpers.directory import SETTINGS, Directory

pytestmark = pytest.mark.django_db

START, RETURN = "/sign-in/with/health/", "/sign-in/with/health/return/"
EMAIL = "nisha.verma@nhs.example"
VERIFIED = {"email": EMAIL, "email_verified": True}


@pytest.fixture
def directory(settings, monkeypatch):
    """A directory that is set up, and to which every request goes."""
    settings.SIGN_IN_PROVIDERS = [dict(SETTINGS)]
    fake = Directory(claims=dict(VERIFIED))
    monkeypatch.setattr(requests.Session, "get_adapter", lambda self, url: fake)
    return fake


@pytest.fixture
def nurse():
    user = a_member_of(AgencyCode.HEALTH)
    User.objects.filter(pk=user.pk).update(email=EMAIL)
    return User.objects.get(pk=user.pk)


def goes(directory, browser=None, onward="/children/", **changed):
    """There and back again; the browser and the answer."""
    browser = browser or Client()
    sent = browser.get(f"{START}?next={onward}")
    assert sent.status_code == 302, sent.content.decode()
    back = directory.visit(sent.headers["Location"]) | changed
    return browser, browser.get(RETURN, back)


def refused(answer):
    assert answer.status_code == 422
    return answer.context["reason"]


def test_whoever_the_directory_proves_is_signed_in_and_goes_on(directory, nurse):
    browser, answer = goes(directory)
    assert answer.headers["Location"] == "/children/"
    assert browser.get("/children/").status_code == 200
    assert SocialAccount.objects.get(user=nurse).uid == "subject-1"
    assert AuditEvent.objects.filter(action="sign_in", actor=nurse).exists()


def test_it_is_asked_with_state_nonce_and_pkce(directory, nurse):
    goes(directory)
    asked = directory.asked
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert asked["redirect_uri"].endswith(RETURN)
    first = dict(asked)
    goes(directory)
    assert all(directory.asked[name] != first[name] for name in ("state", "nonce", "code_challenge"))


def test_from_then_on_the_subject_counts_and_not_the_address(directory, nurse):
    goes(directory)
    User.objects.filter(pk=nurse.pk).update(email="new.name@nhs.example")
    directory.claims = {}
    _, answer = goes(directory)
    assert answer.status_code == 303


def test_another_subject_with_the_same_address_is_not_let_in(directory, nurse):
    goes(directory)
    directory.claims = {**VERIFIED, "sub": "subject-2"}
    assert refused(goes(directory)[1]) == matching.OTHER


@pytest.mark.parametrize(
    "claims",
    [
        {"email": EMAIL},
        {"email": EMAIL, "email_verified": False},
        {"email": "nobody@nhs.example", "email_verified": True},
        {"email": "", "email_verified": True},
        {},
    ],
)
def test_nobody_is_signed_up_or_matched_by_an_address_that_is_not_verified(directory, nurse, claims):
    directory.claims = claims
    browser, answer = goes(directory)
    assert refused(answer) == matching.NO_ACCOUNT
    assert not SocialAccount.objects.exists()
    assert browser.get("/children/").status_code == 302
    assert AuditEvent.objects.filter(action="sign_in_failed").exists()


def test_a_verified_address_of_a_domain_that_is_not_the_agencys_is_refused(directory, nurse):
    User.objects.filter(pk=nurse.pk).update(email="nisha@elsewhere.example")
    directory.claims = {"email": "nisha@elsewhere.example", "email_verified": True}
    assert refused(goes(directory)[1]) == matching.NO_ACCOUNT


def test_two_accounts_with_one_address_are_nobodys(directory, nurse):
    other = a_member_of(AgencyCode.HEALTH)
    User.objects.filter(pk=other.pk).update(email=EMAIL.upper())
    assert refused(goes(directory)[1]) == matching.NO_ACCOUNT


def test_an_account_of_another_agency_is_refused(directory):
    officer = a_member_of(AgencyCode.POLICE)
    User.objects.filter(pk=officer.pk).update(email=EMAIL)
    assert refused(goes(directory)[1]) == matching.ENDED


def test_an_account_that_has_ended_is_refused_bound_or_not(directory, nurse):
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert refused(goes(directory)[1]) == matching.ENDED
    User.objects.filter(pk=nurse.pk).update(is_active=True)
    goes(directory)
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert refused(goes(directory)[1]) == matching.ENDED


@pytest.mark.parametrize(
    "wrong",
    [
        {"claims": {**VERIFIED, "nonce": "another"}},
        {"claims": {**VERIFIED, "aud": "another"}},
        {"claims": {**VERIFIED, "iss": "https://login.example/tenant-2/v2.0"}},
        {"claims": {**VERIFIED, "exp": 1}},
        {"signs_with": "wrong"},
        {"algorithm": "HS256"},
    ],
)
def test_a_proof_that_is_not_right_in_every_part_is_refused(directory, nurse, wrong):
    for name, value in wrong.items():
        setattr(directory, name, value)
    assert refused(goes(directory)[1]) == conversation.NOT_PROVED


def test_a_code_that_somebody_else_began_is_refused(directory, nurse):
    sent = Client().get(START)
    back = directory.visit(sent.headers["Location"])
    assert refused(Client().get(RETURN, back)) == conversation.TOO_LATE


def test_the_state_is_compared_and_good_for_one_use(directory, nurse):
    assert refused(goes(directory, state="x")[1]) == conversation.TOO_LATE
    browser = Client()
    back = directory.visit(browser.get(START).headers["Location"])
    assert browser.get(RETURN, back).status_code == 303
    assert refused(browser.get(RETURN, back)) == conversation.TOO_LATE


def test_whoever_takes_more_than_ten_minutes_begins_again(directory, nurse):
    browser = Client()
    back = directory.visit(browser.get(START).headers["Location"])
    with time_machine.travel(now() + timedelta(minutes=10, seconds=1)):
        assert refused(browser.get(RETURN, back)) == conversation.TOO_LATE


def test_errors_are_told_plainly(directory, nurse):
    browser = Client()
    back = directory.visit(browser.get(START).headers["Location"])
    answer = browser.get(RETURN, {"state": back["state"], "error": "access_denied"})
    assert refused(answer) == conversation.CANCELLED
    assert "access_denied" not in answer.content.decode()
    directory.is_down = True
    assert refused(browser.get(START)) == conversation.NO_ANSWER
    directory.is_down = False
    assert refused(goes(directory, code="guessed")[1]) == conversation.NOT_PROVED


@pytest.mark.parametrize(
    "known",
    [{"issuer": "https://elsewhere.example"}, {"token_endpoint": "http://login.example/token"}, {"jwks_uri": ""}],
)
def test_a_directory_that_says_strange_things_of_itself_is_refused(directory, known):
    directory.known = known
    assert refused(Client().get(START)) == conversation.NOT_PROVED


def test_our_own_second_factor_follows_unless_the_directorys_is_trusted(directory, nurse, settings):
    assert factors.set_app(nurse, KEY, code_now())
    directory.claims = {**VERIFIED, "amr": ["pwd", "mfa"]}
    browser, answer = goes(directory)
    assert answer.headers["Location"] == "/sign-in/code/?next=%2Fchildren%2F"
    assert browser.get("/children/").status_code == 302
    settings.SIGN_IN_PROVIDERS = [{**SETTINGS, "trusts_mfa": True}]
    assert goes(directory)[1].headers["Location"] == "/children/"
    directory.claims = {**VERIFIED, "amr": ["pwd"]}
    assert goes(directory)[1].headers["Location"].startswith("/sign-in/code/")


def test_where_a_second_factor_is_required_a_directory_without_one_leads_to_where_it_is_set_up(
    directory, nurse, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    browser, _ = goes(directory)
    assert browser.get("/children/").headers["Location"] == "/second-factor/"
    settings.SIGN_IN_PROVIDERS = [{**SETTINGS, "trusts_mfa": True}]
    directory.claims = {**VERIFIED, "amr": ["mfa"]}
    browser, _ = goes(directory)
    assert browser.get("/children/").status_code == 200


def test_the_directory_proves_anew_where_there_is_no_factor_of_ours(directory, nurse):
    browser, _ = goes(directory)
    with time_machine.travel(now() + timedelta(minutes=11)):
        ask = browser.get("/second-factor/app/").headers["Location"]
        assert SETTINGS["name"] in browser.get(ask).content.decode()
        _, answer = goes(directory, browser, "/second-factor/app/")
        assert directory.asked["prompt"] == "login"
        assert answer.headers["Location"] == "/second-factor/app/"
        assert browser.get("/second-factor/app/").status_code == 200


@pytest.mark.parametrize("wrong", [{"auth_time": 1}, {"sub": "subject-2"}])
def test_an_old_or_another_persons_proof_proves_nothing_anew(directory, nurse, wrong):
    browser, _ = goes(directory)
    directory.claims = {**VERIFIED, **wrong}
    assert goes(directory, browser)[1].status_code == 422


def test_a_directory_that_is_not_set_up_says_so():
    assert refused(Client().get(START)) == conversation.NOT_SET_UP
    assert refused(Client().get(RETURN)) == conversation.NOT_SET_UP


def test_the_sign_in_page_names_the_directories_that_are_set_up(directory):
    assert SETTINGS["name"] in Client().get("/sign-in/").content.decode()
    assert SETTINGS["client_secret"] not in Client().get("/sign-in/").content.decode()


def test_nobody_is_led_elsewhere_afterwards(directory, nurse):
    assert goes(directory, onward="https://elsewhere.example/")[1].headers["Location"] == "/"
