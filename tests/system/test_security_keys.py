"""Security keys in a browser with a key of its own (Chromium's virtual authenticator)."""

from contextlib import contextmanager

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings
from playwright.sync_api import expect

from slscb.core.signin import factors, keys
from tests.factories.agencies import PASSWORD, a_user
from tests.system.watching import DESKTOP, watched_page

pytestmark = pytest.mark.django_db(transaction=True)

A_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in(page):
    """Give the browser a key that is touched whenever it is asked."""
    client = page.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    client.send("WebAuthn.addVirtualAuthenticator", {"options": A_KEY})


def gives_password(page, user):
    page.goto("/children/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def adds_key(page, name, axe):
    page.get_by_role("link", name="Add a security key").click()
    page.get_by_label("Name of the key").fill(name)
    axe(page)
    page.get_by_role("button", name="Ask the key").click()


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_a_key_is_added_and_signs_in_proves_and_is_removed(page, axe):
    user = a_user()
    plug_in(page)
    gives_password(page, user)
    adds_key(page, "Blue key", axe)
    expect(page.get_by_text("The key is added")).to_be_visible()
    page.get_by_role("button", name="Make recovery codes").click()
    expect(page.locator("main code")).to_have_count(10)
    page.goto("/second-factor/")
    expect(page.get_by_role("term").filter(has_text="Blue key")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Sign out").click()

    gives_password(page, user)
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter a code")
    axe(page)
    page.get_by_role("button", name="Use a security key").click()
    expect(page).to_have_url("/children/")

    page.goto("/sign-in/again/?next=/second-factor/")
    page.get_by_role("button", name="Use a security key").click()
    expect(page).to_have_url("/second-factor/")
    page.get_by_role("link", name="Remove Blue key").click()
    axe(page)
    page.get_by_role("button", name="Remove the key").click()
    expect(page.get_by_role("alert")).to_contain_text("This is your only second factor")
    assert len(keys.of(user)) == 1


@contextmanager
def signed_in_with_a_key(browser, live_server, user, axe):
    with watched_page(browser, live_server.url, **DESKTOP) as page:
        plug_in(page)
        gives_password(page, user)
        page.goto("/second-factor/")
        adds_key(page, "Blue key", axe)
        expect(page.get_by_text("The key is added")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        yield page


def test_a_copied_key_another_key_and_a_removed_key_open_nothing(browser, live_server, axe):
    user = a_user()
    with signed_in_with_a_key(browser, live_server, user, axe) as page:
        key = Authenticator.objects.get(user=user, type=keys.KEY)
        key.data[keys.COUNTER] = 1_000  # the original has been used meanwhile
        key.save()
        gives_password(page, user)
        page.get_by_role("button", name="Use a security key").click()
        expect(page.get_by_role("alert")).to_contain_text("The key was not accepted")
        axe(page)

    with watched_page(browser, live_server.url, **DESKTOP) as page:
        plug_in(page)  # one that was never added
        gives_password(page, user)
        page.get_by_role("button", name="Use a security key").click()
        expect(page.get_by_role("status").last).to_contain_text("The key did not answer")

    keys.remove(user, key)
    assert not factors.has(user)
