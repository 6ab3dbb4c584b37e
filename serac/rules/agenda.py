"""Rebuilding a draft agenda without losing what a person changed by hand.

Readings chosen where the rule is silent:
once anyone has moved an item by hand, the order of the items already there stays as it is, and a new item goes in after
the last item nobody moved that stands before it by the rules; until then the rules order the whole agenda;
an item removed by hand keeps the reasons that were known when it was removed, and shows those that arose since;
an item a person touched whose reasons have gone keeps its last reasons and says that it no longer meets a rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from serac.choices import Origin, Section
from serac.rules.facts import Listing, Reason

_Order = tuple[int, int, int, date, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One child on a draft agenda, with everything a person may have changed by hand.

    `touched` says that a person did something to it that the other fields do not show, such as restoring it.
    """

    child: str
    section: Section
    reasons: tuple[Reason, ...] = ()
    position: int = 0
    origin: Origin = Origin.RULE
    removed: bool = False
    moved: bool = False
    touched: bool = False
    note: str = ""
    new_reasons: tuple[Reason, ...] = ()
    no_longer_meets: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether a person has changed anything about the item."""
        return self.origin == Origin.HAND or self.removed or self.moved or self.touched or bool(self.note.strip())


@dataclass(frozen=True, slots=True)
class Draft:
    """The rebuilt agenda in order, the children newly on it, and those dropped because no reason is left."""

    items: tuple[Item, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def merge_draft(existing: Iterable[Item], computed: Iterable[Listing]) -> Draft:
    """A rebuilt draft keeps all that was changed by hand: added, removed, moved and annotated items stay so; an item
    nobody touched goes when its last reason has gone. Raises ValueError where a child stands on it twice.

    Source: issue 2 point 8, "rebuilt without losing what a person changed by hand".
    """
    items = sorted(existing, key=lambda item: (item.position, item.child))
    wanted = {one.child: one for one in computed}
    if len({item.child for item in items}) < len(items):
        raise ValueError("A child stands on the agenda twice")
    there = {item.child for item in items}
    kept = [_rebuilt(item, wanted.get(item.child)) for item in items if item.child in wanted or item.by_hand]
    new = sorted((one for one in wanted.values() if one.child not in there), key=lambda one: one.order)
    added = [Item(one.child, one.section, one.reasons) for one in new]
    ordered = _ordered(kept, added, wanted)
    return Draft(
        tuple(replace(item, position=place) for place, item in enumerate(ordered, start=1)),
        tuple(one.child for one in new),
        tuple(item.child for item in items if item.child not in wanted and not item.by_hand),
    )


def arose(known: Iterable[Reason], now: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons that were not known before: of a new kind, or resting on something new. Source: issue 2 point 8."""
    seen = {reason.kind: set(reason.refs) for reason in known}
    return tuple(reason for reason in now if reason.kind not in seen or set(reason.refs) - seen[reason.kind])


def _rebuilt(item: Item, listing: Listing | None) -> Item:
    """The item with today's reasons; what a person changed is not in question."""
    if item.removed:
        return replace(item, new_reasons=arose(item.reasons, listing.reasons) if listing else ())
    if listing:
        section = item.section if item.moved or item.origin == Origin.HAND else listing.section
        return replace(item, section=section, reasons=listing.reasons, new_reasons=(), no_longer_meets=False)
    if item.origin == Origin.HAND:
        return replace(item, reasons=(), new_reasons=(), no_longer_meets=False)
    return replace(item, new_reasons=(), no_longer_meets=True)


def _ordered(kept: list[Item], added: list[Item], wanted: Mapping[str, Listing]) -> list[Item]:
    def order(item: Item) -> _Order:
        listed = wanted.get(item.child)
        return (item.section, *listed.order[1:]) if listed else (item.section, 1, 0, date.max, item.child)

    if not any(item.moved for item in kept):
        return sorted([*kept, *added], key=order)
    items = list(kept)
    for item in added:
        items.insert(_place(items, order(item), [order(one) for one in items]), item)
    return items


def _place(items: list[Item], at: _Order, orders: list[_Order]) -> int:
    """After the last item nobody moved that comes before it by the rules, else before the first that nobody moved."""
    before = [place for place, item in enumerate(items) if not item.moved and orders[place] < at]
    if before:
        return before[-1] + 1
    return next((place for place, item in enumerate(items) if not item.moved), len(items))
