"""Writing down what a child said: kept as it is typed, section by section, and completed once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from missing import access, rules, selectors
from missing.choices import WAITING, InterviewStatus
from missing.models import MissingEpisode, ReturnInterview
from missing.services import reminding
from slscb.core import audit, marking
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, raise_if_any
from slscb.core.writing import change

ANSWERS = frozenset(
    {
        "held_at", "interviewer", "agency", "is_independent", "chosen_by_child", "not_independent_reason", "place",
        "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed",
        "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words",
        "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps",
    }
)  # fmt: skip


@transaction.atomic
def save_answers(
    *, actor: User, interview_id: UUID, answers: Mapping[str, Any], expected_version: int | None = None
) -> ReturnInterview:
    """Keep some answers of an interview that is not completed yet; a fault of another answer waits for its own turn.

    Raises Invalid, NotVisible, NotAllowed, Stale.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.record", expected_version)
    _fill(actor, interview, answers)
    raise_if_any(fault for fault in _faults(interview, []) if fault.path in {"", *answers})
    change(interview, expected_version=expected_version)
    detail = {"answers": sorted(answers)}
    audit.record(actor=actor, action=Action.CHANGE, about=[interview.child_id], target=interview, detail=detail)
    return interview


@transaction.atomic
def complete_interview(
    *,
    actor: User,
    interview_id: UUID,
    answers: Mapping[str, Any],
    also_covers: Iterable[UUID] = (),
    expected_version: int | None = None,
) -> ReturnInterview:
    """Complete an interview that was held, with these answers besides those kept before; its reminders stop.

    `also_covers` names other episodes of the child that the same conversation was about: their own interviews are then
    closed as held together with this one. Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 points 2 and 4.
    """
    interview = access.interview_to_change(actor, interview_id, "interview.record", expected_version)
    _fill(actor, interview, answers)
    interview.interviewer = interview.interviewer.strip() or str(actor)
    others, faults = _others(interview, [*also_covers])
    held_at = interview.held_at or now()
    unheld = [] if interview.held_at else [Fault("held_at", "Enter when the interview was held")]
    raise_if_any([*unheld, *_faults(interview, others), *faults])
    _finish(actor, interview, held_at)
    interview.due_at = min([interview.due_at, *(one.return_interview.due_at for one in others if one.return_interview)])
    change(interview, expected_version=expected_version)
    reminding.take_back(actor=actor, interview=interview)
    for episode in others:
        _cover(actor, interview, episode)
    detail = {"status": interview.status, "episodes": len(others) + 1}
    audit.record(actor=actor, action=Action.CHANGE, about=[interview.child_id], target=interview, detail=detail)
    _add_line(actor, interview, held_at)
    return interview


def _fill(actor: User, interview: ReturnInterview, answers: Mapping[str, Any]) -> ReturnInterview:
    if unknown := answers.keys() - ANSWERS:
        raise KeyError(*unknown)
    for name, value in marking.writable(actor, interview, answers).items():
        setattr(interview, name, value)
    return interview


def _finish(actor: User, interview: ReturnInterview, held_at: datetime) -> None:
    interview.status, interview.closed_at = InterviewStatus.COMPLETED, held_at
    interview.completed_at, interview.completed_by = now(), actor


def _others(interview: ReturnInterview, also_covers: list[UUID]) -> tuple[list[MissingEpisode], list[Fault]]:
    """The other episodes of the child that are named, and a fault where one of them is not waiting."""
    waiting = selectors.other_waiting_episodes(interview).select_related("return_interview")
    others = [one for one in waiting if one.public_id in also_covers]
    if len(others) == len(set(also_covers)):
        return others, []
    return others, [Fault("also_covers", "Choose episodes of this child that still wait for an interview")]


def _faults(interview: ReturnInterview, others: list[MissingEpisode]) -> tuple[Fault, ...]:
    """Everything wrong with the answers at hand; what needs the time of the interview waits until that is known."""
    if interview.held_at is None and interview.status in WAITING:
        return ()
    return rules.check_completion(
        rules.Completion(
            returned_at=interview.due_at - rules.INTERVIEW_WITHIN,
            held_at=interview.held_at or now(),
            independent=interview.is_independent,
            chosen_by_child=interview.chosen_by_child,
            not_independent_reason=interview.not_independent_reason,
            late_reason=interview.late_reason,
            status=interview.status,
            also_covers=tuple(one.returned_at for one in others if one.returned_at),
            is_safe_now=interview.is_safe_now,
            immediate_safety=interview.immediate_safety,
        ),
        now(),
    ).faults


def _cover(actor: User, interview: ReturnInterview, episode: MissingEpisode) -> None:
    """Point another episode at this interview and close the one it had."""
    own = episode.return_interview
    episode.return_interview = interview
    change(episode)
    if own is not None:
        own.status, own.closed_at, own.covered_by = InterviewStatus.COVERED, interview.held_at, interview
        change(own)
        reminding.take_back(actor=actor, interview=own)
        detail = {"status": own.status, "covered_by": str(interview.public_id)}
        audit.record(actor=actor, action=Action.CHANGE, about=[interview.child_id], target=own, detail=detail)


def _add_line(actor: User, interview: ReturnInterview, held_at: datetime) -> None:
    in_time = "within 72 hours" if held_at <= interview.due_at else "after the 72 hours"
    summary = f"Return home interview held by {interview.interviewer}, {in_time}"
    chronology.add(
        actor=actor, child=interview.child, happened_at=held_at, kind="interview", summary=summary, link=interview
    )
