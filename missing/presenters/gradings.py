"""How police graded a missing child, in words."""

from collections.abc import Iterable

from agencies.models import User
from missing import rules
from missing.choices import EpisodeStatus, PoliceRisk
from missing.models import MissingEpisode, PoliceGrading
from slscb.core.pages import Link, address_of
from slscb.core.parts import Tag, TimelineEntry
from slscb.core.words import moment_words

TURNED = Tag("From absent to missing", "red")
WITH_THE_REPORT = "Told with the report"


def grading_entries(gradings: Iterable[PoliceGrading]) -> list[TimelineEntry]:
    """Each level on a timeline, the last first."""
    return [_entry(one) for one in reversed(list(gradings))]


def record_link(user: User, episode: MissingEpisode) -> Link | None:
    """The way to recording a level, for those who may."""
    if not user.may("episode.report") or episode.status == EpisodeStatus.RECORDED_IN_ERROR:
        return None
    return Link("Record a police risk level", address_of("missing:grading-record", episode.public_id))


def turns_missing(one: PoliceGrading) -> bool:
    """Whether an absent child became a missing one by this level; it needs the one `before`."""
    return rules.turns_missing(getattr(one, "before", None) or "", one.level)


def _entry(one: PoliceGrading) -> TimelineEntry:
    writer = f"Recorded by {one.recorded_by}" if one.recorded_by else ""
    return TimelineEntry(
        title=PoliceRisk(one.level).label,
        when=moment_words(one.graded_at),
        timestamp=one.graded_at.isoformat(),
        by=one.graded_by or WITH_THE_REPORT,
        text="\n".join(filter(None, [one.why, writer])),
        tag=TURNED if turns_missing(one) else None,
    )
