"""What an indicator rests on: in whose words, how they know, and when. A tick without evidence is a score, not a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from risk.choices import Nature
from risk.rules.ticks import Tick, check_observed, default_when, shown
from slscb.core.days import age_on, written
from slscb.core.errors import Fault
from slscb.core.findings import Findings

LONGEST_EVIDENCE = 5_000


@dataclass(frozen=True, slots=True)
class Observation:
    """An indicator as somebody puts it forward; `when` may be left to the day it was observed, `agency` is a code."""

    code: str
    evidence: str = ""
    nature: str = ""
    when: str = ""
    observed_on: date | None = None
    age_at_event: int | None = None
    agency: str = ""
    is_health_detail: bool = False


def as_tick(observation: Observation, assessed_on: date) -> Tick:
    """The tick that the level is calculated from: current or historic as said, or else by the day of the observation.

    Source: issue 4, "default of current: observed within six months".
    """
    when = observation.when
    if not when and observation.observed_on:
        when = default_when(observation.observed_on, assessed_on)
    return Tick(observation.code, str(when), observation.age_at_event)


def check_evidence(observations: Sequence[Observation], assessed_on: date, born_on: date) -> Findings:
    """Each indicator is given once, with evidence in words, as fact or opinion, and at a possible day and age.

    Paths are `indicators[n].field`. Source: issue 4, what must work 2; issue 2, bad input.
    """
    return Findings(tuple(_faults(observations, assessed_on, born_on)))


def _faults(observations: Sequence[Observation], assessed_on: date, born_on: date) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, one in enumerate(observations):
        if one.code in seen:
            yield Fault(f"indicators[{index}].code", f"{shown(one.code)} is given twice: put its evidence in one place")
        seen.add(one.code)
        for fault in (*_said(one), *_dated(one, assessed_on, born_on)):
            yield Fault(f"indicators[{index}].{fault.path}", fault.message)


def _said(one: Observation) -> Iterator[Fault]:
    if not one.evidence.strip():
        yield Fault("evidence", f"Enter what was seen, heard or recorded for {shown(one.code)}")
    elif len(one.evidence) > LONGEST_EVIDENCE:
        yield Fault("evidence", f"The evidence for {shown(one.code)} must be {LONGEST_EVIDENCE} characters or fewer")
    if one.nature not in Nature.values:
        yield Fault("nature", f"Say whether {shown(one.code)} is fact or opinion")


def _dated(one: Observation, assessed_on: date, born_on: date) -> Iterator[Fault]:
    if one.observed_on:
        yield from check_observed(one.observed_on, assessed_on, born_on).faults
    age, present = one.age_at_event, age_on(born_on, assessed_on)
    if age is not None and age > present:
        yield Fault("age_at_event", f"The child was {present} on {written(assessed_on)}, so cannot have been {age}")


def check_assessed_on(assessed_on: date, today: date, born_on: date, previous_on: date | None = None) -> Findings:
    """An assessment is made today or in the past, after the child was born and not before the one it follows.

    Source: issue 2, bad input.
    """
    if assessed_on > today:
        fault = "The date of the assessment must be today or in the past"
    elif assessed_on < born_on:
        fault = "This is before the child was born"
    elif previous_on and assessed_on < previous_on:
        fault = f"There is a later assessment, of {written(previous_on)}, which sets the level"
    else:
        return Findings()
    return Findings((Fault("assessed_on", fault),))
