"""Whether a police risk level can be recorded, and when an absent child became a missing one.

Readings chosen where the rule is silent: police no longer grade a child as absent, but give no apparent risk, its successor;
a level that confirms the one before is recorded too, for it has a reason of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from missing.choices import EpisodeStatus, PoliceRisk
from missing.rules.clock import utc
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Grading:
    """A level that police gave, and the episode it is about."""

    level: str
    graded_at: datetime
    last_seen_at: datetime
    graded_by: str = ""
    why: str = ""
    returned_at: datetime | None = None
    status: str = EpisodeStatus.MISSING.value


def check_grading(given: Grading, now: datetime) -> Findings:
    """A level is one of those that police give, and says who of them gave it, when and why: after the child was last seen,
    not after the return and not in the future. Paths are field names.

    Source: College of Policing APP, missing persons, risk assessment; issue 5 point 1.
    """
    return Findings(tuple(_faults(given, utc(now))))


def turns_missing(before: str, level: str) -> bool:
    """A child of no apparent risk, once called absent, is missing from the moment at which police see a risk.

    Source: College of Policing APP, missing persons; domain 1.1; issue 5 point 1.
    """
    return before == PoliceRisk.NO_APPARENT_RISK and level in PoliceRisk.values and level != before


def _faults(given: Grading, now: datetime) -> Iterator[Fault]:
    at = utc(given.graded_at)
    if given.status == EpisodeStatus.RECORDED_IN_ERROR:
        yield Fault("", "This episode was recorded in error")
    if given.level not in PoliceRisk.values:
        yield Fault("level", "Choose one of the police risk levels")
    if at > now:
        yield Fault("graded_at", "The time of the level is in the future")
    elif at < utc(given.last_seen_at):
        yield Fault("graded_at", "Police cannot have given a level before the child was last seen: check both times")
    elif given.returned_at and at > utc(given.returned_at):
        yield Fault("graded_at", "The child was back by then: check both times")
    if not given.graded_by.strip():
        yield Fault("graded_by", "Enter who of police gave this level")
    if not given.why.strip():
        yield Fault("why", "Say why police gave this level")
