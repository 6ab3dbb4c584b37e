"""Signing in and staying signed in, in a browser."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import override_settings
from playwright.sync_api import expect

from tests.factories.agencies import PASSWORD, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = "He waits for her at the café"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def address(worker):
    return f"/children/{a_child(worker).public_id}/notes/add/"


def signs_in(page, worker):
    page.get_by_label("Username").fill(worker.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def dialog_of(page):
    return page.get_by_role("dialog", name="You will be signed out soon")


@override_settings(SESSION_IDLE=timedelta(seconds=125))
def test_the_warning_is_a_dialog_that_takes_the_focus_and_staying_closes_it(page, sign_in, worker, address, axe):
    sign_in(page, worker)
    page.goto(address)
    page.locator("[name=text]").fill(TYPED)
    expect(dialog_of(page)).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    axe(page)
    page.get_by_role("button", name="Stay signed in").click()
    expect(dialog_of(page)).to_be_hidden()
    assert page.locator("[name=text]").input_value() == TYPED


@override_settings(SESSION_IDLE=timedelta(seconds=6))
def test_what_was_typed_and_not_sent_is_there_after_signing_in_again(phone_page, sign_in, worker, address, axe):
    page = phone_page
    sign_in(page, worker)
    page.goto(address)
    page.locator("[name=text]").fill(TYPED)
    expect(page).to_have_url(re.compile("/sign-in/"), timeout=20_000)
    axe(page)
    with override_settings(SESSION_IDLE=timedelta(minutes=15)):
        signs_in(page, worker)
        expect(page.get_by_text("You had been signed out before this was saved")).to_be_visible()
        axe(page)
        assert page.locator("[name=text]").input_value() == TYPED


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_somebody_sets_up_an_app_keeps_recovery_codes_and_signs_in_with_one(phone_page, worker, axe):
    page = phone_page
    page.goto("/children/")
    signs_in(page, worker)
    expect(page.get_by_text("You need a second factor")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Set up an authenticator app").click()
    axe(page)
    secret = page.locator("main strong").first.inner_text().replace(" ", "")
    _, present, _ = yield_hotp_counters_from_time()
    page.get_by_label("Code", exact=True).fill(format_hotp_value(hotp_value(secret, present)))
    page.get_by_role("button", name="Continue").click()
    axe(page)
    page.get_by_role("button", name="Make recovery codes").click()
    axe(page)
    code = page.locator("main code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    signs_in(page, worker)
    axe(page)
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Enter a code")
    page.goto("/second-factor/")
    expect(page.get_by_text("You have 9 recovery codes left")).to_be_visible()
    axe(page)
