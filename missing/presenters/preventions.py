"""Words and links for police prevention interviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agencies.models import User
from cases.presenters.changes import link_to_changes
from missing.choices import EpisodeStatus
from missing.models import MissingEpisode, PreventionInterview
from slscb.core import marking
from slscb.core.pages import Link, address_of
from slscb.core.parts import Row, Tag
from slscb.core.words import moment_words

CONCERN, NONE = Tag("Police have a concern", "red"), Tag("No concern", "grey")


@dataclass(frozen=True)
class ShownPrevention:
    """One as the episode's page shows it."""

    when: str
    timestamp: datetime
    tag: Tag
    rows: list[Row]
    links: list[Link]


def shown_preventions(user: User, found: Iterable[PreventionInterview]) -> list[ShownPrevention]:
    """Each, the first first."""
    return [
        ShownPrevention(
            moment_words(one.held_at),
            one.held_at,
            CONCERN if one.has_concerns else NONE,
            _rows(user, one),
            _links(user, one),
        )
        for one in found
    ]


def record_link(user: User, episode: MissingEpisode) -> Link | None:
    """The way to recording one, for those who may."""
    if not user.may("prevention.record") or episode.status == EpisodeStatus.RECORDED_IN_ERROR:
        return None
    return Link("Record a prevention interview", address_of("missing:prevention-record", episode.public_id))


def _rows(user: User, one: PreventionInterview) -> list[Row]:
    """What is in it, as far as this person is shown it."""
    written = [
        Row("Officer", one.officer),
        Row("Where", marking.shown(user, one, "place")),
        Row("Seen alone", "Yes" if one.seen_alone else f"No: {one.present}"),
        Row("What the child said", one.said),
        Row("Had been with", marking.shown(user, one, "with_whom")),
        Row("Concerns", one.concerns),
        Row("Recorded by", str(one.recorded_by)),
    ]
    return [row for row in written if row.value]


def _links(user: User, one: PreventionInterview) -> list[Link]:
    change = Link("Correct this record", address_of("missing:prevention-change", one.public_id))
    return [*([change] if user.may("prevention.record") else []), *link_to_changes(user, one.child, one)]
