"""Recording that another authority was told of a missing child."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.choices import AuthorityNews
from missing.models import AuthorityNotification, MissingEpisode
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import create


@dataclass(frozen=True, kw_only=True)
class Told:
    """What another authority was told, as it is written down."""

    authority: str
    news: str
    told_at: datetime
    how: str
    whom: str
    words: str = ""


@transaction.atomic
def record_told(
    *, actor: User, episode_id: UUID, told: Told, expected_version: int | None = None
) -> AuthorityNotification:
    """Record that another authority was told; what was recorded before stays.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 8.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.report", expected_version)
    _check(episode, told)
    written = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    made = create(AuthorityNotification(child=episode.child, episode=episode, recorded_by=actor, **written))
    audit.record(actor=actor, action=Action.CREATE, about=[episode.child_id], target=made)
    summary = f"{made.authority} was told: {AuthorityNews(made.news).label.lower()}"
    chronology.add(
        actor=actor, child=episode.child, happened_at=made.told_at, kind="missing", summary=summary, link=episode
    )
    return made


def _check(episode: MissingEpisode, told: Told) -> None:
    rules.check_told(
        rules.Told(
            authority=told.authority,
            news=told.news,
            told_at=told.told_at,
            how=told.how,
            whom=told.whom,
            last_seen_at=episode.last_seen_at,
            status=episode.status,
        ),
        now(),
    ).raise_if_any()
