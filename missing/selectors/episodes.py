"""Reading one missing episode. Every opening is written into the audit in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from agencies.models import User
from missing import access, rules
from missing.models import AuthorityNotification, MissingEpisode, PoliceGrading, PreventionInterview, ReturnInterview
from missing.rules.episodes import ADULT_AGE
from missing.selectors.gradings import in_order
from missing.selectors.notifications import told_in
from missing.selectors.thresholds import in_force
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import london_day
from slscb.core.days import birthday


@dataclass(frozen=True)
class EpisodePage:
    """The episode's page: its interviews, what others were told, and why a strategy discussion may be called for."""

    episode: MissingEpisode
    interview: ReturnInterview | None
    preventions: list[PreventionInterview]
    gradings: list[PoliceGrading]
    told: list[AuthorityNotification]
    prompts: tuple[rules.Prompt, ...]


def open_episode(user: User, episode_id: UUID, moment: datetime) -> EpisodePage:
    """Open an episode with its interviews and prompts as they are at a moment. Raises NotVisible, NotAllowed."""
    episode = access.episode_for(user, episode_id)
    audit.record(actor=user, action=Action.VIEW, about=[episode.child_id], target=episode)
    spoken = episode.prevention_interviews.select_related("child", "recorded_by").order_by("held_at", "pk")
    return EpisodePage(
        episode=episode,
        interview=episode.return_interview,
        preventions=list(spoken),
        gradings=list(in_order(episode)),
        told=list(told_in(episode)),
        prompts=_prompts(episode, moment),
    )


def is_repeat(episode: MissingEpisode) -> bool:
    """Whether it is the third or a later one of those begun in 90 days, as on the day it began."""
    return rules.repeat_missing(_days_before(episode), london_day(episode.last_seen_at), in_force()).met


def episode_to_look_at(episode_pk: int) -> MissingEpisode | None:
    """An episode (internal id) that was not recorded in error, with its child, else None."""
    found: MissingEpisode | None = MissingEpisode.objects.real().select_related("child").filter(pk=episode_pk).first()
    return found


def open_at_18(today: date) -> list[MissingEpisode]:
    """Open episodes of children who have turned 18 by a day, with their children. Asked by the service itself, for nobody."""
    grown = MissingEpisode.objects.still_missing().filter(child__date_of_birth__lte=birthday(today, -ADULT_AGE))
    return list(grown.select_related("child").order_by("pk"))


def _days_before(episode: MissingEpisode) -> list[date]:
    """The London days on which this and the episodes of the days before it that count began."""
    window = timedelta(days=in_force().repeat_days + 1)
    near = episode.child.missing_episodes.real().filter(
        last_seen_at__gt=episode.last_seen_at - window, last_seen_at__lte=episode.last_seen_at
    )
    return [london_day(seen) for seen in near.values_list("last_seen_at", flat=True)]


def _prompts(episode: MissingEpisode, moment: datetime) -> tuple[rules.Prompt, ...]:
    """Judged as on the day the episode began, so that a later episode does not change what this one called for."""
    began_on = london_day(episode.last_seen_at)
    return rules.strategy_prompts(
        began_on=_days_before(episode),
        on=began_on,
        last_seen_at=episode.last_seen_at,
        until=episode.returned_at or episode.ended_at or max(moment, episode.last_seen_at),
        police_risk=episode.police_risk,
        risk_level=episode.child.risk_level,
        thresholds=in_force(),
    )
