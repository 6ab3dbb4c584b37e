"""Missing episodes and return interviews, as rows; the services' own tests make them through the services."""

from datetime import datetime, timedelta
from typing import Any

from agencies.models import User
from cases.models import Child
from intelligence.models import Mention
from intelligence.services import naming
from missing import rules
from missing.choices import EpisodeKind, EpisodeStatus
from missing.models import (
    EpisodeLink,
    InterviewSharing,
    MissingEpisode,
    MissingProfile,
    PreventionInterview,
    ReturnInterview,
)
from missing.services import linking
from slscb.core.clock import now, today

HOUR = timedelta(hours=1)


def an_episode(child: Child, last_seen_at: datetime | None = None, **fields: Any) -> MissingEpisode:
    """An open episode, by default of a child last seen three hours ago and reported an hour later."""
    seen = last_seen_at or now() - 3 * HOUR
    values: dict[str, Any] = {"episode_kind": EpisodeKind.HOME, "reported_at": min(seen + HOUR, now())}
    return MissingEpisode.objects.create(child=child, last_seen_at=seen, **values | fields)


def a_returned_episode(
    child: Child, last_seen_at: datetime | None = None, returned_at: datetime | None = None, **fields: Any
) -> MissingEpisode:
    """An episode that is over, by default since an hour ago, with its return interview waiting."""
    back = returned_at or (last_seen_at + 2 * HOUR if last_seen_at else now() - HOUR)
    interview = an_interview(child, returned_at=back)
    values = {"status": EpisodeStatus.RETURNED, "returned_at": back, "return_interview": interview}
    return an_episode(child, last_seen_at or back - 2 * HOUR, **values | fields)


def an_interview(child: Child, returned_at: datetime | None = None, **fields: Any) -> ReturnInterview:
    """A return interview that waits, due 72 hours after the return (by default an hour ago)."""
    due = rules.interview_due_at(returned_at or now() - HOUR)
    return ReturnInterview.objects.create(child=child, due_at=due, **fields)


def a_completed_interview(child: Child, by: User, hours_ago: float = 2, **fields: Any) -> ReturnInterview:
    """The interview of an episode, completed so many hours ago by somebody, held by somebody else."""
    held = now() - hours_ago * HOUR
    interview = a_returned_episode(child, returned_at=held - 5 * HOUR).return_interview
    values: dict[str, Any] = {"status": "completed", "held_at": held, "closed_at": held, "completed_at": held}
    ReturnInterview.objects.filter(pk=interview.pk).update(
        **values | {"completed_by": by, "interviewer": "Nia Rees", "childs_words": "I was cold"} | fields
    )
    interview.refresh_from_db()
    return interview


def a_sharing(interview: ReturnInterview, by: User, **fields: Any) -> InterviewSharing:
    """That it was shared, by default a summary with a school and told to the child."""
    values: dict[str, Any] = {
        "organisation": "Upton Grange Academy",
        "shared": "summary",
        "basis": "child_agreed",
        "why": "So that somebody asks at the gate",
        "child_told": True,
        "shared_at": now(),
        "recorded_by": by,
    }
    return InterviewSharing.objects.create(child=interview.child, interview=interview, **values | fields)


def a_held_interview(child: Child, held_at: datetime | None = None, **fields: Any) -> ReturnInterview:
    """A completed return interview, by default held an hour ago, after an episode that ended a day before."""
    held = held_at or now() - HOUR
    episode = a_returned_episode(child, returned_at=held - 24 * HOUR)
    values = {"status": "completed", "held_at": held, "closed_at": held, "completed_at": held, "is_safe_now": True}
    ReturnInterview.objects.filter(pk=episode.return_interview_id).update(**values | fields)
    return ReturnInterview.objects.get(pk=episode.return_interview_id)


def a_prevention(episode: MissingEpisode, by: User, **fields: Any) -> PreventionInterview:
    """A police prevention interview, by default on return, with the child alone and without concerns."""
    values: dict[str, Any] = {
        "held_at": episode.returned_at or now(),
        "officer": "PC Shaw 4417",
        "seen_alone": True,
        "has_concerns": False,
        "recorded_by": by,
    }
    return PreventionInterview.objects.create(child=episode.child, episode=episode, **values | fields)


def a_profile(child: Child, **fields: Any) -> MissingProfile:
    """A profile for police, by default with what has to be in one."""
    values: dict[str, Any] = {
        "appearance": "Tall, red hair",
        "has_photograph": False,
        "written_with": "Her carer",
        "reviewed_on": today(),
    }
    return MissingProfile.objects.create(child=child, **values | fields)


def named(episode: MissingEpisode, part: str, words: str) -> Mention:
    """That an episode names something, as the service keeps it, for nobody in particular; nothing is compared yet."""
    told = {"child": episode.child, "told_in": episode, "told_at": episode.last_seen_at}
    return naming.mention(actor=None, part=part, words=words, **told)


def linked(one: MissingEpisode, other: MissingEpisode) -> EpisodeLink:
    """The link of two episodes, once the first has been compared with all others."""
    linking.look(actor=None, episode=one)
    pair = sorted([one.pk, other.pk])
    return EpisodeLink.objects.get(episode=pair[0], other_episode=pair[1])


def a_link(child: Child, other: Child) -> EpisodeLink:
    """A suggested link: both name one vehicle. The newer episode is the other child's."""
    days = ((child, 40), (other, 35))
    first, second = (a_returned_episode(one, returned_at=now() - ago * 24 * HOUR) for one, ago in days)
    for episode in (first, second):
        named(episode, "driven", "AB12 CDE")
    return linked(second, first)
