"""How an episode ends that no return ends: unresolved at 18, or recorded in error.

Readings chosen where the rule is silent: no job closes an episode, on the birthday or later; a person states how it ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from missing.choices import EpisodeStatus, UnresolvedEnding
from missing.rules.episodes import closes_on
from slscb.core.days import written
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A decision about an episode whose child has not come back."""

    ending: str
    words: str
    born_on: date
    status: str = EpisodeStatus.MISSING.value


def check_unresolved(decided: Unresolved, today: date) -> Findings:
    """An episode that was never resolved is closed from the child's 18th birthday on and not before, while it is open, by a
    decision that states how it ended and what that rests on.

    Source: DfE guide to SSDA903, missing episodes; issue 5 point 1.
    """
    return Findings(tuple(_unresolved_faults(decided, today)))


def has_turned_18(born_on: date, today: date) -> bool:
    """Whether a person's 18th birthday has come. Source: DfE guide to SSDA903, missing episodes."""
    return today >= closes_on(born_on)


def check_in_error(words: str, status: str) -> Findings:
    """An episode that never was is marked once, with what shows it. Source: issue 5 point 1, correction keeps history."""
    faults = []
    if status == EpisodeStatus.RECORDED_IN_ERROR:
        faults.append(Fault("", "This episode is marked as recorded in error already"))
    if not words.strip():
        faults.append(Fault("words", "Say what shows that the child was not missing"))
    return Findings(tuple(faults))


def _unresolved_faults(decided: Unresolved, today: date) -> Iterator[Fault]:
    if decided.status != EpisodeStatus.MISSING:
        yield Fault("", "This episode is not open")
    elif not has_turned_18(decided.born_on, today):
        birthday = written(closes_on(decided.born_on))
        yield Fault("", f"This episode stays open until the child returns, or turns 18 on {birthday}")
    if decided.ending not in UnresolvedEnding.values:
        yield Fault("ending", "Say how the episode ends")
    if not decided.words.strip():
        yield Fault("words", "Say what this decision is based on")
