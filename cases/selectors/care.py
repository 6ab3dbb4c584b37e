"""Episodes of care by Slough: shown to those who may be told where a child is placed, and each showing is written down."""

from dataclasses import dataclass
from uuid import UUID

from agencies.models import User
from cases import access
from cases.models import CareEpisode, CareFacts, Child
from slscb.core import audit
from slscb.core.audit import Action


@dataclass(frozen=True)
class CareShown:
    """A child's episodes of care, the newest first, and what the yearly return asks besides, if anybody said."""

    child: Child
    episodes: list[CareEpisode]
    facts: CareFacts | None


def show_care(user: User, child_id: UUID) -> CareShown:
    """Every episode of care of a child; that it was shown is written into the audit. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id, "address.view")
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "care"})
    return CareShown(child, list(child.care_episodes.order_by("-began_on", "-pk")), care_facts_of(child))


def care_facts_of(child: Child) -> CareFacts | None:
    """What the yearly return asks of a child besides, whom the caller has found for the user; None where nobody said."""
    return CareFacts.objects.filter(child=child).first()
