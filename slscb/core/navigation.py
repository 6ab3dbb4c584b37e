"""The service's main menu. Each app registers its entries in `AppConfig.ready`; a person sees those they may use."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from slscb.core.policy import SIGNED_IN

if TYPE_CHECKING:
    from agencies.models import User


@dataclass(frozen=True, order=True)
class NavItem:
    """One entry: where it stands, its words, its address's name and the capability without which it is left out."""

    order: int
    text: str
    url_name: str
    capability: str = SIGNED_IN


@dataclass(frozen=True)
class Entry:
    """One entry as the header shows it."""

    text: str
    href: str
    active: bool


@dataclass(frozen=True, order=True)
class OwnItem:
    """One thing about a person's own account: where it stands, its words, what it is for and its address's name."""

    order: int
    text: str
    hint: str
    url_name: str

    @property
    def href(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)


_items: dict[str, NavItem] = {}
_own: dict[str, OwnItem] = {}


def register(text: str, url_name: str, capability: str = SIGNED_IN, order: int = 100) -> None:
    """Add an entry to the menu; the same address registered again replaces the first."""
    _items[url_name] = NavItem(order, text, url_name, capability)


def register_own(text: str, hint: str, url_name: str, order: int = 100) -> None:
    """Add an entry to everybody's own account, which the name at the top of each page leads to."""
    _own[url_name] = OwnItem(order, text, hint, url_name)


def own_entries() -> list[OwnItem]:
    """What stands on the page of one's own account, in order."""
    return sorted(_own.values())


def entries_for(user: "User", path: str) -> list[Entry]:
    """The entries the user may use, in order. Active is the one whose address is the longest start of the path."""
    shown = [(item.text, href) for item in sorted(_items.values()) if _may(user, item) and (href := _address(item))]
    active = _longest_start([href for _, href in shown], path)
    return [Entry(text, href, href == active) for text, href in shown]


def _may(user: "User", item: NavItem) -> bool:
    return item.capability == SIGNED_IN or user.may(item.capability)


def _address(item: NavItem) -> str:
    """An app may register its entry before its page exists; the entry then stays out."""
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return ""


def _longest_start(addresses: Sequence[str], path: str) -> str:
    fitting = [address for address in addresses if path == address or (address != "/" and path.startswith(address))]
    return max(fitting, key=len, default="")
