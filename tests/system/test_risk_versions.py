"""A new version of the tool and a calibration round in a browser, as those whose job they are; every page is checked."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from agencies.choices import Role
from risk.models import Instrument, VignetteScore
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.risk import a_round, the_instrument
from tests.system.people import at_work
from tests.system.watching import fits

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_version_is_drafted_tried_out_proposed_and_approved_by_another(browser, live_server, axe):
    the_instrument()
    lead, manager = a_user(Role.CSE_LEAD), a_user(Role.LSCB_MANAGER)
    with at_work(browser, live_server.url, lead.username, axe) as person:
        person.menu("Risk tool")
        person.press("Draft a new version")
        person.fill(source="Subgroup of November")
        person.press("Begin the draft")
        person.follow("Add an indicator")
        person.press("Add the indicator")
        person.sees("There is a problem")
        person.fill(code="M16", text="Fake accounts", label="Somebody hides behind fake accounts")
        person.choose(band="medium")
        person.press("Add the indicator")
        person.sees("M16 (MEDIUM): Somebody hides behind fake accounts")
        person.press("Try it out")
        person.page.locator("#band-medium summary").click()
        person.choose(indicators=["M16"])
        person.choose(M16_when="current", offence_evidence="no", organised_model="no")
        person.press("Work out the level")
        person.sees("Exactly one medium indicator")
        person.follow("Draft of version 2", within="body")
        person.press("Propose it")
        person.fill_day("starts_on", now() + timedelta(days=1))
        person.press("Propose the version")
        person.sees("It waits for a second person")
    with at_work(browser, live_server.url, manager.username, axe) as person:
        person.follow("Version 2")
        person.press("Decide on it")
        person.choose(decision="approve")
        person.fill(reason="Agreed by the subgroup")
        person.press("Record the decision")
        person.sees("To come")
        person.follow("Compare versions")
        person.sees("From version 1 to version 2")
    assert Instrument.objects.get(tool_version="2").in_force_from is not None


def test_a_vignette_is_scored_on_a_phone_and_the_results_are_read(phone_page, sign_in, browser, live_server, axe):
    lead, worker = a_user(Role.CSE_LEAD), a_user()
    a_round(lead)
    sign_in(phone_page, worker)
    phone_page.goto("/")
    phone_page.get_by_role("link", name="Autumn").click()
    axe(phone_page)
    phone_page.get_by_role("link", name="2. The car at the corner").click()
    phone_page.locator("#band-medium summary").click()
    for code in ("M01", "M07"):
        phone_page.locator(f"[name=indicators][value={code}]").check()
        phone_page.locator(f"[name={code}_when][value=current]").check()
    for name in ("offence_evidence", "organised_model"):
        phone_page.locator(f"[name={name}][value=no]").check()
    axe(phone_page)
    phone_page.get_by_role("button", name="Save my answer").click()
    expect(phone_page.locator("main")).to_contain_text("Scored")
    assert fits(phone_page)
    assert VignetteScore.objects.get().level == "medium"
    with at_work(browser, live_server.url, lead.username, axe) as person:
        person.menu("Consistency")
        person.sees("There is no assessment in this period")
        person.menu("Calibration")
        person.follow("Autumn")
        person.follow("Close this round")
        person.press("Close the round")
        person.sees("Nobody has scored every vignette")
