"""The one door to an episode or an interview for a user: whoever may see the child may see it; else it is not there."""

from typing import TypeVar
from uuid import UUID

from agencies.models import User
from cases import access
from missing.models import MissingEpisode, ReturnInterview
from slscb.core.errors import NotAllowed, NotVisible, Stale

T = TypeVar("T", MissingEpisode, ReturnInterview)


def episode_for(user: User, episode_id: UUID, capability: str = "child.view") -> MissingEpisode:
    """An episode of a child whom the user may see, with the child. Raises NotVisible, NotAllowed."""
    seen = MissingEpisode.objects.visible_to(user).select_related("child")
    episode: MissingEpisode | None = seen.filter(public_id=episode_id).first()
    return _allowed(user, episode, capability)


def interview_for(user: User, interview_id: UUID, capability: str = "child.view") -> ReturnInterview:
    """An interview of a child whom the user may see, with the child and agency. Raises NotVisible, NotAllowed."""
    seen = ReturnInterview.objects.visible_to(user).select_related("child", "agency")
    interview: ReturnInterview | None = seen.filter(public_id=interview_id).first()
    return _allowed(user, interview, capability)


def episode_to_change(
    user: User, episode_id: UUID, capability: str, expected_version: int | None = None
) -> MissingEpisode:
    """As `episode_for`, read afresh once the child's row is locked, so that writes about a child queue up.

    Raises Stale too, where it is no longer at the version that the person had in front of them.
    """
    found = MissingEpisode.objects.filter(public_id=episode_id).values_list("child__public_id", flat=True).first()
    if found is None:
        raise NotVisible("episode")
    child = access.child_to_change(user, found, capability)
    episode = MissingEpisode.objects.get(public_id=episode_id)
    episode.child = child
    return _at(episode, expected_version)


def interview_to_change(
    user: User, interview_id: UUID, capability: str, expected_version: int | None = None
) -> ReturnInterview:
    """As `interview_for`, read afresh once the child's row is locked, so that writes about a child queue up.

    Raises Stale too, where it is no longer at the version that the person had in front of them.
    """
    found = ReturnInterview.objects.filter(public_id=interview_id).values_list("child__public_id", flat=True).first()
    if found is None:
        raise NotVisible("interview")
    child = access.child_to_change(user, found, capability)
    interview = ReturnInterview.objects.get(public_id=interview_id)
    interview.child = child
    return _at(interview, expected_version)


def _allowed(user: User, record: T | None, capability: str) -> T:
    if record is None:
        raise NotVisible("record")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return record


def _at(record: T, version: int | None) -> T:
    if version not in (None, record.version):
        raise Stale(record)
    return record
