"""What was ticked, and whether it can be true.

Readings chosen where the tool is silent:
an indicator that needs another one (H12) accepts any other recognised indicator, current or historic;
its own repetition is not another; conditions on age hold for historic ticks too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from risk.choices import When
from risk.rules.instrument import Indicator, Instrument
from slscb.core.days import age_on, months_before, written
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

CURRENT_MONTHS = 6
ADULT_AGE = 18
WHENS = frozenset(When.values)


@dataclass(frozen=True, slots=True)
class Tick:
    """An indicator that someone says is present: its code, current or historic, and the child's age at the event."""

    code: str
    when: str = When.CURRENT.value
    age_at_event: int | None = None


def check_ticks(instrument: Instrument, ticks: Iterable[Tick]) -> Findings:
    """Every tick names an indicator of the tool, says when, and meets its conditions; paths are `indicators[n].field`.

    Source: issue 4, the rules; domain table 9, A4 and A5.
    """
    ticks = tuple(ticks)
    return Findings(tuple(_tick_faults(instrument, ticks)))


def _tick_faults(instrument: Instrument, ticks: Sequence[Tick]) -> Iterator[Fault]:
    by_code = instrument.by_code
    alone = len({tick.code for tick in ticks if tick.code in by_code}) < 2
    for index, tick in enumerate(ticks):
        indicator = by_code.get(tick.code)
        if indicator is None:
            yield Fault(f"indicators[{index}].code", f"“{shown(tick.code)}” is not an indicator of this tool")
        elif indicator.needs_another and alone:
            yield Fault(f"indicators[{index}].code", f"{tick.code} needs at least one other indicator beside it")
        if tick.when not in WHENS:
            yield Fault(f"indicators[{index}].when", "Say current or historic")
        if tick.age_at_event is not None or (indicator and indicator.age_under):
            yield from _age_faults(f"indicators[{index}].age_at_event", tick, indicator)


def _age_faults(path: str, tick: Tick, indicator: Indicator | None) -> Iterator[Fault]:
    age, limit = tick.age_at_event, indicator.age_under if indicator else None
    if age is None:
        yield Fault(path, f"{tick.code} needs the child's age at the event, which must be under {limit}")
    elif isinstance(age, bool) or not isinstance(age, int) or not 0 <= age < ADULT_AGE:
        yield Fault(path, f"The age at the event is a whole number of years from 0 to {ADULT_AGE - 1}")
    elif limit is not None and age >= limit:
        yield Fault(path, f"{tick.code} is for a child under {limit} at the event")


def shown(text: object) -> str:
    """What was typed, short enough to repeat in a message. Source: issue 2, "refused in words"."""
    typed = str(text)
    return typed if len(typed) <= 40 else f"{typed[:40]}…"


def default_when(observed_on: date, assessed_on: date) -> When:
    """An indicator is current when it was observed within six calendar months of the assessment, that day included.

    Source: issue 4, "default of current"; domain table 9, A9.
    """
    return When.CURRENT if observed_on >= months_before(assessed_on, CURRENT_MONTHS) else When.HISTORIC


def age_at_event(born_on: date, observed_on: date) -> int:
    """The child's age in whole years when it happened. Source: issue 4, conditions on H01 and H03."""
    return age_on(born_on, observed_on)


def check_observed(observed_on: date, assessed_on: date, born_on: date | None = None) -> Findings:
    """Nothing is observed after the day of the assessment or before the child was born; path `observed_on`.

    Source: issue 2, bad input.
    """
    return findings(
        (
            Fault("observed_on", f"This is after the assessment of {written(assessed_on)}")
            if observed_on > assessed_on
            else None,
            Fault("observed_on", "This is before the child was born") if born_on and observed_on < born_on else None,
        )
    )
