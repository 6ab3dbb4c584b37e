"""Words, colours and drawings for what episodes name and how they are linked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from agencies.models import User
from intelligence.choices import PART_OF_PLACE, Part
from intelligence.models import Mention
from intelligence.presenters.maps import Marked, PlanMap, plan_map
from missing.choices import Ground, LinkState
from missing.models import EpisodeLink, MissingEpisode
from missing.presenters.episodes import episode_href, missing_words
from missing.presenters.timelines import Timeline, timeline
from missing.selectors import Linked, LinkedPage, Shared
from slscb.core import marking
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import moment_words, short_moment_words

COLOURS: dict[str, Colour] = {
    LinkState.SUGGESTED.value: "yellow",
    LinkState.ACCEPTED.value: "green",
    LinkState.DISMISSED.value: "grey",
}


def links_page(user: User, opened: LinkedPage, moment: datetime) -> dict[str, Any]:
    """The page of linked episodes: what this one names, its links by their state, the timeline and the map."""
    episode = opened.episode
    drawn = [one for one in opened.linked if one.link.state != LinkState.DISMISSED]
    return {
        "caption": episode.child.full_name,
        "mentions": mentions_table(user, opened.mentions) if opened.mentions else None,
        "add": reverse("missing:mention-add", args=[episode.public_id]) if user.may("episode.report") else "",
        "groups": [
            {"title": state.label, "table": _links_table(user, found, moment)}
            for state in LinkState
            if (found := [one for one in opened.linked if one.link.state == state])
        ],
        "timeline": _timeline(episode, drawn, moment) if drawn else None,
        "map": _map(user, opened, drawn),
    }


def mentions_table(user: User, mentions: Iterable[Mention]) -> Table:
    """What an episode names, with the way to take one away."""
    change = user.may("episode.report")
    rows: list[list[str | int | Cell]] = [
        [
            Part(one.part).label,
            mention_words(user, one),
            "Read from the return" if one.recorded_by_id is None else short_moment_words(one.created_at),
            Cell("Take away", reverse("missing:mention-remove", args=[one.public_id]))
            if change and one.recorded_by_id
            else Cell("–"),
        ]
        for one in mentions
    ]
    return Table.of("What this episode names", ["What", "Named", "Written", "Change"], rows, is_caption_hidden=True)


def mention_words(user: User, mention: Mention) -> str:
    """What a record names, as far as this person is shown it: a listed place by its name, all else as it was typed here."""
    if mention.part not in PART_OF_PLACE:
        return str(marking.shown(user, mention, "subject_words"))
    place = mention.place
    return place.name if place and place.is_listed else mention.place_words


def waiting_table(links: Iterable[EpisodeLink]) -> Table:
    """Suggested links that wait for a person."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(f"{link.child.full_name} and {link.other_child.full_name}", _decide_href(link)),
            f"{short_moment_words(link.episode.last_seen_at)} and {short_moment_words(link.other_episode.last_seen_at)}",
            "; ".join(Ground(ground).label for ground in link.grounds),
            short_moment_words(link.created_at),
        ]
        for link in links
    ]
    columns = ["Children", "Last seen", "Why", "Suggested"]
    return Table.of("Suggested links", columns, rows, is_caption_hidden=True)


def link_facts(user: User, link: EpisodeLink, shared: Sequence[Shared], moment: datetime) -> list[Row]:
    """What whoever decides looks at: both episodes, and every ground in words."""
    one, other = link.episode, link.other_episode
    one.child, other.child = link.child, link.other_child
    decided = f"{link.decided_by}, {moment_words(link.decided_at)}: {link.reason}" if link.decided_at else ""
    return [
        *(Row(each.child.full_name, _span(each, moment), href=episode_href(each)) for each in (one, other)),
        *(Row("Why", words) for words in ground_words(user, link, shared)),
        *([Row("Decided before", decided, tag=state_tag(link))] if decided else []),
    ]


def ground_words(user: User, link: EpisodeLink, shared: Sequence[Shared]) -> list[str]:
    """Each ground in words, with what both name as far as this person is shown it."""
    named: dict[Ground, list[str]] = defaultdict(list)
    for one in shared:
        for ground in one.grounds:
            named[ground].append(mention_words(user, one.mention))
    lines = []
    for code in link.grounds:
        ground = Ground(code)
        names = ", ".join(dict.fromkeys(named[ground]))
        lines.append(f"{ground.label}: {names}" if names else ground.label)
    return lines


def state_tag(link: EpisodeLink) -> Tag:
    """What has been said of a link."""
    return Tag(link.get_state_display(), COLOURS[link.state])


def _links_table(user: User, linked: Iterable[Linked], moment: datetime) -> Table:
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.other.child.full_name, _links_href(one.other), hint=one.other.child.reference),
            _span(one.other, moment),
            "; ".join(ground_words(user, one.link, one.shared)),
            _decision(user, one.link),
        ]
        for one in linked
    ]
    columns = ["Child", "Episode", "Why", "Decision"]
    return Table.of("Linked episodes", columns, rows, is_caption_hidden=True)


def _decision(user: User, link: EpisodeLink) -> Cell:
    href = _decide_href(link) if user.may("episode.link") else ""
    if link.state == LinkState.SUGGESTED:
        return Cell("Decide" if href else "Waits for a decision", href)
    return Cell("Decide otherwise" if href else str(link.decided_by), href, hint=f"{link.decided_by}: {link.reason}")


def _span(episode: MissingEpisode, moment: datetime) -> str:
    return f"Last seen {short_moment_words(episode.last_seen_at)}. {missing_words(episode, moment)}"


def _timeline(episode: MissingEpisode, linked: Sequence[Linked], moment: datetime) -> Timeline:
    drawn = [(episode, "This episode"), *((one.other, one.link.get_state_display()) for one in linked)]
    return timeline(drawn, moment)


def _map(user: User, opened: LinkedPage, linked: Sequence[Linked]) -> PlanMap | None:
    """Every place that these episodes name, once, in the order in which the page tells them."""
    shown = {opened.episode.pk, *(one.other.pk for one in linked)}
    told: dict[int, list[tuple[MissingEpisode, Mention]]] = defaultdict(list)
    for episode, one in opened.places:
        if episode.pk in shown and one.place_id:
            told[one.place_id].append((episode, one))
    marked = [
        Marked(
            found[0][1].place,  # type: ignore[arg-type]
            mention_words(user, found[0][1]),
            "; ".join(f"{episode.child.full_name}, {short_moment_words(episode.last_seen_at)}" for episode, _ in found),
        )
        for found in told.values()
    ]
    return plan_map("linked-map", "Where these episodes name places", marked) if marked else None


def _links_href(episode: MissingEpisode) -> str:
    return reverse("missing:episode-links", args=[episode.public_id])


def _decide_href(link: EpisodeLink) -> str:
    return reverse("missing:link-decide", args=[link.public_id])
