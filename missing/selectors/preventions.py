"""Reading police prevention interviews. Every opening is written into the audit in the same transaction."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from missing import access
from missing.models import PreventionInterview
from slscb.core import audit
from slscb.core.audit import Action


def open_prevention(user: User, prevention_id: UUID) -> PreventionInterview:
    """Open one. Raises NotVisible, NotAllowed."""
    found = access.prevention_for(user, prevention_id)
    audit.record(actor=user, action=Action.VIEW, about=[found.child_id], target=found)
    return found


def preventions_of(user: User, episode_id: UUID) -> QuerySet[PreventionInterview]:
    """Those that followed an episode, the first first. Raises NotVisible, NotAllowed."""
    episode = access.episode_for(user, episode_id)
    audit.record(
        actor=user, action=Action.VIEW, about=[episode.child_id], target=episode, detail={"part": "prevention"}
    )
    found: QuerySet[PreventionInterview] = episode.prevention_interviews.select_related(
        "child", "episode", "recorded_by"
    )
    return found.order_by("held_at", "pk")
