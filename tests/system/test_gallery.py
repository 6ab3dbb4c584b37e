"""Every component in a real browser: accessible, within the width of a phone, and what scripts add works."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories.agencies import a_user
from tests.system.watching import fits


@pytest.fixture
def gallery(page: Page, sign_in) -> Page:
    sign_in(page, a_user())
    page.goto("/gallery/")
    return page


@pytest.fixture
def gallery_on_a_phone(phone_page: Page, sign_in) -> Page:
    sign_in(phone_page, a_user())
    phone_page.goto("/gallery/")
    return phone_page


def test_on_a_desktop(gallery, axe):
    axe(gallery)
    assert fits(gallery)


def test_on_a_phone(gallery_on_a_phone, axe):
    axe(gallery_on_a_phone)
    assert fits(gallery_on_a_phone)


def test_a_radio_shows_the_fields_that_belong_to_it(gallery):
    where = gallery.locator("#id_empty-other_place")
    expect(where).to_be_hidden()
    gallery.locator("#id_empty-place_2").check()
    expect(where).to_be_visible()
    gallery.locator("#id_empty-place").check()
    expect(where).to_be_hidden()


def test_the_summary_takes_the_person_to_the_box_to_mend(gallery):
    gallery.get_by_role("link", name="Next review must include a month and year").click()
    expect(gallery.locator("#id_wrong-reviewed_on_month")).to_be_focused()


def test_without_scripts_everything_is_there(browser, live_server, sign_in):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    sign_in(page, a_user())
    page.goto("/gallery/")
    for hidden_by_scripts in ("#id_empty-other_place", "#plan", "#history", "#id_empty-name"):
        expect(page.locator(hidden_by_scripts)).to_be_visible()
    context.close()
