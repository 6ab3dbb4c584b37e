"""Episodes of several children beside each other on one line of time: the geometry, in percent of the width."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from missing.models import MissingEpisode
from missing.presenters.episodes import episode_href, missing_words
from slscb.core.parts import Cell, Table
from slscb.core.words import short_moment_words

NARROWEST = 1.0  # percent: a bar that can be seen
TITLE = "When each child was missing"


@dataclass(frozen=True)
class TimelineBar:
    """One episode: from where to where, in percent; `series` tells this episode from the others."""

    label: str
    words: str
    x: float
    width: float
    series: int
    href: str


@dataclass(frozen=True)
class Timeline:
    """The bars, what stands at both ends, and the table that says the same."""

    id: str
    title: str
    description: str
    begins: str
    ends: str
    bars: Sequence[TimelineBar]
    table: Table


def timeline(drawn: Sequence[tuple[MissingEpisode, str]], moment: datetime) -> Timeline:
    """Episodes, the first of them this one, each with what it is here; the earliest begins at the left."""
    first = min(one.last_seen_at for one, _ in drawn)
    last = max(_until(one, moment) for one, _ in drawn)
    bars = [
        _bar(one, state, first, last, moment) for one, state in sorted(drawn, key=lambda each: each[0].last_seen_at)
    ]
    return Timeline(
        id="linked-timeline",
        title=TITLE,
        description="From left to right in time. This episode is the darker bar.",
        begins=short_moment_words(first),
        ends=short_moment_words(last),
        bars=bars,
        table=_table(drawn, moment),
    )


def _bar(episode: MissingEpisode, state: str, first: datetime, last: datetime, moment: datetime) -> TimelineBar:
    whole = max(last - first, timedelta(minutes=1))
    x = 100 * ((episode.last_seen_at - first) / whole)
    width = max(100 * ((_until(episode, moment) - episode.last_seen_at) / whole), NARROWEST)
    is_this = state == "This episode"
    return TimelineBar(
        label=f"{episode.child.full_name}, {short_moment_words(episode.last_seen_at)}",
        words=state,
        x=round(min(x, 100 - NARROWEST), 2),
        width=round(width, 2),
        series=1 if is_this else 2,
        href=episode_href(episode),
    )


def _table(drawn: Sequence[tuple[MissingEpisode, str]], moment: datetime) -> Table:
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.child.full_name, episode_href(one)),
            short_moment_words(one.last_seen_at),
            short_moment_words(one.returned_at) if one.returned_at else "Still missing",
            missing_words(one, moment).removeprefix("Missing for "),
            state,
        ]
        for one, state in sorted(drawn, key=lambda each: each[0].last_seen_at)
    ]
    return Table.of(TITLE, ["Child", "Last seen", "Returned", "Missing for", "Here"], rows)


def _until(episode: MissingEpisode, moment: datetime) -> datetime:
    return episode.returned_at or max(moment, episode.last_seen_at)
