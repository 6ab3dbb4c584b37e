"""What agencies put forward to one open assessment, side by side, and what the assessor starts from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar

from risk.rules.evidence import Observation, as_tick, check_evidence
from risk.rules.instrument import Instrument
from risk.rules.ticks import check_ticks
from slscb.core.errors import Fault
from slscb.core.findings import Findings

LONGEST_OPEN_DAYS = 28
UNSEEN = "An agency has put something forward, or withdrawn it, since you opened this. Read it before you complete it"
NOTHING_SAID = "Tick at least one indicator that you know something of"
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class PutForward:
    """One indicator as somebody put it forward, and who that was, in words."""

    by: str
    observation: Observation


def opening_faults(why: str, wanted_by: date, today: date, *, is_closed: bool) -> tuple[Fault, ...]:
    """An assessment is opened for a reason, on an open case, and agencies are given until a day within 28 days.

    28 days are the shortest time between two reviews. Source: issue 4, what must work 2; docs/adr/0050.
    """
    last = today + timedelta(days=LONGEST_OPEN_DAYS)
    asked = (
        (is_closed, Fault("", "This case is closed. Open it again before you assess the risk")),
        (not why.strip(), Fault("why", "Enter why the assessment is opened")),
        (wanted_by < today, Fault("wanted_by", "The day must be today or in the future")),
        (wanted_by > last, Fault("wanted_by", f"The day must be within {LONGEST_OPEN_DAYS} days")),
    )
    return tuple(fault for is_wrong, fault in asked if is_wrong)


def withdrawing_faults(reason: str, *, is_open: bool, is_over: bool) -> tuple[Fault, ...]:
    """What was put forward is withdrawn once, with a reason, while the assessment is open.

    Source: issue 4, what must work 2.
    """
    asked = (
        (not is_open, Fault("", "This assessment is no longer open")),
        (is_over, Fault("", "This was withdrawn already")),
        (not reason.strip(), Fault("reason", "Enter why you withdraw it")),
    )
    return tuple(fault for is_wrong, fault in asked if is_wrong)


def check_contributions(
    instrument: Instrument, observations: Sequence[Observation], today: date, born_on: date
) -> Findings:
    """Each indicator put forward is one of the tool with its evidence, at a possible day and age; at least one is given.

    An indicator that needs another one is taken alone: the other may come from somebody else, and the assessment that is
    completed asks for it. Paths are `indicators[n].field`. Source: issue 4, what must work 2.
    """
    if not observations:
        return Findings((Fault("indicators", NOTHING_SAID),))
    known = instrument.by_code
    alone = {f"indicators[{at}].code" for at, one in enumerate(observations) if one.code in known}
    ticks = check_ticks(instrument, (as_tick(one, today) for one in observations))
    found = check_evidence(observations, today, born_on)
    return Findings((*(fault for fault in ticks.faults if fault.path not in alone), *found.faults))


def gathered(said: Iterable[PutForward], assessed_on: date) -> tuple[Observation, ...]:
    """One observation for each indicator put forward, by code, with every word of evidence and who gave it.

    Where those who put it forward disagree (fact or opinion, current or historic, the child's age), that is left for the
    assessor to say. The day is the latest; it is health detail where any of it is. Source: issue 4, what must work 2.
    """
    by_code = sorted(said, key=lambda one: one.observation.code)
    return tuple(_one(list(group), assessed_on) for _, group in groupby(by_code, key=lambda one: one.observation.code))


def _one(said: list[PutForward], assessed_on: date) -> Observation:
    seen = [one.observation for one in said]
    days = [one.observed_on for one in seen if one.observed_on]
    when = _agreed([as_tick(one, assessed_on).when for one in seen])
    return replace(
        seen[0],
        evidence="\n\n".join(f"{one.by}: {one.observation.evidence}" for one in said),
        nature=_agreed([one.nature for one in seen]) or "",
        when=when or "",
        observed_on=max(days) if days and when else None,
        age_at_event=_agreed([one.age_at_event for one in seen]),
        is_health_detail=any(one.is_health_detail for one in seen),
    )


def _agreed(said: list[Said]) -> Said | None:
    """What all of them say, None where they differ."""
    return said[0] if len(set(said)) == 1 else None
