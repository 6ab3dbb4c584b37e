"""The one door to an episode or an interview for a user: whoever may see the child may see it; else it is not there."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access as cases
from cases.choices.sharing import READING
from missing.models import EpisodeLink, Extract, ExtractRow, MissingEpisode, PreventionInterview, ReturnInterview
from slscb.core.errors import NotAllowed, NotVisible, Stale

T = TypeVar("T", MissingEpisode, ReturnInterview, PreventionInterview, ExtractRow)
BOTH = ("episode", "other_episode", "child", "other_child")


def episode_for(user: User, episode_id: UUID, capability: str = "child.view") -> MissingEpisode:
    """An episode of a child whom the user may see, with the child and its interview. Raises NotVisible, NotAllowed."""
    known = MissingEpisode.objects.visible_to(user).select_related("child", "ended_by", "return_interview")
    seen = cases.acting(known, user, capability)
    episode: MissingEpisode | None = seen.filter(public_id=episode_id).first()
    return _allowed(user, episode, capability)


def interview_for(user: User, interview_id: UUID, capability: str = "child.view") -> ReturnInterview:
    """An interview of a child whom the user may see, with the child and agency. Raises NotVisible, NotAllowed."""
    known = ReturnInterview.objects.visible_to(user).select_related(
        "child", "agency", "decided_by", "completed_by", "signed_off_by"
    )
    interview: ReturnInterview | None = cases.acting(known, user, capability).filter(public_id=interview_id).first()
    return _allowed(user, interview, capability)


def episode_to_change(
    user: User, episode_id: UUID, capability: str, expected_version: int | None = None
) -> MissingEpisode:
    """As `episode_for`, with the rows of the child and then of the episode locked, so that writes about a child queue up.

    Both are locked in one statement, so that what is read is what the one before in the queue has written. Raises Stale
    too, where the episode is no longer at the version that the person had in front of them.
    """
    seen = cases.acting(MissingEpisode.objects.visible_to(user).select_related("child"), user, capability)
    seen = seen.select_for_update(of=("child", "self"))
    episode: MissingEpisode | None = seen.filter(public_id=episode_id).first()
    return _at(_allowed(user, episode, capability), expected_version)


def interview_to_change(
    user: User, interview_id: UUID, capability: str, expected_version: int | None = None
) -> ReturnInterview:
    """As `interview_for`, with the rows of the child and then of the interview locked; raises Stale too. See above."""
    seen = cases.acting(ReturnInterview.objects.visible_to(user).select_related("child"), user, capability)
    seen = seen.select_for_update(of=("child", "self"))
    interview: ReturnInterview | None = seen.filter(public_id=interview_id).first()
    return _at(_allowed(user, interview, capability), expected_version)


def link_for(user: User, link_id: UUID, capability: str = "child.view") -> EpisodeLink:
    """A link of two episodes of which the user sees both children, with all four. Raises NotVisible, NotAllowed."""
    return _both(user, _links(user, capability).filter(public_id=link_id).first(), capability)


def link_to_change(user: User, link_id: UUID, capability: str, expected_version: int | None = None) -> EpisodeLink:
    """As `link_for`, locked until the transaction ends; raises Stale too."""
    seen = _links(user, capability).select_for_update(of=("self",))
    link = _both(user, seen.filter(public_id=link_id).first(), capability)
    if expected_version not in (None, link.version):
        raise Stale(link)
    return link


def prevention_for(user: User, prevention_id: UUID, capability: str = "child.view") -> PreventionInterview:
    """A prevention interview with a child whom the user may see, with child and episode. Raises NotVisible, NotAllowed."""
    known = PreventionInterview.objects.visible_to(user).select_related("child", "episode", "recorded_by")
    found: PreventionInterview | None = cases.acting(known, user, capability).filter(public_id=prevention_id).first()
    return _allowed(user, found, capability)


def prevention_to_change(
    user: User, prevention_id: UUID, capability: str, expected_version: int | None = None
) -> PreventionInterview:
    """As `prevention_for`, with the rows of the child and then of the interview locked; raises Stale too. See above."""
    known = PreventionInterview.objects.visible_to(user).select_related("child", "episode", "recorded_by")
    seen = cases.acting(known, user, capability).select_for_update(of=("child", "self"))
    found: PreventionInterview | None = seen.filter(public_id=prevention_id).first()
    return _at(_allowed(user, found, capability), expected_version)


def may_import(user: User | None) -> None:
    """That a user may bring in extracts; nobody at all is the server's own command. Raises NotAllowed."""
    if user is not None and not user.may("episode.import"):
        raise NotAllowed("Your role does not include this.")


def extract_for(user: User, extract_id: UUID) -> Extract:
    """An extract that the user brought: nobody else opens it. Raises NotVisible, NotAllowed."""
    return _own_extract(Extract.objects.all(), user, extract_id)


def extract_to_change(user: User | None, extract_id: UUID) -> Extract:
    """As `extract_for`, locked until the transaction ends."""
    return _own_extract(Extract.objects.select_for_update(), user, extract_id)


def row_for(user: User, row_id: UUID) -> ExtractRow:
    """An undecided row that the user brought or that may be about a child whom they see. Raises NotVisible, NotAllowed."""
    seen = ExtractRow.objects.undecided().visible_to(user).select_related("extract")
    row: ExtractRow | None = seen.filter(public_id=row_id).first()
    return _with_role(user, row, "episode.import")


def row_to_change(user: User, row_id: UUID, expected_version: int | None = None) -> ExtractRow:
    """As `row_for`, locked until the transaction ends; raises Stale too."""
    seen = ExtractRow.objects.undecided().visible_to(user).select_related("extract").select_for_update(of=("self",))
    row: ExtractRow | None = seen.filter(public_id=row_id).first()
    return _at(_with_role(user, row, "episode.import"), expected_version)


def _own_extract(extracts: QuerySet[Extract], user: User | None, extract_id: UUID) -> Extract:
    may_import(user)
    found = extracts.filter(public_id=extract_id, brought_by=user).first()
    if found is None:
        raise NotVisible("extract")
    return found


def _links(user: User, capability: str) -> "QuerySet[EpisodeLink]":
    return cases.acting(EpisodeLink.objects.visible_to(user).real().select_related(*BOTH), user, capability)


def _both(user: User, link: EpisodeLink | None, capability: str) -> EpisodeLink:
    if link is None:
        raise NotVisible("link")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    cases.check_acts(link, capability)
    if capability not in READING and not cases.acts(user, link.other_child_id):
        raise NotAllowed(cases.ONLY_READS)
    return link


def _allowed(user: User, record: T | None, capability: str) -> T:
    found = _with_role(user, record, capability)
    cases.check_acts(found, capability)
    return found


def _with_role(user: User, record: T | None, capability: str) -> T:
    if record is None:
        raise NotVisible("record")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return record


def _at(record: T, version: int | None) -> T:
    if version not in (None, record.version):
        raise Stale(record)
    return record
