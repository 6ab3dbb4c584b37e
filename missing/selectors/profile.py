"""Reading the profile for police. Every opening is written into the audit in the same transaction."""

from dataclasses import dataclass
from uuid import UUID

from agencies.models import User
from cases import access as cases
from cases.models import Child
from missing.models import MissingProfile
from slscb.core import audit
from slscb.core.audit import Action


@dataclass(frozen=True)
class ProfileShown:
    """A child and her profile: None where nobody has written one."""

    child: Child
    profile: MissingProfile | None


def open_profile(user: User, child_id: UUID) -> ProfileShown:
    """A child's profile; that it was shown is written into the audit. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    found = profile_of(child)
    audit.record(
        actor=user, action=Action.VIEW, about=[child.pk], target=found or child, detail={"part": "missing_profile"}
    )
    return ProfileShown(child, found)


def profile_of(child: Child) -> MissingProfile | None:
    """The profile of a child whom the caller has found for the user; None where nobody has written one."""
    found: MissingProfile | None = MissingProfile.objects.filter(child=child).first()
    return found
