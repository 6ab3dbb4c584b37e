"""What the agenda rules need to know, and what they answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from risk.choices import RANK, Level
from serac.choices import ReasonKind, Section


@dataclass(frozen=True, slots=True)
class LevelOn:
    """A final level of risk and the day it was decided."""

    day: date
    level: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeOn:
    """A missing episode and the London day on which it began."""

    day: date
    ref: str = ""


@dataclass(frozen=True, slots=True)
class OpenAction:
    """A panel action about the child that is not finished."""

    ref: str
    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral to the panel that was accepted and has not been discussed."""

    ref: str
    accepted_on: date
    agency: str = ""


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What the rules need to know of one child; levels in the order in which they were decided.

    `on_last_agenda` says that the child stood on the agenda of the meeting before, `decided` that the panel's decision
    about her at that meeting is recorded.
    """

    child: str
    levels: tuple[LevelOn, ...] = ()
    review_due_on: date | None = None
    episodes: tuple[EpisodeOn, ...] = ()
    open_actions: tuple[OpenAction, ...] = ()
    referral: Referred | None = None
    on_last_agenda: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting the agenda is for, the day on which the agenda is built, the meeting before it and the day on which
    that one's agenda was circulated."""

    held_on: date
    built_on: date
    previous_on: date | None = None
    last_circulated_on: date | None = None

    @property
    def looks_back_to(self) -> date | None:
        """The first day that the last agenda may have missed; None where there was no meeting before."""
        if self.previous_on is None or self.last_circulated_on is None:
            return self.previous_on
        return min(self.previous_on, self.last_circulated_on)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in words, with the evidence in words and the references behind it."""

    kind: ReasonKind
    words: str
    evidence: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A child whom the rules put on the agenda."""

    child: str
    section: Section
    reasons: tuple[Reason, ...]
    level: str = Level.NONE.value

    @property
    def order(self) -> tuple[int, int, int, date, str]:
        """Section, highest level, most reasons, longest waiting, then the child's id: a total and stable order."""
        since = min((reason.since for reason in self.reasons if reason.since), default=date.max)
        return (self.section, -RANK.get(self.level, 0), -len(self.reasons), since, self.child)


def reason_data(reason: Reason) -> dict[str, Any]:
    """A reason as plain JSON, for keeping and for the API. Source: issue 2 point 8."""
    return {
        "kind": reason.kind.value,
        "words": reason.words,
        "evidence": list(reason.evidence),
        "refs": list(reason.refs),
        "since": reason.since.isoformat() if reason.since else None,
    }


def reason_from(data: dict[str, Any]) -> Reason:
    """A reason that was kept as plain JSON. Source: issue 2 point 8."""
    since = date.fromisoformat(data["since"]) if data.get("since") else None
    kind = ReasonKind(data["kind"])
    return Reason(kind, data["words"], tuple(data.get("evidence", ())), tuple(data.get("refs", ())), since)
