"""A browser page that is watched: what its console complains of fails the test."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, TimeoutError

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
NO_WIDER_THAN_THE_SCREEN = """() => document.readyState === "complete"
    && document.documentElement.scrollWidth <= document.documentElement.clientWidth"""
LANGUAGE = {"locale": "en-GB", "timezone_id": "Europe/London"}


class Watch:
    """Collects a page's complaints: script errors, missing files, breaches of the content security policy."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self._documents: set[str] = set()
        page.on("response", self._on_response)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def _on_response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._documents.add(response.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A page that answers 404 on purpose is reported as a failed resource too; a missing file is not on purpose.
        own_status = "Failed to load resource" in message.text and message.location["url"] in self._documents
        if message.type == "error" and not own_status:
            self.complaints.append(f"{message.text} ({message.location['url']})")


@contextlib.contextmanager
def watched_page(browser: Browser, base_url: str | None = None, **options: object) -> Iterator[Page]:
    """Open a page in a fresh context; fail the test at its end where the console complained."""
    context = browser.new_context(base_url=base_url, **LANGUAGE, **options)
    try:
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch = Watch(page)
        yield page
        if watch.complaints:
            pytest.fail("The browser complained:\n  " + "\n  ".join(watch.complaints), pytrace=False)
    finally:
        context.close()


def fits(page: Page) -> bool:
    """Whether nobody has to scroll a page sideways: asked until one that is on its way has come, for ten seconds."""
    try:
        page.wait_for_function(NO_WIDER_THAN_THE_SCREEN)
    except TimeoutError:
        return False
    return True
