"""Recording how police graded a missing child: each level stays, with who, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.choices import EpisodeStatus, PoliceRisk, Recipient
from missing.models import MissingEpisode, PoliceGrading
from missing.services import reminding
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Grading:
    """A level that police gave, as it is written down."""

    level: str
    graded_at: datetime
    graded_by: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A level that came with a report or an extract: without the officer's reason."""

    episode: MissingEpisode
    graded_at: datetime
    graded_by: str = ""


@transaction.atomic
def record_grading(
    *, actor: User, episode_id: UUID, given: Grading, expected_version: int | None = None
) -> PoliceGrading:
    """Record a level that police gave. The last by time is the episode's; where it makes an absent child a missing one, the
    worker and the team manager are told at once.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: College of Policing APP, missing persons; issue 5 point 1.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.report", expected_version)
    _check(episode, given)
    _keep_what_was(episode)
    written = {"level": given.level, "graded_by": given.graded_by.strip(), "why": given.why.strip()}
    made = create(
        PoliceGrading(child=episode.child, episode=episode, graded_at=given.graded_at, recorded_by=actor, **written)
    )
    audit.record(actor=actor, action=Action.CREATE, about=[episode.child_id], target=made)
    kept = list(episode.gradings.in_order().values_list("pk", "level"))
    if kept[-1][1] != episode.police_risk:
        episode.police_risk = kept[-1][1]
        change(episode)
    _follow(actor, made, before=kept)
    return made


@transaction.atomic(savepoint=False)
def keep_told(*, actor: User | None, told: Iterable[Told]) -> None:
    """Keep the levels that came with reports or extracts, in one statement; episodes without one are passed over."""
    PoliceGrading.objects.bulk_create(
        PoliceGrading(
            child_id=one.episode.child_id,
            episode=one.episode,
            level=one.episode.police_risk,
            graded_at=one.graded_at,
            graded_by=one.graded_by[:150],
            recorded_by=actor,
        )
        for one in told
        if one.episode.police_risk
    )


def _check(episode: MissingEpisode, given: Grading) -> None:
    rules.check_grading(
        rules.Grading(
            level=given.level,
            graded_at=given.graded_at,
            graded_by=given.graded_by,
            why=given.why,
            last_seen_at=episode.last_seen_at,
            returned_at=episode.returned_at,
            status=episode.status,
        ),
        now(),
    ).raise_if_any()


def _keep_what_was(episode: MissingEpisode) -> None:
    """The level of an episode from before levels had a history: who wrote it down is in the episode's own history."""
    if episode.police_risk and not episode.gradings.exists():
        keep_told(actor=None, told=[Told(episode=episode, graded_at=episode.reported_at)])


def _follow(actor: User, made: PoliceGrading, before: list[tuple[int, str]]) -> None:
    """The line of the chronology, and the notice where an absent child became a missing one."""
    place = [pk for pk, _ in before].index(made.pk)
    earlier = before[place - 1][1] if place else ""
    turned = rules.turns_missing(earlier, made.level)
    words = f"Police risk level: {PoliceRisk(made.level).label.lower()}"
    summary = f"{words}. From absent to missing" if turned else words
    episode, child = made.episode, made.child
    chronology.add(actor=actor, child=child, happened_at=made.graded_at, kind="missing", summary=summary, link=episode)
    if turned and episode.status == EpisodeStatus.MISSING:
        to, until = [Recipient.WORKER, Recipient.TEAM_MANAGER], now() + rules.ESCALATED_FOR
        people = reminding.people_told(actor=actor, child=child, to=to, until=until)
        outbox.notify(
            recipients=[person for person in people if person != actor],
            key=f"grading:{made.public_id}",
            title=f"Police now treat child {child.reference} as missing and no longer as absent",
            link=reverse("missing:episode-view", args=[episode.public_id]),
            urgent=True,
        )
