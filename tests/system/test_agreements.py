"""Agreeing to what is in force before first use, in a browser."""

from datetime import time, timedelta

import pytest
from playwright.sync_api import expect

from agencies import selectors
from agencies.choices import AgencyCode, Role
from agencies.models import AgreementVersion, User
from agencies.services import memberships
from slscb.core.clock import from_london, today
from tests.factories.agencies import LONG_AGO, a_member_of, a_team, a_user, agree

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Read this.\n\n# What you promise\n- To open what you need\n- To lock your computer"


@pytest.fixture
def published():
    """A test with real commits finds the tables empty: what is in force is put there."""
    AgreementVersion.objects.all().exists() or [
        AgreementVersion.objects.create(document=document, number=1, in_force_from=LONG_AGO, text=TEXT)
        for document in ("sharing", "confidentiality")
    ]


def a_lead_of_health():
    user = User.objects.create_user("nurse", first_name="Nisha", last_name="Verma")
    team = a_team("Health office", AgencyCode.HEALTH)
    for role in (Role.AGENCY_REPRESENTATIVE, Role.AGENCY_LEAD):
        memberships.join_team(actor=None, user=user, team=team, role=role, starts_on=LONG_AGO)
    return user


def agrees(page, document, press, axe):
    page.locator("main").get_by_role("link", name=document, exact=True).click()
    axe(page)
    page.get_by_role("button", name=press).click()
    expect(page.get_by_role("link", name="Tick to confirm")).to_be_visible()
    page.get_by_label("I have read it and I agree").check()
    page.get_by_role("button", name=press).click()


def test_a_lead_accepts_and_signs_and_goes_on_to_where_they_wanted(phone_page, sign_in, axe, published):
    page = phone_page
    sign_in(page, a_lead_of_health())
    page.goto("/children/")
    expect(page.get_by_text("You need to agree to what is in force")).to_be_visible()
    axe(page)
    agrees(page, "Information sharing agreement, version 1", "Accept", axe)
    agrees(page, "Confidentiality terms, version 1", "Accept", axe)
    expect(page.get_by_text("Sign for your agency as well")).to_be_visible()
    axe(page)
    agrees(page, "Information sharing agreement, version 1, signed for Health", "Sign for the agency", axe)
    expect(page).to_have_url("/children/")
    page.get_by_role("link", name="Nisha Verma").click()
    axe(page)
    page.get_by_role("link", name="Agreements").click()
    expect(page.get_by_text("You have agreed to everything")).to_be_visible()


def test_the_business_manager_sees_who_has_yet_to_agree_and_publishes(page, sign_in, axe, published):
    a_lead_of_health()
    sign_in(page, a_user(Role.LSCB_MANAGER))
    page.goto("/accounts/agreements/owing/")
    expect(page.get_by_role("table", name="Agencies that have not signed")).to_contain_text("Nisha Verma")
    axe(page)
    page.locator("main").get_by_role("link", name="Confidentiality terms").first.click()
    page.get_by_label("What changed").fill("A word about keys")
    axe(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Publish a new version")
    axe(page)


def test_a_lead_confirms_an_account(phone_page, sign_in, axe):
    page, lead, nurse = phone_page, a_lead_of_health(), a_member_of(AgencyCode.HEALTH)
    User.objects.filter(pk=nurse.pk).update(date_joined=from_london(today() - timedelta(days=80), time(12)))
    agree(lead, *selectors.agencies_of(lead))
    sign_in(page, lead)
    page.goto("/")
    expect(page.get_by_text("1 account must be confirmed soon")).to_be_visible()
    page.locator("main").get_by_role("link", name="Confirm accounts").click()
    expect(page.get_by_text("In 10 days")).to_be_visible()
    axe(page)
    page.get_by_role("link", name=str(nurse)).click()
    axe(page)
    page.get_by_label("Yes, for the next 90 days").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"The account of {nurse} is confirmed")).to_be_visible()
    axe(page)
