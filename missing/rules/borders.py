"""Whose child it is across the border of Slough: who sees that the interview is held, and what another authority was told.

Readings chosen where the rule is silent: that a child lives outside Slough is read from the ward; telling the other authority
of the loss is asked for only where that authority looks after the child, for no other is known to be theirs.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from cases.choices import CareStatus
from missing.choices import AuthorityNews, Channel, EpisodeStatus
from missing.rules.clock import utc
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must see that the return home interview is held, in words, and whether that is Slough."""

    is_ours: bool
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What another authority was told, and the episode it is about."""

    authority: str
    news: str
    told_at: datetime
    how: str
    whom: str
    last_seen_at: datetime
    status: str = EpisodeStatus.MISSING.value


def interview_duty(care_status: str, *, lives_outside: bool) -> Duty:
    """The authority that looks after a child sees that the interview is held, wherever the child is placed; where nobody
    looks after the child, the authority where the child lives.

    Source: statutory guidance on children who run away or go missing from home or care (2014); issue 5 point 8.
    """
    if care_status == CareStatus.LOOKED_AFTER_ELSEWHERE:
        return Duty(
            False, "The authority that looks after the child must see that it is held. Agree with them who does."
        )
    if care_status == CareStatus.LOOKED_AFTER:
        where = ", wherever the child is placed" if lives_outside else ""
        return Duty(True, f"Slough looks after the child and must see that it is held{where}.")
    if lives_outside:
        return Duty(False, "The authority where the child lives must see that it is held. Agree with them who does.")
    return Duty(True, "The child lives in Slough: Slough must see that it is held.")


def must_tell(care_status: str, status: str, told: Collection[str]) -> bool:
    """An authority that looks after a child placed in Slough is told that the child is missing; `told` is what it was told.

    Source: statutory guidance on children who run away or go missing from home or care (2014); issue 5 point 8.
    """
    theirs = care_status == CareStatus.LOOKED_AFTER_ELSEWHERE
    return theirs and status != EpisodeStatus.RECORDED_IN_ERROR and AuthorityNews.MISSING not in told


def check_told(given: Told, now: datetime) -> Findings:
    """What was told says which authority was told what, whom, how and when: after the child was last seen, not in the future.
    Paths are field names.

    Source: issue 5 point 8.
    """
    return Findings(tuple(_faults(given, utc(now))))


def _faults(given: Told, now: datetime) -> Iterator[Fault]:
    at = utc(given.told_at)
    if given.status == EpisodeStatus.RECORDED_IN_ERROR:
        yield Fault("", "This episode was recorded in error")
    if not given.authority.strip():
        yield Fault("authority", "Enter which authority was told")
    if given.news not in AuthorityNews.values:
        yield Fault("news", "Choose what they were told")
    if at > now:
        yield Fault("told_at", "The time at which they were told is in the future")
    elif at < utc(given.last_seen_at):
        yield Fault("told_at", "They cannot have been told before the child was last seen: check both times")
    if given.how not in Channel.values:
        yield Fault("how", "Choose how they were told")
    if not given.whom.strip():
        yield Fault("whom", "Enter who was told")
