"""Ending an episode that no return ends: unresolved at 18, by a person's decision, or recorded in error."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases.services import chronology
from missing import access, rules, selectors
from missing.choices import WAITING, EpisodeStatus, InterviewStatus, NotOfferedReason, Recipient
from missing.models import MissingEpisode, ReturnInterview
from missing.services import alerting, reminding
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.writing import change


@transaction.atomic
def close_unresolved(
    *, actor: User, episode_id: UUID, ending: str, words: str, expected_version: int | None = None
) -> MissingEpisode:
    """Close an episode whose child turned 18 and has not come back, with how it ended. There is no return interview.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: DfE guide to SSDA903, missing episodes; issue 5 point 1.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.close", expected_version)
    decided = rules.Unresolved(ending, words, episode.child.date_of_birth, episode.status)
    rules.check_unresolved(decided, today()).raise_if_any()
    episode.status, episode.ending = EpisodeStatus.CLOSED_AT_18, ending
    _end(actor, episode, words, expected_version)
    _add_line(actor, episode, f"Closed at 18, not returned: {episode.get_ending_display().lower()}")
    return episode


@transaction.atomic
def record_in_error(
    *, actor: User, episode_id: UUID, words: str, expected_version: int | None = None
) -> MissingEpisode:
    """Mark an episode that never was. It counts nowhere any more and stays readable; an interview that waits for it alone is
    closed, since the child was not missing. Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 1.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.close", expected_version)
    rules.check_in_error(words, episode.status).raise_if_any()
    episode.status = EpisodeStatus.RECORDED_IN_ERROR
    _end(actor, episode, words, expected_version)
    _add_line(actor, episode, "Missing episode marked as recorded in error")
    _close_interview(actor, episode)
    return episode


@transaction.atomic
def remind(*, actor: None) -> int:
    """Remind the manager and the worker, once, of each open episode whose child has turned 18; the nightly task calls it.

    Called again it tells nothing twice, and what a night left out the next tells. Gives how many such episodes are open.
    """
    waiting = selectors.open_at_18(today())
    for episode in waiting:
        child, to = episode.child, [Recipient.WORKER, Recipient.TEAM_MANAGER]
        outbox.notify(
            recipients=reminding.people_told(actor=actor, child=child, to=to, until=now() + rules.ESCALATED_FOR),
            key=f"turned-18:{episode.public_id}",
            title=f"Child {child.reference} is 18 and still recorded as missing: decide how the episode ends",
            link=reverse("missing:episode-view", args=[episode.public_id]),
            urgent=True,
        )
    return len(waiting)


def _end(actor: User, episode: MissingEpisode, words: str, expected_version: int | None) -> None:
    """Who decided, when and on what, with what was promised about the open episode taken back."""
    episode.ended_at, episode.ended_by, episode.ending_words = now(), actor, words.strip()
    change(episode, expected_version=expected_version)
    outbox.cancel(about=episode, kind=alerting.KIND)
    detail = {"status": episode.status, "ending": episode.ending}
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=episode, detail=detail)


def _close_interview(actor: User, episode: MissingEpisode) -> None:
    interview = episode.return_interview
    if interview is None or interview.status not in WAITING or _others_wait(interview, episode):
        return
    interview.status = InterviewStatus.UNABLE_OTHER if interview.offers.exists() else InterviewStatus.NOT_OFFERED
    interview.closed_at, interview.decided_by = episode.ended_at, actor
    interview.closing_reason, interview.closing_words = NotOfferedReason.NOT_MISSING, episode.ending_words
    change(interview)
    reminding.take_back(actor=actor, interview=interview)
    detail = {"status": interview.status}
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=interview, detail=detail)


def _others_wait(interview: ReturnInterview, episode: MissingEpisode) -> bool:
    return interview.episodes.exclude(pk=episode.pk).exists()


def _add_line(actor: User, episode: MissingEpisode, summary: str) -> None:
    at = episode.ended_at or now()
    chronology.add(actor=actor, child=episode.child, happened_at=at, kind="missing", summary=summary, link=episode)
