"""Whether a report or a return can be true.

Readings chosen where the rule is silent: an episode that ends at the moment it began is none;
one episode may begin at the very moment another ended; a report may be written after the child came back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from missing.choices import LOOKED_AFTER_KINDS, EpisodeKind, PoliceRisk
from missing.rules.clock import utc
from slscb.core.clock import london_day
from slscb.core.days import birthday, written
from slscb.core.errors import Fault
from slscb.core.findings import Findings

ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class Span:
    """Another episode of the same child: from when to when, or still open."""

    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a person reports of a missing child; the end is known where it is written down afterwards."""

    kind: str
    last_seen_at: datetime
    reported_at: datetime
    born_on: date | None = None
    looked_after: bool | None = None
    police_risk: str = ""
    returned_at: datetime | None = None
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    """What a person records of a child's return: found and returned are two times."""

    last_seen_at: datetime
    returned_at: datetime
    found_at: datetime | None = None
    others: tuple[Span, ...] = ()


def check_report(report: Report, now: datetime) -> Findings:
    """A report is of a child under 18, last seen before it was reported and not in the future, not missing already, and
    from care only where the child is looked after; paths are the report's field names.

    Source: issue 5 point 1; issue 2, bad input; statutory guidance on missing children 2014, definitions.
    """
    faults = [*_kind_faults(report), *_sight_faults(report, now), *_overlap_faults(report)]
    return Findings(tuple(faults))


def check_return(back: Return, now: datetime) -> Findings:
    """A child is found, then returned, after being last seen, not in the future, and before any later episode began;
    paths `found_at`, `returned_at`. Source: issue 5 point 1; issue 2, bad input.
    """
    return Findings(tuple(_return_faults(back, utc(now))))


def closes_on(born_on: date) -> date:
    """An episode that was never resolved stays open until the child's 18th birthday.

    Source: DfE guide to SSDA903, missing episodes; issue 5 point 1.
    """
    return birthday(born_on, ADULT_AGE)


def _kind_faults(report: Report) -> Iterator[Fault]:
    if report.kind not in EpisodeKind.values:
        yield Fault("kind", "Say where the child is missing from")
    elif report.kind in LOOKED_AFTER_KINDS and report.looked_after is False:
        yield Fault("kind", "Only a child who is looked after can be missing from care or away from a placement")
    if report.police_risk and report.police_risk not in PoliceRisk.values:
        yield Fault("police_risk", "Choose one of the police risk levels")


def _sight_faults(report: Report, now: datetime) -> Iterator[Fault]:
    seen, reported, present = utc(report.last_seen_at), utc(report.reported_at), utc(now)
    if seen > present:
        yield Fault("last_seen_at", "The time the child was last seen is in the future")
    elif seen > reported:
        yield Fault("last_seen_at", "The child was last seen after being reported missing: check both times")
    if reported > present:
        yield Fault("reported_at", "The time of the report is in the future")
    if report.born_on:
        yield from _age_faults(report.born_on, london_day(seen))


def _age_faults(born_on: date, seen_on: date) -> Iterator[Fault]:
    if seen_on < born_on:
        yield Fault("last_seen_at", f"The child was born on {written(born_on)}, after this")
    elif seen_on >= closes_on(born_on):
        yield Fault("last_seen_at", f"They turned 18 on {written(closes_on(born_on))}: this is for children under 18")


def _overlap_faults(report: Report) -> Iterator[Fault]:
    seen = utc(report.last_seen_at)
    end = utc(report.returned_at) if report.returned_at else None
    for other in report.others:
        began, ended = utc(other.began_at), utc(other.ended_at) if other.ended_at else None
        if (end is not None and end <= began) or (ended is not None and ended <= seen):
            continue
        day = written(london_day(began))
        if ended is None:
            yield Fault("", f"The child is already recorded as missing since {day}: record that return first")
        else:
            yield Fault("last_seen_at", f"This overlaps the episode that began on {day}: one of the two is wrong")


def _return_faults(back: Return, now: datetime) -> Iterator[Fault]:
    seen, returned = utc(back.last_seen_at), utc(back.returned_at)
    found = utc(back.found_at) if back.found_at else None
    if returned > now:
        yield Fault("returned_at", "The time of the return is in the future")
    elif returned <= seen:
        yield Fault("returned_at", "The return must be after the child was last seen")
    if found and found > now:
        yield Fault("found_at", "The time the child was found is in the future")
    elif found and found <= seen:
        yield Fault("found_at", "The child must be found after being last seen")
    if found and found > returned:
        yield Fault("found_at", "The child cannot be found after coming back: check both times")
    for other in back.others:
        began = utc(other.began_at)
        if seen <= began < returned:
            yield Fault("returned_at", f"The child was reported missing again on {written(london_day(began))}")
