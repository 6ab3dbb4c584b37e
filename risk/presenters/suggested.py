"""What other records suggest, as a form about indicators shows it: why, from where, and filled in but never ticked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from agencies.choices import PARTNERS
from cases.selectors.proposals import Proposal
from risk.rules import Instrument
from slscb.core.pages import Link
from slscb.core.words import opening

KNOWING = frozenset(code.value for code in PARTNERS)


@dataclass(frozen=True)
class Suggestion:
    """One suggested indicator: what it is called, why, and the record that suggests it."""

    title: str
    why: str
    link: Link


def rows(tool: Instrument, found: Sequence[Proposal]) -> list[Suggestion]:
    """Each of them in words, with the way to the record."""
    labels = {one.code: one.label for one in tool.indicators}
    return [
        Suggestion(f"{one.code}: {labels[one.code]}", one.words, Link(opening(one.source), one.href, one.code))
        for one in found
    ]


def notes(found: Iterable[Proposal]) -> dict[str, str]:
    """By code: which record suggests the indicator."""
    return {one.code: f"Suggested by the {one.source}" for one in found}


def filled_in(found: Iterable[Proposal], ticked: Collection[str] = ()) -> dict[str, Any]:
    """What stands below each suggested indicator, for whoever ticks it; never the tick, and nothing over another's words.

    An age at the event is asked of whoever ticks: the record does not say it.
    """
    given: dict[str, Any] = {}
    for one in found:
        if one.code not in ticked:
            given[f"{one.code}_evidence"] = f"{one.words} {opening(one.source)}."
            given[f"{one.code}_observed_on"] = one.observed_on
            given |= {f"{one.code}_agency": one.agency} if one.agency in KNOWING else {}
    return given
