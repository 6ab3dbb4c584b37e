"""Decisions about two records of one child."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from cases.rules import PROTECTIONS, check_why, stricter
from slscb.core.errors import Fault

# What is compared on the page, in its order; of each the value of one of the two records counts.
DETAILS = (
    "given_name", "family_name", "known_as", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "police_urn", "ward",
    "school", "care_status",
)  # fmt: skip
WHOLES = ("address", "care_facts")


def check_merge(takes: Iterable[str], reason: str) -> Iterator[Fault]:
    """Two records are merged with a reason, and only of details that both have is a value chosen. Source: issue 3."""
    for name in takes:
        if name not in (*DETAILS, *WHOLES):
            yield Fault("takes", f"There is no such detail: {name}")
    yield from check_why(reason)


def inside(protected: Iterable[Mapping[int, datetime | None]]) -> dict[int, datetime | None] | None:
    """Of two records, those people stay whose own right counts on every one that is protected, until the first of these ends;
    None where neither is protected.

    So a merge lets nobody see more who was outside a seal. Each mapping holds people with the end of their right, None for
    no end. Source: issue 3 point 2; security, threat 32.
    """
    found = list(protected)
    if not found:
        return None
    first, *others = found
    people = set(first).intersection(*others)
    return {one: earliest(held[one] for held in (first, *others)) for one in people}


def earliest(ends: Iterable[datetime | None]) -> datetime | None:
    """The first of several ends; None stands for no end. Source: our own."""
    return min((end for end in ends if end is not None), default=None)


def ends_later(one: datetime | None, other: datetime | None) -> bool:
    """Whether one right lasts longer than another; None stands for no end. Source: our own."""
    return other is not None and (one is None or one > other)


def protection_of_both(one: str, other: str) -> str:
    """Two records that become one, or were one, are protected as the stricter of them. Source: security, threat 32."""
    return stricter(one, other)


def is_protected(protection: str) -> bool:
    """On a protected record only people named count. Source: issue 3 point 2; docs/adr/0035."""
    return protection != PROTECTIONS[0]


def values_back(
    takes: Iterable[str], now: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Of the details that were taken, those go back that nobody has changed since. Source: our own."""
    taken = [name for name in takes if name in DETAILS and now[name] == before["other"][name]]
    return {name: before["child"][name] for name in taken}
