"""The browser itself: it draws text, it tells of complaints, it finds what is not accessible."""

import pytest
from playwright.sync_api import Browser

from tests.system import axe as axe_core
from tests.system.watching import DESKTOP, Watch, watched_page

GOOD = "<!doctype html><html lang=en><title>A page</title><main><h1>Children at risk</h1><p>Text</p></main></html>"

WIDTHS = """() => {
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = '40px sans-serif'
  return ['iii', 'WWW'].map((text) => pen.measureText(text).width)
}"""


def test_text_is_drawn_and_has_a_height(browser: Browser) -> None:
    with watched_page(browser, **DESKTOP) as page:
        page.set_content(GOOD)
        assert page.locator("h1").bounding_box()["height"] > 20
        thin, wide = page.evaluate(WIDTHS)
        assert thin > 5
        assert wide > 2 * thin, "no font: every letter is as wide as another"


def test_letters_leave_ink_on_the_page(browser: Browser) -> None:
    with watched_page(browser, **DESKTOP) as page:
        page.set_content(GOOD)
        with_text = page.locator("h1").screenshot()
        page.evaluate("document.querySelector('h1').style.color = 'transparent'")
        assert with_text != page.locator("h1").screenshot()


def test_a_script_error_fails_the_test(browser: Browser) -> None:
    with pytest.raises(pytest.fail.Exception, match="broken on purpose"), watched_page(browser) as page:
        page.set_content(GOOD)
        page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
        page.wait_for_timeout(100)


def test_a_breach_of_the_content_security_policy_is_a_complaint(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    watch = Watch(page)
    page.set_content(
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>document.title = 'ran'</script>"
    )
    page.wait_for_timeout(100)
    context.close()
    assert any("Content Security Policy" in complaint for complaint in watch.complaints)


def test_axe_finds_an_image_without_words(browser: Browser) -> None:
    with watched_page(browser) as page:
        page.set_content(GOOD.replace("<p>", "<img src=data:,><p>"))
        found = axe_core.violations(page)
        assert "image-alt" in [rule["id"] for rule in found]
        assert "img" in axe_core.report(found)


def test_axe_accepts_a_good_page(browser: Browser) -> None:
    with watched_page(browser) as page:
        page.set_content(GOOD)
        assert axe_core.violations(page) == []
