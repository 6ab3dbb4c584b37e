"""Reporting that a child is missing, and correcting the report."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import AgencyCode
from agencies.models import User
from cases import access as cases
from cases.choices import CareStatus
from cases.models import Child
from cases.services import chronology, involvement
from missing import access, rules
from missing.choices import EpisodeKind, Recipient
from missing.models import MissingEpisode
from missing.services import alerting, gradings, linking, reminding
from slscb.core import audit, marking, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, raise_if_any
from slscb.core.words import moment_words, short_moment_words
from slscb.core.writing import change, create

LOOKED_AFTER = {CareStatus.LOOKED_AFTER, CareStatus.LOOKED_AFTER_ELSEWHERE}


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is written down when a child is reported missing."""

    kind: str
    last_seen_at: datetime
    reported_at: datetime
    reported_by: str = ""
    missing_from: str = ""
    thought_to_be_with: str = ""
    circumstances: str = ""
    carers_account: str = ""
    police_reference: str = ""
    police_risk: str = ""

    @classmethod
    def of(cls, user: User, episode: MissingEpisode, changes: Mapping[str, Any]) -> "Report":
        """The report of an episode as it is saved, with these changes; what the user is not shown is left as it is."""
        left_out = {"kind", *marking.barred(user, episode)}
        saved = {one.name: getattr(episode, one.name) for one in fields(cls) if one.name not in left_out}
        return cls(**{"kind": episode.episode_kind} | saved | dict(changes))


@transaction.atomic
def report_missing(*, actor: User, child_id: UUID, report: Report) -> MissingEpisode:
    """Open a missing episode, tell those who hold the case, and involve police where they gave a reference.

    Raises Invalid, NotVisible, NotAllowed. Source: strategy section 6; issue 2 point 6.
    """
    child = cases.child_to_change(actor, child_id, "episode.report")
    _check(child, report)
    episode = create(_fill(actor, MissingEpisode(child=child), report))
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=episode)
    summary = f"{EpisodeKind(report.kind).label}: last seen {short_moment_words(report.last_seen_at)}"
    chronology.add(
        actor=actor, child=child, happened_at=report.last_seen_at, kind="missing", summary=summary, link=episode
    )
    gradings.keep_told(actor=actor, told=[gradings.Told(episode=episode, graded_at=report.reported_at)])
    _involve_police(actor, episode)
    tell(actor=actor, episode=episode)
    alerting.reported(actor=actor, episode=episode)
    return episode


@transaction.atomic
def correct_report(
    *, actor: User, episode_id: UUID, report: Report, expected_version: int | None = None
) -> MissingEpisode:
    """Correct what was reported. A first police risk level may be added; another is recorded as a grading of its own.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 1.
    """
    episode = access.episode_to_change(actor, episode_id, "episode.report", expected_version)
    _check(episode.child, report, episode)
    is_first = not episode.police_risk
    before = {name: _plain(getattr(episode, name)) for name in ("last_seen_at", "reported_at", "police_risk")}
    change(_fill(actor, episode, report), expected_version=expected_version)
    changed = {name: [old, new] for name, old in before.items() if (new := _plain(getattr(episode, name))) != old}
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=episode, detail=changed)
    if is_first:
        gradings.keep_told(actor=actor, told=[gradings.Told(episode=episode, graded_at=now())])
    _involve_police(actor, episode)
    if "last_seen_at" in changed:
        alerting.corrected(actor=actor, episode=episode)
        linking.promise(actor=actor, episode=episode)
    return episode


def _check(child: Child, report: Report, episode: MissingEpisode | None = None) -> None:
    """Every fault at once. Only episodes that had not ended before this one began can overlap it."""
    near = child.missing_episodes.real().filter(Q(returned_at=None) | Q(returned_at__gt=report.last_seen_at))
    others = near.exclude(pk=episode.pk) if episode else near
    found = rules.check_report(
        rules.Report(
            kind=report.kind,
            last_seen_at=report.last_seen_at,
            reported_at=report.reported_at,
            born_on=child.date_of_birth,
            looked_after=child.care_status in LOOKED_AFTER,
            police_risk=report.police_risk,
            returned_at=episode.returned_at if episode else None,
            others=tuple(rules.Span(*span) for span in others.values_list("last_seen_at", "returned_at")),
        ),
        now(),
    )
    raise_if_any([*found.faults, *_seen_after_found(report, episode), *_graded_otherwise(report, episode)])


def _seen_after_found(report: Report, episode: MissingEpisode | None) -> list[Fault]:
    ended = (episode.found_at or episode.returned_at) if episode else None
    if ended is None or report.last_seen_at < ended:
        return []
    return [Fault("last_seen_at", f"The child was found on {moment_words(ended)}: check when they were last seen")]


def _graded_otherwise(report: Report, episode: MissingEpisode | None) -> list[Fault]:
    if episode is None or not episode.police_risk or report.police_risk == episode.police_risk:
        return []
    return [Fault("police_risk", "Record the level that police give now by itself, with who gave it and why")]


def _fill(actor: User, episode: MissingEpisode, report: Report) -> MissingEpisode:
    episode.episode_kind = report.kind
    written = {field.name: getattr(report, field.name) for field in fields(report) if field.name != "kind"}
    for name, value in marking.writable(actor, episode, written).items():
        setattr(episode, name, value)
    return episode


def _involve_police(actor: User, episode: MissingEpisode) -> None:
    police = agencies.agencies().filter(code=AgencyCode.POLICE).first() if episode.police_reference else None
    if police:
        involvement.begin(actor=actor, child=episode.child, agency=police, reason="Missing, reported to police")


@transaction.atomic(savepoint=False)
def tell(*, actor: User | None, episode: MissingEpisode) -> None:
    """Tell the worker and the team managers at once, whoever reported it; the title holds no fact but the reference."""
    to, until = [Recipient.WORKER, Recipient.TEAM_MANAGER], now() + rules.ESCALATED_FOR
    people = reminding.people_told(actor=actor, child=episode.child, to=to, until=until)
    outbox.notify(
        recipients=[person for person in people if person != actor],
        key=f"missing:{episode.public_id}",
        title=f"Child {episode.child.reference} has been reported missing",
        link=reverse("missing:episode-view", args=[episode.public_id]),
        urgent=True,
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
