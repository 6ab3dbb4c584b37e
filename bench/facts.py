"""What two pages must share to be worth comparing: the records they lead to, in order, and every number, day and time."""

import re
from html.parser import HTMLParser
from typing import Any

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BUTTON = "/responses/"  # leads to something to do, not to a record
WORDS_WITH_DIGITS = re.compile(r"\w*\d[\w:,-]*")


class Main(HTMLParser):
    """Reads the main part of a page: its text, and the ids of the records that its links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.ids, self.texts = False, list[str](), list[str]()
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.inside = self.inside or tag == "main"
        self.hidden += tag in ("svg", "option", "script")
        href = known.get("href") or ""
        if self.inside and tag == "a" and BUTTON not in href and (found := UUID.search(href)):
            self.ids.append(found.group())

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"
        self.hidden -= tag in ("svg", "option", "script")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.hidden:
            self.texts.append(data)


def read(response: Any) -> Main:
    """The main part of an answer."""
    found = Main()
    found.feed(response.content.decode())
    return found


def records(response: Any) -> list[str]:
    """The records that a page leads to, each once, in order."""
    return list(dict.fromkeys(read(response).ids))


def numbers(response: Any) -> set[str]:
    """Every word of a page with a digit in it: counts, days, times, references."""
    return {word.strip(",:-") for text in read(response).texts for word in WORDS_WITH_DIGITS.findall(text)}


def same(product: Any, by_hand: Any, *, leads: bool = True, besides: frozenset[str] = frozenset()) -> None:
    """Raise AssertionError unless both pages show the same records in the same order, and nothing is missing by hand."""
    if leads and records(product) != records(by_hand):
        raise AssertionError(f"not the same records: {records(product)[:5]} … {records(by_hand)[:5]}")
    missing = numbers(product) - numbers(by_hand) - besides
    extra = numbers(by_hand) - numbers(product)
    if missing or extra:
        raise AssertionError(f"by hand without {sorted(missing)[:9]}, the product without {sorted(extra)[:9]}")


def totals(response: Any) -> frozenset[str]:
    """The numbers of a list's total and of its pages, which the hand-written lists leave out."""
    text = " ".join(read(response).texts)
    counted = re.findall(r"([\d,]+) (?:interviews?|child(?:ren)?|episodes?)\b", text)
    return frozenset({*counted, "1", "2", "3"})
