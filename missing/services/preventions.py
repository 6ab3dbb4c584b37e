"""Recording what police saw and were told when they spoke to a child who had been found, and correcting it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases.services import chronology
from missing import access, rules
from missing.choices import Recipient
from missing.models import MissingEpisode, PreventionInterview
from missing.services import reminding
from slscb.core import audit, marking, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Prevention:
    """A police prevention interview as it is written down."""

    held_at: datetime
    officer: str
    seen_alone: bool
    has_concerns: bool
    place: str = ""
    present: str = ""
    said: str = ""
    with_whom: str = ""
    concerns: str = ""

    @classmethod
    def of(cls, user: User, saved: PreventionInterview, changes: Mapping[str, Any]) -> "Prevention":
        """One as it is saved, with these changes; what the user is not shown is left out, and so stays as it is."""
        hidden = marking.barred(user, saved)
        kept = {one.name: getattr(saved, one.name) for one in fields(cls) if one.name not in hidden}
        return cls(**kept | dict(changes))


@transaction.atomic
def record_prevention(*, actor: User, episode_id: UUID, told: Prevention) -> PreventionInterview:
    """Record that police spoke to a child, and tell the child's worker at once where they have a concern.

    Raises Invalid, NotVisible, NotAllowed. Source: College of Policing APP, missing persons; issue 5 point 2.
    """
    episode = access.episode_to_change(actor, episode_id, "prevention.record")
    _check(episode, told)
    made = PreventionInterview(child=episode.child, episode=episode, recorded_by=actor)
    create(_fill(actor, made, told))
    audit.record(actor=actor, action=Action.CREATE, about=[episode.child_id], target=made)
    summary = f"Police prevention interview held by {made.officer}"
    chronology.add(
        actor=actor, child=episode.child, happened_at=made.held_at, kind="missing", summary=summary, link=episode
    )
    if made.has_concerns:
        _tell(actor, made)
    return made


@transaction.atomic
def correct_prevention(
    *, actor: User, prevention_id: UUID, told: Prevention, expected_version: int | None = None
) -> PreventionInterview:
    """Correct or add to what was recorded; concerns that are new or put otherwise are told to the worker again.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 points 1 and 2.
    """
    saved = access.prevention_to_change(actor, prevention_id, "prevention.record", expected_version)
    _check(saved.episode, told)
    before = saved.concerns
    change(_fill(actor, saved, told), expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[saved.child_id], target=saved)
    if saved.has_concerns and saved.concerns != before:
        _tell(actor, saved)
    return saved


def _check(episode: MissingEpisode, told: Prevention) -> None:
    rules.check_prevention(
        rules.Prevention(
            last_seen_at=episode.last_seen_at,
            found_at=episode.found_at,
            status=episode.status,
            held_at=told.held_at,
            officer=told.officer,
            seen_alone=told.seen_alone,
            present=told.present,
            has_concerns=told.has_concerns,
            concerns=told.concerns,
        ),
        now(),
    ).raise_if_any()


def _fill(actor: User, record: PreventionInterview, told: Prevention) -> PreventionInterview:
    for name, value in marking.writable(actor, record, asdict(told)).items():
        setattr(record, name, value.strip() if isinstance(value, str) else value)
    return record


def _tell(actor: User, made: PreventionInterview) -> None:
    """Tell whoever holds the worker's place; the title holds the reference and no more than that there is a concern."""
    child = made.child
    people = reminding.people_told(actor=actor, child=child, to=[Recipient.WORKER], until=now() + rules.ESCALATED_FOR)
    outbox.notify(
        recipients=[person for person in people if person != actor],
        key=f"prevention:{made.public_id}:{made.version}",
        title=f"Police have a concern after speaking to child {child.reference}",
        link=reverse("missing:episode-view", args=[made.episode.public_id]),
        urgent=True,
    )
