"""Whether a police prevention interview can be recorded.

Readings chosen where the rule is silent: police may speak to a child before the return is recorded, since a child is often
found hours before being brought back; where it is recorded when the child was found, not before that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from missing.choices import EpisodeStatus
from missing.rules.clock import utc
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Prevention:
    """A police prevention interview, and the episode that it followed."""

    last_seen_at: datetime
    held_at: datetime
    seen_alone: bool
    has_concerns: bool
    officer: str = ""
    present: str = ""
    concerns: str = ""
    found_at: datetime | None = None
    status: str = EpisodeStatus.RETURNED.value


def check_prevention(told: Prevention, now: datetime) -> Findings:
    """Police spoke to a child who had been found, not in the future; the officer is named, and so is whoever else was there
    where the child was not seen alone, and what the concerns are where there are some. Paths are field names.

    Source: statutory guidance on missing children 2014, safe and well checks; College of Policing APP; issue 5 point 2.
    """
    return Findings((*_time_faults(told, now), *_said_faults(told)))


def _time_faults(told: Prevention, now: datetime) -> Iterator[Fault]:
    if told.status == EpisodeStatus.RECORDED_IN_ERROR:
        yield Fault("", "This episode was recorded in error")
    if utc(told.held_at) > utc(now):
        yield Fault("held_at", "The time at which police spoke to the child is in the future")
    elif told.found_at and utc(told.held_at) < utc(told.found_at):
        yield Fault("held_at", "Police cannot have spoken to the child before the child was found: check both times")
    elif utc(told.held_at) <= utc(told.last_seen_at):
        yield Fault("held_at", "Police must have spoken to the child after the child was last seen")


def _said_faults(told: Prevention) -> Iterator[Fault]:
    if not told.officer.strip():
        yield Fault("officer", "Enter which officer spoke to the child")
    present, concerns = told.present.strip(), told.concerns.strip()
    if not (told.seen_alone or present):
        yield Fault("present", "Say who else was there")
    if told.seen_alone and present:
        yield Fault("seen_alone", "You name somebody who was there: select no, or take the name out")
    if told.has_concerns and not concerns:
        yield Fault("concerns", "Say what the concerns are")
    if concerns and not told.has_concerns:
        yield Fault("has_concerns", "You write of a concern: select yes, or take it out")
