"""The risk tool in a browser: bands that fold, the level after every tick, nothing typed lost."""

import re

import pytest
from playwright.sync_api import expect

from agencies.choices import AgencyCode
from risk.models import Assessment, ToolDraft
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import the_instrument
from tests.system.watching import fits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.fixture
def address(child):
    return f"/risk/children/{child.public_id}/assess/"


@pytest.fixture
def tool(page, sign_in, worker, address):
    """The tool on a desktop."""
    sign_in(page, worker)
    page.goto(address)
    return page


@pytest.fixture
def tool_on_phone(phone_page, sign_in, worker, address):
    """The tool on a phone."""
    phone_page.set_viewport_size({"width": 375, "height": 812})
    sign_in(phone_page, worker)
    phone_page.goto(address)
    return phone_page


def band(page, level):
    return page.locator(f"#band-{level}")


def unfold(page, level):
    band(page, level).locator("summary").click()


def tick(page, code):
    page.locator(f"[name=indicators][value={code}]").check()


def result(page):
    return page.locator("#result")


def kept(page):
    """Wait until the server has kept what was typed."""
    expect(page.locator("[data-live-kept]")).to_contain_text("Kept as a draft")


def test_the_whole_tool_is_seen_at_once_and_a_band_counts_its_ticks(tool, axe):
    for level in ("low", "medium", "high"):
        expect(band(tool, level)).not_to_have_attribute("open", re.compile(""))
    expect(result(tool)).to_contain_text("No indicators")
    axe(tool)
    unfold(tool, "medium")
    tick(tool, "M01")
    expect(band(tool, "medium").locator("summary")).to_contain_text("1 of 15 ticked")
    expect(tool.locator("[name=M01_evidence]")).to_be_visible()
    expect(tool.locator("[name=M02_evidence]")).to_be_hidden()
    tool.get_by_role("button", name="Open all bands").click()
    expect(tool.locator("[name=indicators]:visible")).to_have_count(37)
    axe(tool)


def test_the_level_follows_every_tick_and_says_why_and_what_is_not_counted(tool, axe):
    unfold(tool, "medium")
    tick(tool, "M01")
    tick(tool, "M02")
    expect(result(tool)).to_contain_text("2 ticked indicators are not counted yet: M01 and M02")
    tool.locator("[name=M01_when][value=current]").check()
    expect(result(tool)).to_contain_text("LOW")
    expect(result(tool)).to_contain_text("If M02 is current the level would be medium")
    tool.locator("[name=M02_when][value=current]").check()
    expect(result(tool)).to_contain_text("MEDIUM")
    expect(result(tool)).to_contain_text("Two or more medium indicators")
    expect(tool.locator("[data-live-said]")).to_have_text(
        "The tool gives MEDIUM. Two or more medium indicators (M01, M02)"
    )
    axe(tool)
    assert not Assessment.objects.exists()


def test_a_link_of_the_result_opens_the_fold_and_goes_to_the_very_indicator(tool):
    unfold(tool, "high")
    tick(tool, "H05")
    expect(result(tool)).to_contain_text("1 ticked indicator is not counted yet: H05")
    unfold(tool, "high")
    result(tool).get_by_role("link", name="H05").click()
    expect(tool.locator("#id_H05_when")).to_be_focused()


def test_an_error_opens_its_fold_and_its_link_goes_to_the_very_indicator(tool, axe):
    unfold(tool, "medium")
    tick(tool, "M07")
    tool.get_by_role("button", name="Work out the level").click()
    expect(tool.locator(".govuk-error-summary")).to_contain_text("Select whether M07 is current or historic")
    axe(tool)
    unfold(tool, "medium")
    tool.locator(".govuk-error-summary a").first.click()
    expect(tool.locator("#id_M07_when")).to_be_focused()
    expect(tool.locator("#id_M07_when")).to_be_in_viewport()


def test_what_was_typed_is_there_again_after_leaving_half_done(tool, address):
    unfold(tool, "low")
    tick(tool, "L01")
    tool.locator("[name=L01_evidence]").fill("Home at 3am on Tuesday")
    kept(tool)
    tool.goto("/")
    expect(tool.locator("main")).to_contain_text("Begun and not completed")
    tool.goto(address)
    expect(tool.locator("[name=L01_evidence]")).to_have_value("Home at 3am on Tuesday")
    expect(tool.locator("main")).to_contain_text("You began this on")


def test_a_lost_connection_loses_nothing_and_says_so(browser, live_server, sign_in, worker, address):
    context = browser.new_context(base_url=live_server.url)  # not watched: its console complains of the loss, rightly
    context.route("**/result/", lambda route: route.abort())
    page = context.new_page()
    sign_in(page, worker)
    page.goto(address)
    unfold(page, "low")
    tick(page, "L01")
    expect(page.locator("[data-live-kept]")).to_contain_text("Not kept just now")
    assert not ToolDraft.objects.exists()
    context.unroute("**/result/")
    page.locator("[name=L01_evidence]").fill("Home at 3am")
    kept(page)
    context.close()


def test_on_a_phone_the_level_stays_in_sight_and_the_page_is_no_wider_than_the_screen(tool_on_phone, axe):
    unfold(tool_on_phone, "high")
    tick(tool_on_phone, "H12")
    tool_on_phone.locator("[name=H12_when][value=current]").check()
    expect(result(tool_on_phone)).to_contain_text("HIGH")
    expect(result(tool_on_phone).locator("summary")).to_be_in_viewport()
    assert fits(tool_on_phone)
    axe(tool_on_phone)


def test_without_javascript_everything_is_open_and_works(browser, live_server, sign_in, worker, address):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, worker)
    page.goto(address)
    expect(page.locator("[name=H12_evidence]")).to_be_visible()
    expect(result(page)).to_be_hidden()
    page.locator("[name=indicators][value=M01]").check()
    page.get_by_role("button", name="Work out the level").click()
    expect(result(page)).to_contain_text("1 ticked indicator is not counted yet: M01")
    page.get_by_role("button", name="Save and come back later").click()
    expect(page.locator("main")).to_contain_text("Your answers are kept")
    page.goto(address)
    expect(page.locator("[name=indicators][value=M01]")).to_be_checked()
    context.close()
