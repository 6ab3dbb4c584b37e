"""People who play a journey: each with an own browser, account and rights."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime

from playwright.sync_api import Browser, Page, expect

from slscb.core.clock import london
from tests.factories.agencies import PASSWORD
from tests.system.watching import DESKTOP, watched_page


def beginning(text: str) -> re.Pattern[str]:
    """Names that begin with the words."""
    return re.compile(rf"^{re.escape(text)}\b")


class Person:
    """Somebody at a browser. Every page that opens is checked for accessibility."""

    def __init__(self, page: Page, username: str, password: str, check: Callable[[Page], None]) -> None:
        self.page, self.username, self.password, self._check = page, username, password, check

    def sign_in(self) -> None:
        """Through the sign-in page, as people do."""
        self.open("/")
        self.page.get_by_label("Username").fill(self.username)
        self.page.get_by_label("Password", exact=True).fill(self.password)
        self.press("Sign in")

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(address)
        self._check(self.page)

    def follow(self, text: str, *, within: str = "main") -> None:
        """Click a link by its words."""
        self.page.locator(within).get_by_role("link", name=beginning(text)).first.click()
        self._settled()

    def menu(self, text: str) -> None:
        """Choose an entry of the main menu."""
        self.follow(text, within="nav[aria-label=Menu]")

    def press(self, text: str) -> None:
        """Press a button, or what looks like one, by the beginning of its words."""
        main = self.page.locator("main")
        main.get_by_role("button", name=beginning(text)).or_(
            main.get_by_role("link", name=beginning(text))
        ).first.click()
        self._settled()

    def fill(self, **answers: str) -> None:
        """Type into fields by their names."""
        for name, text in answers.items():
            self.page.locator(f"[name={name}]").first.fill(text)

    def choose(self, **answers: str | list[str]) -> None:
        """Choose radios, checkboxes and options by their values."""
        for name, values in answers.items():
            for value in [values] if isinstance(values, str) else values:
                field = self.page.locator(f"select[name={name}]")
                if field.count():
                    field.select_option(value)
                else:
                    self.page.locator(f"[name={name}][value={value}]").check()

    def fill_day(self, name: str, day: datetime) -> None:
        """Type a date into its three boxes."""
        local = london(day)
        parts = {"day": local.day, "month": local.month, "year": local.year}
        self.fill(**{f"{name}_{part}": str(value) for part, value in parts.items()})

    def fill_moment(self, name: str, moment: datetime) -> None:
        """Type a date and a London time."""
        self.fill_day(name, moment)
        self.fill(**{f"{name}_time": f"{london(moment):%H:%M}"})

    def sees(self, text: str) -> None:
        """The words stand on the page."""
        expect(self.page.locator("main")).to_contain_text(text)

    def sees_not(self, text: str) -> None:
        """The words do not stand on the page."""
        expect(self.page.locator("main")).not_to_contain_text(text)

    def _settled(self) -> None:
        self.page.wait_for_load_state()
        self._check(self.page)


@contextlib.contextmanager
def at_work(
    browser: Browser, base_url: str, username: str, check: Callable[[Page], None], password: str = PASSWORD
) -> Iterator[Person]:
    """A person who has signed in."""
    with watched_page(browser, base_url, **DESKTOP) as page:
        person = Person(page, username, password, check)
        person.sign_in()
        yield person
