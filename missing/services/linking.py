"""Suggesting that episodes of two children belong together, and what a person decides about it.

Suggesting waits in the outbox behind whatever was saved: it reads across all children, so that what comes of it must not
show in how a request is answered to somebody who does not see them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from agencies.models import User
from intelligence import rules as naming_rules
from intelligence.choices import Part
from intelligence.models import Mention
from intelligence.services import naming
from missing import access, rules, selectors
from missing.choices import Ground, LinkState
from missing.models import EpisodeLink, MissingEpisode
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change, create

KIND = "missing.linking"


@transaction.atomic(savepoint=False)
def promise(*, actor: User | None, episode: MissingEpisode) -> None:
    """Have an episode compared with those of other children as soon as this is saved. Source: issue 5 point 5."""
    moment = now()
    key = f"{KIND}:{episode.public_id}:{moment.isoformat()}"
    outbox.schedule(kind=KIND, about=episode, due_at=moment, key=key)


@transaction.atomic(savepoint=False)
def filled(*, actor: User | None, episodes: Iterable[MissingEpisode]) -> None:
    """The same for episodes of ours whose times a police extract filled in: they may overlap others now."""
    for episode in episodes:
        promise(actor=actor, episode=episode)


@transaction.atomic(savepoint=False)
def look(*, actor: User | None, episode: MissingEpisode) -> None:
    """Keep where the child was found as a place, and suggest the links that there are grounds for; again changes nothing.

    A suggestion for which there is no ground any more is taken back; a link that somebody has decided stays, unless it was
    dismissed and there is a new ground. For the dispatcher, which lifts the wall. Source: issue 5 point 5.
    """
    _read_off(actor, episode)
    found = selectors.grounds_of(episode, selectors.in_force())
    links = {link.other_of(episode): link for link in selectors.links_to_compare(episode)}
    for other, grounds in found.items():
        _suggest(actor, links.get(other.pk), (episode, other), grounds)
    kept = {other.pk for other in found}
    for pk, link in links.items():
        if pk not in kept and link.state == LinkState.SUGGESTED:
            _remember(actor, link, "taken_back")
            EpisodeLink.objects.filter(pk=link.pk).delete()


@transaction.atomic
def decide(
    *, actor: User, link_id: UUID, decision: str, reason: str, expected_version: int | None = None
) -> EpisodeLink:
    """Accept or dismiss a link of two children whom the actor sees, or decide otherwise than before.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 5.
    """
    link = access.link_to_change(actor, link_id, "episode.link", expected_version)
    rules.check_decision(decision, reason).raise_if_any()
    link.state, link.reason, link.decided_by, link.decided_at = LinkState(decision), reason.strip(), actor, now()
    change(link, expected_version=expected_version)
    _remember(actor, link, link.state)
    return link


@transaction.atomic
def mention(*, actor: User, episode_id: UUID, part: str, words: str) -> Mention:
    """Keep what an episode names, and compare it anew. Raises Invalid, NotVisible, NotAllowed. Source: issue 5 point 5."""
    episode = access.episode_to_change(actor, episode_id, "episode.report")
    made = _name(actor, episode, part, words)
    promise(actor=actor, episode=episode)
    return made


@transaction.atomic
def take_back(*, actor: User, mention_id: UUID, expected_version: int | None = None) -> Mention:
    """Take away what an episode should not name, and compare it anew. Raises NotVisible, NotAllowed, Stale."""
    taken = naming.take_back(
        actor=actor, mention_id=mention_id, capability="episode.report", expected_version=expected_version
    )
    episode = access.episode_for(actor, taken.told_id, "episode.report")
    promise(actor=actor, episode=episode)
    return taken


def _read_off(actor: User | None, episode: MissingEpisode) -> None:
    """The place where the child was found, as the return says it: one, in step with what is written there."""
    mentions = Mention.objects.told_in(episode)
    mentions.exclude(told_at=episode.last_seen_at).update(told_at=episode.last_seen_at)
    words = episode.return_place.strip()
    name = naming_rules.match_name(Part.FOUND, words)
    for old in mentions.filter(part=Part.FOUND, recorded_by=None).exclude(place__match_name=name):
        naming.remove(actor=actor, mention=old)
    if name and not mentions.filter(part=Part.FOUND, place__match_name=name).exists():
        _name(actor, episode, Part.FOUND, words)


def _name(actor: User | None, episode: MissingEpisode, part: str, words: str) -> Mention:
    told_at = episode.last_seen_at
    return naming.mention(actor=actor, child=episode.child, told_in=episode, told_at=told_at, part=part, words=words)


def _suggest(
    actor: User | None,
    link: EpisodeLink | None,
    pair: tuple[MissingEpisode, MissingEpisode],
    grounds: tuple[Ground, ...],
) -> None:
    if link is None:
        first, second = sorted(pair, key=lambda one: one.pk)
        made = EpisodeLink(episode=first, other_episode=second, grounds=list(grounds))
        made.child_id, made.other_child_id = first.child_id, second.child_id
        _remember(actor, create(made), "suggested", Action.CREATE)
        return
    again = link.state == LinkState.DISMISSED and rules.is_new_reason(link.grounds, grounds)
    if again:
        link.state, link.reason, link.decided_by, link.decided_at = LinkState.SUGGESTED, "", None, None
    if again or (link.state == LinkState.SUGGESTED and link.grounds != list(grounds)):
        link.grounds = list(grounds)
        _remember(actor, change(link), "suggested")


def _remember(actor: User | None, link: EpisodeLink, state: str, action: Action = Action.CHANGE) -> None:
    """What a person decided is about both children. What the service did by itself stands under neither: a line under a child
    would tell whoever reads who did what with her that there is another, who may be hidden. History keeps it for those who
    see both.
    """
    about = [link.child_id, link.other_child_id] if actor else []
    audit.record(actor=actor, action=action, about=about, target=link, detail={"state": state})
