"""Who must see that the interview is held, and what other authorities were told, in words."""

from collections.abc import Iterable

from agencies.models import User
from cases.choices import Ward
from cases.models import Child
from missing import rules
from missing.choices import EpisodeStatus
from missing.models import AuthorityNotification, MissingEpisode
from slscb.core.pages import Link, address_of
from slscb.core.parts import Tag, TimelineEntry
from slscb.core.words import moment_words


def duty_words(child: Child) -> str:
    """Who must see that the return home interview is held."""
    return rules.interview_duty(child.care_status, lives_outside=child.ward == Ward.OUTSIDE).words


def told_entries(told: Iterable[AuthorityNotification]) -> list[TimelineEntry]:
    """What was told on a timeline, the last first."""
    return [_entry(one) for one in reversed(list(told))]


def is_untold(episode: MissingEpisode, told: Iterable[AuthorityNotification]) -> bool:
    """Whether the authority that looks after the child is still to be told that the child is missing."""
    return rules.must_tell(episode.child.care_status, episode.status, {one.news for one in told})


def record_link(user: User, episode: MissingEpisode) -> Link | None:
    """The way to recording what another authority was told, for those who may."""
    if not user.may("episode.report") or episode.status == EpisodeStatus.RECORDED_IN_ERROR:
        return None
    address = address_of("missing:notification-record", episode.public_id)
    return Link("Record that another authority was told", address)


def _entry(one: AuthorityNotification) -> TimelineEntry:
    return TimelineEntry(
        title=one.authority,
        when=moment_words(one.told_at),
        timestamp=one.told_at.isoformat(),
        by=f"{one.whom}, {one.get_how_display().lower()}",
        text="\n".join(filter(None, [one.words, f"Recorded by {one.recorded_by}"])),
        tag=Tag(one.get_news_display(), "grey"),
    )
