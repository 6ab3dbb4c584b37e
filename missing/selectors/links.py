"""Reading what episodes name and how they are linked. Links are shown to those alone who see both children."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import User
from cases import access as cases
from intelligence.choices import Part
from intelligence.models import Mention, Place
from missing import access, rules
from missing.choices import Ground
from missing.models import EpisodeLink, MissingEpisode
from missing.rules.linking import Told
from slscb.core import audit
from slscb.core.audit import Action

MOST_COMPARED = 20
MOST_READ = 400
MOST_SHOWN = 50
BOTH = ("episode", "other_episode", "child", "other_child", "decided_by")
PARTS = {
    Part.FOUND: "found",
    Part.BEEN: "been",
    Part.WITH: "people",
    Part.DRIVEN: "vehicles",
    Part.CALLED: "phones",
}


@dataclass(frozen=True)
class Shared:
    """Something that both episodes name, as the one looked at names it, and the grounds that it speaks for."""

    mention: Mention
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Linked:
    """A link seen from one episode: the other one, and what both name."""

    link: EpisodeLink
    other: MissingEpisode
    shared: list[Shared]


@dataclass(frozen=True)
class LinkedPage:
    """What the page of linked episodes shows: the episode, what it names, its links, and every place to be drawn."""

    episode: MissingEpisode
    mentions: list[Mention]
    linked: list[Linked]
    places: list[tuple[MissingEpisode, Mention]]


def open_links(user: User, episode_id: UUID) -> LinkedPage:
    """An episode with what it names and the newest fifty links of which the user sees both children.

    Whom it shows is written into the audit. Raises NotVisible, NotAllowed.
    """
    episode = access.episode_for(user, episode_id)
    links = list(_links_of(user, episode))
    others = [_other(link, episode) for link in links]
    named = _mentions(user, [episode, *others])
    linked = [
        Linked(link, other, _shared(named[episode.public_id], named[other.public_id]))
        for link, other in zip(links, others, strict=True)
    ]
    audit.record(
        actor=user,
        action=Action.VIEW,
        about=sorted({episode.child_id, *(other.child_id for other in others)}),
        target=episode,
        detail={"part": "links"},
    )
    places = [(one, told) for one in [episode, *others] for told in named[one.public_id] if told.place_id]
    return LinkedPage(episode, named[episode.public_id], linked, places)


def open_link(user: User, link_id: UUID, capability: str = "child.view") -> tuple[EpisodeLink, list[Shared]]:
    """A link and what both episodes name; whom it shows is written into the audit. Raises NotVisible, NotAllowed."""
    link = access.link_for(user, link_id, capability)
    named = _mentions(user, [link.episode, link.other_episode])
    audit.record(actor=user, action=Action.VIEW, about=[link.child_id, link.other_child_id], target=link)
    return link, _shared(named[link.episode.public_id], named[link.other_episode.public_id])


def links_of(user: User, episode_id: UUID) -> QuerySet[EpisodeLink]:
    """The links of an episode of which the user sees both children, the newest first; the caller remembers the listing.

    Raises NotVisible, NotAllowed.
    """
    return _links_of(user, access.episode_for(user, episode_id), most=None)


def links_waiting(user: User) -> QuerySet[EpisodeLink]:
    """Suggested links that the user may decide, the newest first; the caller pages them and remembers the listing."""
    both = Q(cases.each_acted(user)) & cases.each_acted(user, "other_child_id")
    seen = EpisodeLink.objects.suggested().real().filter(both)
    return seen.select_related(*BOTH).order_by("-created_at", "-pk")


def count_links_waiting(user: User, most: int) -> int:
    """How many suggested links the user may decide, counted to one more than `most`."""
    return links_waiting(user)[: most + 1].count()


def mentions_of(user: User, episode_id: UUID) -> QuerySet[Mention]:
    """What an episode names, in the order in which it was written. Raises NotVisible, NotAllowed."""
    episode = access.episode_for(user, episode_id)
    audit.record(actor=user, action=Action.VIEW, about=[episode.child_id], target=episode, detail={"part": "mentions"})
    return (
        Mention.objects.told_in(episode)
        .visible_to(user)
        .select_related("place", "subject")
        .order_by("created_at", "pk")
    )


def places_to_choose() -> QuerySet[Place]:
    """The borough's own list of places. It is about nobody."""
    return Place.objects.listed()


def remember_links(user: User, shown: Iterable[EpisodeLink]) -> None:
    """Write into the audit which children a list of links showed."""
    about = {pk for link in shown for pk in (link.child_id, link.other_child_id)}
    audit.record(actor=user, action=Action.LIST, about=sorted(about))


def links_to_compare(episode: MissingEpisode) -> list[EpisodeLink]:
    """Every link of an episode, locked in order; for the service that suggests them, asking for nobody in particular."""
    mine = EpisodeLink.objects.filter(Q(episode=episode) | Q(other_episode=episode))
    return list(mine.select_for_update().order_by("pk"))


def grounds_of(episode: MissingEpisode, thresholds: rules.Thresholds) -> dict[MissingEpisode, tuple[Ground, ...]]:
    """The episodes of other children that there are grounds to link with one, the twenty nearest in time; all locked.

    For the service that suggests links, asking for nobody in particular. Source: issue 5 point 5.
    """
    own = list(Mention.objects.told_in(episode))
    same = Q(place__in={one.place_id for one in own} - {None}) | Q(subject__in={one.subject_id for one in own} - {None})
    shared = Mention.objects.filter(same, told_kind=episode.kind).exclude(child=episode.child_id)
    near = shared.order_by("-told_at").values_list("told_id", flat=True)[:MOST_READ]
    others = MissingEpisode.objects.real().filter(public_id__in=set(near)) if own else MissingEpisode.objects.none()
    locked = list(others.select_for_update(of=("self",)).order_by("pk"))
    named = _grouped(Mention.objects.told_in(*locked))
    mine = _told(episode, own)
    met = {other: rules.link_grounds(mine, _told(other, named[other.public_id]), thresholds) for other in locked}
    nearest = sorted((one for one in met if met[one]), key=lambda one: abs(one.last_seen_at - episode.last_seen_at))
    return {one: met[one] for one in nearest[:MOST_COMPARED]}


def _told(episode: MissingEpisode, mentions: Iterable[Mention]) -> Told:
    named: dict[str, set[int]] = {name: set() for name in PARTS.values()}
    for one in mentions:
        named[PARTS[Part(one.part)]] |= {one.place_id or one.subject_id or 0}
    sets = {name: frozenset(found) for name, found in named.items()}
    return Told(episode.child_id, episode.last_seen_at, episode.returned_at or episode.ended_at, **sets)


def _links_of(user: User, episode: MissingEpisode, most: int | None = MOST_SHOWN) -> QuerySet[EpisodeLink]:
    mine = EpisodeLink.objects.filter(Q(episode=episode) | Q(other_episode=episode))
    seen = mine.real().visible_to(user).select_related(*BOTH).order_by("-created_at", "-pk")
    return seen[:most] if most else seen


def _other(link: EpisodeLink, episode: MissingEpisode) -> MissingEpisode:
    """The other episode, with its child as the link has read it."""
    is_first = link.episode_id == episode.pk
    other = link.other_episode if is_first else link.episode
    other.child = link.other_child if is_first else link.child
    return other


def _mentions(user: User, episodes: list[MissingEpisode]) -> dict[UUID, list[Mention]]:
    told = Mention.objects.told_in(*episodes).visible_to(user).select_related("place")
    return _grouped(told.order_by("created_at", "pk"))


def _grouped(mentions: Iterable[Mention]) -> dict[UUID, list[Mention]]:
    found: dict[UUID, list[Mention]] = defaultdict(list)
    for one in mentions:
        found[one.told_id].append(one)
    return found


def _shared(mine: list[Mention], theirs: list[Mention]) -> list[Shared]:
    """What both name, each once, with the grounds that it speaks for."""
    of_mine, of_theirs = _by_what(mine), _by_what(theirs)
    return [
        Shared(of_mine[what][0], rules.shared_as(_parts(of_mine[what]), _parts(of_theirs[what])))
        for what in of_mine
        if what in of_theirs
    ]


def _by_what(mentions: Iterable[Mention]) -> dict[tuple[int | None, int | None], list[Mention]]:
    found: dict[tuple[int | None, int | None], list[Mention]] = defaultdict(list)
    for one in mentions:
        found[one.place_id, one.subject_id].append(one)
    return found


def _parts(mentions: Iterable[Mention]) -> list[str]:
    return [one.part for one in mentions]
