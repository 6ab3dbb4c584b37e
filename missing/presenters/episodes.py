"""Words, colours and links for missing episodes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from agencies.models import User
from cases.models import Child
from cases.presenters.changes import link_to_changes
from missing import rules
from missing.choices import EpisodeKind, EpisodeStatus, PoliceRisk
from missing.models import MissingEpisode
from missing.presenters.tags import EPISODE_TAGS, interview_tag
from slscb.core import marking
from slscb.core.clock import london_day
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, RecordHeader, Row, Table, Tag
from slscb.core.words import moment_words, short_moment_words, span_words

RISK_TAGS = {
    PoliceRisk.HIGH: Tag("Police: high", "red"),
    PoliceRisk.MEDIUM: Tag("Police: medium", "orange"),
    PoliceRisk.LOW: Tag("Police: low", "yellow"),
    PoliceRisk.NO_APPARENT_RISK: Tag("Police: no apparent risk", "grey"),
}


def child_link(child: Child) -> Link:
    """The way to the child's page."""
    return Link(child.full_name, address_of("cases:child-view", child.public_id))


def episode_href(episode: MissingEpisode) -> str:
    """The episode's own page."""
    return address_of("missing:episode-view", episode.public_id)


def missing_words(episode: MissingEpisode, moment: datetime) -> str:
    """Such as 'Missing for 5 hours', or 'Missing for 2 days' of an episode that is over."""
    until = episode.returned_at or episode.ended_at or max(moment, episode.last_seen_at)
    return f"Missing for {span_words(rules.missing_for(episode.last_seen_at, until))}"


def missing_line(episode: MissingEpisode, moment: datetime) -> dict[str, Any]:
    """An episode in a line of the child's page."""
    return {
        "link": Link(short_moment_words(episode.last_seen_at), episode_href(episode)),
        "words": missing_words(episode, moment),
        "kind": kind_words(episode),
        "tag": EPISODE_TAGS[EpisodeStatus(episode.status)],
    }


def kind_words(episode: MissingEpisode) -> str:
    """Where the child was missing from."""
    return EpisodeKind(episode.episode_kind).label


def episode_tags(episode: MissingEpisode) -> list[Tag]:
    """Whether the child is back, and how police graded it."""
    risk = RISK_TAGS.get(PoliceRisk(episode.police_risk)) if episode.police_risk else None
    return [EPISODE_TAGS[EpisodeStatus(episode.status)], *([risk] if risk else [])]


def episode_header(user: User, episode: MissingEpisode, moment: datetime) -> RecordHeader:
    """The strip at the top of an episode's page, with what the user may do."""
    child = episode.child
    return RecordHeader(
        title=kind_words(episode),
        facts=[
            Row("Child", child.full_name, href=child_link(child).href),
            Row("Reference", child.reference),
            Row("Last seen", moment_words(episode.last_seen_at)),
            Row("How long", missing_words(episode, moment)),
        ],
        tags=episode_tags(episode),
        links=_links(user, episode),
    )


def _links(user: User, episode: MissingEpisode) -> list[Link]:
    profile = Link("Profile for police", address_of("missing:profile-view", episode.child.public_id))
    linked = Link("Linked episodes", address_of("missing:episode-links", episode.public_id))
    past = [linked, profile, *link_to_changes(user, episode.child, episode)]
    links = []
    if user.may("episode.report"):
        links.append(Link("Correct the report", address_of("missing:episode-change", episode.public_id)))
        if episode.status == EpisodeStatus.RETURNED:
            links.append(Link("Correct the return", address_of("missing:episode-return", episode.public_id)))
    if user.may("episode.close") and episode.status != EpisodeStatus.RECORDED_IN_ERROR:
        links.append(Link("Recorded in error", address_of("missing:episode-in-error", episode.public_id)))
    return links + past


def is_open(episode: MissingEpisode) -> bool:
    """Whether the child has not come back."""
    return episode.status == EpisodeStatus.MISSING


def may_record_return(user: User, episode: MissingEpisode) -> bool:
    """Whether the page offers the button."""
    return is_open(episode) and user.may("episode.report")


def is_open_at_18(episode: MissingEpisode, moment: datetime) -> bool:
    """Whether the child has not come back and is a child no longer."""
    return is_open(episode) and rules.has_turned_18(episode.child.date_of_birth, london_day(moment))


def may_end(user: User, episode: MissingEpisode, moment: datetime) -> bool:
    """Whether the page offers to close the episode of somebody who has turned 18."""
    return is_open_at_18(episode, moment) and user.may("episode.close")


def ending_rows(episode: MissingEpisode) -> list[Row]:
    """How an episode ended that no return ended."""
    if episode.ended_at is None:
        return []
    return [
        Row("Outcome", episode.get_ending_display() if episode.ending else "Recorded in error"),
        Row("When", moment_words(episode.ended_at)),
        Row("Decided by", str(episode.ended_by)),
        Row("Based on", episode.ending_words),
    ]


def episode_rows(user: User, episode: MissingEpisode) -> list[Row]:
    """What was reported, as far as this person is shown it."""
    return [
        Row("Last seen", moment_words(episode.last_seen_at)),
        Row("Where last seen", marking.shown(user, episode, "missing_from")),
        Row("Reported missing", moment_words(episode.reported_at)),
        Row("Reported by", episode.reported_by),
        Row("Thought to be with", marking.shown(user, episode, "thought_to_be_with")),
        Row("What happened", episode.circumstances),
        Row("What those who care for the child say", episode.carers_account),
        Row("Police reference", episode.police_reference),
        Row("Police risk level", PoliceRisk(episode.police_risk).label if episode.police_risk else ""),
    ]


def return_rows(user: User, episode: MissingEpisode) -> list[Row]:
    """What is known of the return, as far as this person is shown it."""
    return [
        Row("Found", moment_words(episode.found_at) if episode.found_at else ""),
        Row("Returned", moment_words(episode.returned_at) if episode.returned_at else ""),
        Row("Where found", episode.return_place),
        Row("How the child came back", episode.return_how),
        Row("Condition on return", marking.shown(user, episode, "condition")),
    ]


def prompt_lines(prompts: Iterable[rules.Prompt]) -> list[dict[str, str]]:
    """Why a strategy discussion may be called for: the facts, and the rule by which they call for it."""
    return [{"words": one.words, "rule": one.rule} for one in prompts]


def missing_now_table(episodes: Iterable[MissingEpisode], moment: datetime) -> Table:
    """Children missing now, the longest first."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.child.full_name, episode_href(one), hint=_hint(one, moment)),
            Cell(span_words(rules.missing_for(one.last_seen_at, max(moment, one.last_seen_at)))),
            short_moment_words(one.last_seen_at),
            kind_words(one),
            Cell(tag=RISK_TAGS[PoliceRisk(one.police_risk)]) if one.police_risk else Cell("Not graded"),
        ]
        for one in episodes
    ]
    columns = ["Child", "Missing for", "Last seen", "Kind", "Police risk level"]
    return Table.of("Children missing now", columns, rows, is_caption_hidden=True)


def _hint(episode: MissingEpisode, moment: datetime) -> str:
    turned = ", turned 18" if is_open_at_18(episode, moment) else ""
    return f"{episode.child.reference}{turned}"


def past_episodes_table(episodes: Iterable[MissingEpisode], moment: datetime) -> Table:
    """A child's episodes, the newest first."""
    rows = [
        [
            Cell(short_moment_words(one.last_seen_at), episode_href(one), hint=kind_words(one)),
            Cell(missing_words(one, moment).removeprefix("Missing for ")),
            Cell(tag=EPISODE_TAGS[EpisodeStatus(one.status)]),
            Cell(tag=interview_tag(one.return_interview, moment)) if one.return_interview else Cell("None yet"),
        ]
        for one in episodes
    ]
    columns = ["Last seen", "Missing for", "Episode", "Return home interview"]
    return Table.of("Missing episodes", columns, rows, is_caption_hidden=True)
