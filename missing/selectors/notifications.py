"""Reading what other authorities were told. Every opening is written into the audit in the same transaction."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from missing import access
from missing.models import AuthorityNotification, MissingEpisode
from slscb.core import audit
from slscb.core.audit import Action


def notifications_of(user: User, episode_id: UUID) -> QuerySet[AuthorityNotification]:
    """What other authorities were told in an episode, the first first. Raises NotVisible, NotAllowed."""
    episode = access.episode_for(user, episode_id)
    audit.record(
        actor=user, action=Action.VIEW, about=[episode.child_id], target=episode, detail={"part": "authorities"}
    )
    return told_in(episode)


def told_in(episode: MissingEpisode) -> QuerySet[AuthorityNotification]:
    """What other authorities were told in an episode that the caller has found for the user, the first first."""
    found: QuerySet[AuthorityNotification] = episode.authority_notifications.select_related("recorded_by")
    return found.order_by("told_at", "pk")
