"""The indicator tool as a plain value, so that a new version of it is data and not code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from risk.choices import RANK, Flag, Level
from risk.rules.definition import definition_faults
from risk.rules.reviews import REVIEW_DAYS
from slscb.core.errors import raise_if_any


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the tool: its own words, the child-first label beside them, and the conditions for ticking it."""

    code: str
    band: Level
    text: str
    label: str
    also_consider: tuple[str, ...] = ()
    age_under: int | None = None
    needs_another: bool = False
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Below:
    """What a band counts for when some of its indicators are ticked, but fewer than it needs."""

    level: Level
    rule: str
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class Band:
    """A level, the rule that gives it in words, how many of its indicators it needs, and their codes.

    `review_days` are the days to the review of an assessment at this level, where the version says so itself.
    """

    level: Level
    rule: str
    minimum: int
    codes: frozenset[str]
    below: Below | None = None
    review_days: int | None = None


@dataclass(frozen=True)
class Instrument:
    """One version of the indicator tool: bands lowest first, indicators in their printed order."""

    name: str
    version: str
    source: str
    bands: tuple[Band, ...]
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def place(self) -> dict[str, int]:
        return {indicator.code: place for place, indicator in enumerate(self.indicators)}

    @cached_property
    def flagged(self) -> tuple[tuple[Flag, frozenset[str]], ...]:
        """The flags that an indicator raises by being ticked at all, with the codes that raise each."""
        flags = dict.fromkeys(one.flag for one in self.indicators if one.flag)
        return tuple((flag, frozenset(one.code for one in self.indicators if one.flag is flag)) for flag in flags)

    @cached_property
    def lenient(self) -> tuple[Band, ...]:
        """The bands that still count for something below their minimum."""
        return tuple(band for band in self.bands if band.below)

    @cached_property
    def review_days(self) -> dict[str, int]:
        """The days to a review by level: the version's own, or else the service's."""
        return {**REVIEW_DAYS, **{band.level.value: band.review_days for band in self.bands if band.review_days}}

    @cached_property
    def ranked(self) -> tuple[tuple[int, Band], ...]:
        """Each band with the rank of its level: the level rule runs for every child of a borough."""
        return tuple((RANK[band.level], band) for band in self.bands)


def instrument_from(data: Mapping[str, Any]) -> Instrument:
    """Read a version of the tool from its data; raises Invalid with every fault in the definition.

    Source: strategy section 5; issue 4, "the instrument is versioned data".
    """
    raise_if_any(definition_faults(data))
    indicators = tuple(_indicator(row) for row in data["indicators"])
    bands = sorted((_band(row, indicators) for row in data["bands"]), key=lambda band: RANK[band.level])
    return Instrument(data["instrument"], data["version"], data["source"], tuple(bands), indicators)


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        code=row["code"],
        band=Level(row["band"]),
        text=row["text"],
        label=row["label"],
        also_consider=tuple(row.get("also_consider", ())),
        age_under=row.get("age_under"),
        needs_another=row.get("needs_another", False),
        flag=Flag(row["flag"]) if row.get("flag") else None,
    )


def _band(row: Mapping[str, Any], indicators: Sequence[Indicator]) -> Band:
    level = Level(row["code"])
    codes = frozenset(indicator.code for indicator in indicators if indicator.band is level)
    below = row.get("below")
    return Band(level, row["rule"], row["minimum"], codes, _below(below) if below else None, row.get("review_days"))


def _below(row: Mapping[str, Any]) -> Below:
    return Below(Level(row["counts_as"]), row["rule"], Flag(row["flag"]) if row.get("flag") else None)
