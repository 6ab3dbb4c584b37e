"""A record shared until Friday, and one opened in an emergency at night, in a browser."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.services import sharing
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_team, a_user
from tests.factories.cases import a_child, a_protected_child
from tests.system.watching import fits

REASON = "Found alone at the station at 2am, her carer does not answer"
DAY = timedelta(days=1)


@pytest.fixture
def team(transactional_db):
    return a_team("Referral and assessment")


def fill_day(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))


def test_a_manager_shares_with_a_nurse_until_friday_and_ends_it(page, phone_page, sign_in, axe, team):
    manager, nurse = a_user(Role.TEAM_MANAGER, team), a_member_of(AgencyCode.HEALTH)
    child = a_child(a_user(team=team), given_name="Amina", family_name="Rahman")
    sign_in(page, manager)
    page.goto(reverse("cases:child-view", args=[child.public_id]))
    page.get_by_role("link", name="Who can see this record").click()
    axe(page)
    page.get_by_role("link", name="Share this record").click()
    page.get_by_role("button", name="Share the record").click()
    assert page.get_by_text("Enter what they need it for").first.is_visible()
    axe(page)
    page.get_by_label("Who may see the record?").select_option(label=f"{nurse}, Health")
    page.get_by_label("What do they need it for?").fill("Health assessment before her move")
    fill_day(page, "until", today() + 4 * DAY)
    page.get_by_role("button", name="Share the record").click()
    assert page.get_by_text("The record is shared").is_visible()
    axe(page)
    sign_in(phone_page, nurse)
    phone_page.goto("/")
    phone_page.get_by_role("link", name=f"Record {child.reference} is shared with you").or_(
        phone_page.get_by_role("button", name=f"Record {child.reference} is shared with you")
    ).first.click()
    assert phone_page.get_by_role("heading", name="Amina Rahman").is_visible()
    phone_page.goto(reverse("cases:child-sight", args=[child.public_id]))
    assert fits(phone_page)
    axe(phone_page)
    page.get_by_role("link", name="End the share with").click()
    axe(page)
    page.get_by_role("button", name="End the share").click()
    assert page.get_by_text("Ended early").is_visible()
    phone_page.goto(reverse("cases:child-view", args=[child.public_id]))
    assert phone_page.get_by_role("heading", name="Page not found").is_visible()


def test_a_share_is_over_at_its_moment_while_the_nurse_has_the_record_open(page, sign_in, team):
    manager, nurse = a_user(Role.TEAM_MANAGER, team), a_member_of(AgencyCode.HEALTH)
    child = a_child(a_user(team=team), given_name="Amina", family_name="Rahman")
    moment = datetime.now(UTC) + timedelta(minutes=5)
    given = {"child_id": child.public_id, "user": nurse, "purpose": "Assessment"}
    sharing.give(actor=manager, until=moment, **given)
    sign_in(page, nurse)
    page.goto(reverse("cases:child-view", args=[child.public_id]))
    assert page.get_by_role("heading", name="Amina Rahman").is_visible()
    with time_machine.travel(moment, tick=False):
        page.reload()
        assert page.get_by_role("heading", name="Page not found").is_visible()


def test_somebody_on_duty_breaks_the_glass_and_governance_reviews_it(page, phone_page, sign_in, axe, team):
    a_user(Role.TEAM_MANAGER, team)
    duty, governance = a_user(team=a_team("Duty", AgencyCode.EMERGENCY_DUTY)), a_user(Role.IG_LEAD)
    child = a_child(a_user(team=team), given_name="Amina", family_name="Rahman")
    sealed = a_protected_child("sealed", given_name="Sealed", family_name="Away")
    sign_in(phone_page, duty)
    phone_page.goto(reverse("cases:child-search"))
    phone_page.get_by_role("link", name="Open a record in an emergency").click()
    axe(phone_page)
    phone_page.get_by_label("NHS number or reference").fill(sealed.reference)
    phone_page.get_by_role("button", name="Look for the record").click()
    assert phone_page.get_by_text("No record found").is_visible()
    phone_page.get_by_label("NHS number or reference").fill(child.reference)
    phone_page.get_by_role("button", name="Look for the record").click()
    axe(phone_page)
    assert fits(phone_page)
    phone_page.get_by_role("link", name=f"Open {child.reference} in an emergency").click()
    phone_page.get_by_role("button", name="Open the record now").click()
    axe(phone_page)
    phone_page.get_by_label("Why do you need this record now?").fill(REASON)
    phone_page.get_by_label("I understand").check()
    phone_page.get_by_role("button", name="Open the record now").click()
    assert phone_page.get_by_text("You opened this record in an emergency").is_visible()
    assert phone_page.get_by_role("link", name="Add a note").count() == 0
    assert fits(phone_page)
    axe(phone_page)
    sign_in(page, governance)
    page.goto("/")
    notice = f"{duty} opened record {child.reference} in an emergency"
    page.get_by_role("link", name=notice).or_(page.get_by_role("button", name=notice)).first.click()
    assert page.get_by_text(REASON).is_visible()
    axe(page)
    page.get_by_role("button", name="Save the review").click()
    assert page.get_by_text("Select what you find").first.is_visible()
    page.get_by_label("Justified", exact=True).check()
    page.get_by_label("What you asked and what you were told").fill("Rang the station: it was so")
    page.get_by_role("button", name="Save the review").click()
    assert page.get_by_text("Nothing waits for a review").is_visible()
    axe(page)
    page.get_by_label("All").check()
    page.get_by_role("button", name="Show").click()
    assert page.get_by_text("Rang the station: it was so").is_visible()
    axe(page)
