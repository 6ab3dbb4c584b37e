"""Reading how police graded a missing child. Every opening is written into the audit in the same transaction."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from missing import access
from missing.models import MissingEpisode, PoliceGrading
from slscb.core import audit
from slscb.core.audit import Action


def gradings_of(user: User, episode_id: UUID) -> QuerySet[PoliceGrading]:
    """The levels of an episode, the first first, each with the one `before`. Raises NotVisible, NotAllowed."""
    episode = access.episode_for(user, episode_id)
    audit.record(
        actor=user, action=Action.VIEW, about=[episode.child_id], target=episode, detail={"part": "police_risk"}
    )
    return in_order(episode)


def in_order(episode: MissingEpisode) -> QuerySet[PoliceGrading]:
    """The levels of an episode that the caller has found for the user, the first first, each with the one `before`."""
    found: QuerySet[PoliceGrading] = episode.gradings.with_the_one_before().in_order().select_related("recorded_by")
    return found
