"""What other apps put on a child's page and behind the lines of the chronology. They register in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from cases.cards.past import register_marked, register_name
from cases.cards.returns import care_remarks, register_care_check

if TYPE_CHECKING:
    from agencies.models import User
    from cases.models import Child

__all__ = [
    "Card",
    "cards",
    "care_remarks",
    "link_to",
    "register",
    "register_care_check",
    "register_link",
    "register_marked",
    "register_name",
]


@dataclass(frozen=True)
class Card:
    """One card on the child's page.

    `build` is given the user and the child and returns the template's context, or None to leave the card out; a tag under
    `alert` in it also stands at the top of the page. `actions` are (text, url name, capability); each url takes `child_id`.
    """

    key: str
    title: str
    template: str
    build: Callable[["User", "Child"], dict[str, Any] | None]
    order: int
    actions: tuple[tuple[str, str, str], ...] = field(default=())


_cards: dict[str, Card] = {}
_links: dict[str, str] = {}


def register(card: Card) -> None:
    """Put a card on every child's page."""
    _cards[card.key] = card


def cards() -> list[Card]:
    """Every registered card in page order."""
    return sorted(_cards.values(), key=lambda card: (card.order, card.key))


def register_link(record_kind: str, url_name: str, argument: str) -> None:
    """Say which page shows a kind of record (`missing.missingepisode`), and the name of the url's argument."""
    _links[record_kind] = f"{url_name} {argument}"


def link_to(record_kind: str, record_id: UUID | None) -> str:
    """The address of the page for a record named in the chronology, or "" where it has none."""
    if record_kind not in _links or record_id is None:
        return ""
    url_name, argument = _links[record_kind].split()
    return reverse(url_name, kwargs={argument: record_id})
