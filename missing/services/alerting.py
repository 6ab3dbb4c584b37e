"""What a missing episode calls for besides the interview: an earlier look at the child's risk."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from agencies.models import User
from cases.signals import review_called
from missing import rules, selectors
from missing.choices import EpisodeStatus
from missing.models import MissingEpisode
from slscb.core import outbox
from slscb.core.clock import london_day, now

KIND = "missing.alert"
LONG_MISSING, REPEAT_MISSING = "long_missing", "repeat_missing"
NEWS = timedelta(days=28)
A_MOMENT = timedelta(seconds=1)


@transaction.atomic(savepoint=False)
def reported(*, actor: User | None, episode: MissingEpisode) -> None:
    """Say at once that it is a third episode in 90 days, and look again once the child has been missing for over 24 hours.

    Source: issue 4, review due.
    """
    look(actor=actor, episode=episode, until=episode.returned_at or now())
    if episode.status == EpisodeStatus.MISSING:
        _promise(episode, _long_from(episode) + A_MOMENT)


@transaction.atomic(savepoint=False)
def corrected(*, actor: User | None, episode: MissingEpisode) -> None:
    """The same after the report was corrected: what was promised for another moment is taken back."""
    outbox.cancel(about=episode, kind=KIND)
    reported(actor=actor, episode=episode)


@transaction.atomic(savepoint=False)
def returned(*, actor: User | None, episode: MissingEpisode) -> None:
    """Say that the child had been missing for over 24 hours, also where the return is recorded late."""
    if episode.returned_at and _is_long(episode, episode.returned_at):
        _say(actor, episode, LONG_MISSING, _long_from(episode))


@transaction.atomic(savepoint=False)
def imported(*, actor: User | None, episodes: Iterable[MissingEpisode], moment: datetime) -> None:
    """Look soon at what a police extract brought, where it is news; an open episode again once it is over 24 hours."""
    for episode in episodes:
        if episode.last_seen_at > moment - NEWS:
            _promise(episode, moment)
            if episode.status == EpisodeStatus.MISSING and not rules.long_missing(
                episode.last_seen_at, moment, selectors.in_force()
            ):
                _promise(episode, _long_from(episode) + A_MOMENT)


@transaction.atomic(savepoint=False)
def look(*, actor: User | None, episode: MissingEpisode, until: datetime) -> None:
    """Say whatever of the two is so by a moment. What was said already changes nothing. Source: issue 4, review due."""
    if selectors.is_repeat(episode):
        _say(actor, episode, REPEAT_MISSING, episode.last_seen_at)
    if _is_long(episode, max(until, episode.last_seen_at)):
        _say(actor, episode, LONG_MISSING, _long_from(episode))


def _is_long(episode: MissingEpisode, until: datetime) -> bool:
    return rules.long_missing(episode.last_seen_at, until, selectors.in_force())


def _long_from(episode: MissingEpisode) -> datetime:
    return rules.long_from(episode.last_seen_at, selectors.in_force())


def _promise(episode: MissingEpisode, due_at: datetime) -> None:
    key = f"{KIND}:{episode.public_id}:{due_at.isoformat()}"
    outbox.schedule(kind=KIND, about=episode, due_at=due_at, key=key)


def _say(actor: User | None, episode: MissingEpisode, trigger: str, at: datetime) -> None:
    news = {"actor": actor, "child_pk": episode.child_id, "trigger": trigger, "happened_on": london_day(at)}
    review_called.send(sender=MissingEpisode, **news)
