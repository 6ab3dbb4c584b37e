"""Recording that a child is back, and correcting when: the 72 hours run from here."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.choices import WAITING, EpisodeStatus, InterviewStatus
from missing.models import MissingEpisode, ReturnInterview
from missing.services import alerting, linking, reminding
from slscb.core import audit, marking
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.words import moment_words, short_moment_words
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Return:
    """What is written down of a child's return."""

    returned_at: datetime
    found_at: datetime | None = None
    return_place: str = ""
    return_how: str = ""
    condition: str = ""


@transaction.atomic
def record_return(
    *, actor: User, episode_id: UUID, back: Return, expected_version: int | None = None
) -> MissingEpisode:
    """End an episode; its return home interview is due exactly 72 elapsed hours after the return.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: statutory guidance on missing children 2014; issue 5 point 2.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.report", expected_version)
    _expect(episode, EpisodeStatus.MISSING, "This child’s return is already recorded: correct it where it is wrong")
    _check(episode, back)
    interview = create(ReturnInterview(child=episode.child, due_at=rules.interview_due_at(back.returned_at)))
    episode.status, episode.return_interview = EpisodeStatus.RETURNED, interview
    change(_fill(actor, episode, back), expected_version=expected_version)
    reminding.promise(actor=actor, interview=interview)
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=episode)
    audit.record(actor=actor, action=Action.CREATE, about=[episode.child_id], target=interview)
    length = rules.in_words(rules.missing_for(episode.last_seen_at, back.returned_at))
    summary = f"Returned after {length}. Return home interview due by {short_moment_words(interview.due_at)}"
    _add_line(actor, episode, back.returned_at, summary)
    alerting.returned(actor=actor, episode=episode)
    linking.promise(actor=actor, episode=episode)
    return episode


@transaction.atomic
def correct_return(
    *, actor: User, episode_id: UUID, back: Return, expected_version: int | None = None
) -> MissingEpisode:
    """Correct a return. The interview's due time follows, and reminders of the old time are replaced.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 3.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.report", expected_version)
    _expect(episode, EpisodeStatus.RETURNED, "This child has not returned yet: record the return first")
    _check(episode, back)
    before = episode.returned_at
    change(_fill(actor, episode, back), expected_version=expected_version)
    moved = {"returned_at": [before and before.isoformat(), back.returned_at.isoformat()]}
    linking.promise(actor=actor, episode=episode)
    detail = moved if before != back.returned_at else {}
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=episode, detail=detail)
    if detail:
        _move_interview(actor, episode)
        alerting.returned(actor=actor, episode=episode)
        summary = f"Time of the return corrected to {short_moment_words(back.returned_at)}"
        _add_line(actor, episode, now(), summary)
    return episode


def _expect(episode: MissingEpisode, status: EpisodeStatus, otherwise: str) -> None:
    if episode.ended_at is not None:
        raise Invalid([Fault("", "This episode was ended by a decision: no return can be recorded")])
    if episode.status != status:
        raise Invalid([Fault("", otherwise)])


def _check(episode: MissingEpisode, back: Return) -> None:
    others = episode.child.missing_episodes.real().exclude(pk=episode.pk).filter(last_seen_at__gte=episode.last_seen_at)
    spans = tuple(rules.Span(*span) for span in others.values_list("last_seen_at", "returned_at"))
    found = rules.check_return(rules.Return(episode.last_seen_at, back.returned_at, back.found_at, spans), now())
    raise_if_any([*found.faults, *_held_before(episode, back.returned_at)])


def _held_before(episode: MissingEpisode, returned_at: datetime) -> list[Fault]:
    interview = episode.return_interview
    if interview is None or interview.status != InterviewStatus.COMPLETED or interview.held_at is None:
        return []
    if interview.held_at >= returned_at:
        return []
    held = moment_words(interview.held_at)
    return [Fault("returned_at", f"The interview about this return was held before that, on {held}: check the time")]


def _fill(actor: User, episode: MissingEpisode, back: Return) -> MissingEpisode:
    written = {field.name: getattr(back, field.name) for field in fields(back)}
    for name, value in marking.writable(actor, episode, written).items():
        setattr(episode, name, value)
    return episode


def _move_interview(actor: User, episode: MissingEpisode) -> None:
    """An interview that covers several episodes is due by the first of their returns."""
    interview = episode.return_interview
    if interview is None:
        return
    first = min(returned for returned in interview.episodes.values_list("returned_at", flat=True) if returned)
    interview.due_at = rules.interview_due_at(first)
    change(interview)
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=interview)
    if interview.status in WAITING:
        reminding.take_back(actor=actor, interview=interview)
        reminding.promise(actor=actor, interview=interview)


def _add_line(actor: User, episode: MissingEpisode, at: datetime, summary: str) -> None:
    chronology.add(actor=actor, child=episode.child, happened_at=at, kind="missing", summary=summary, link=episode)
