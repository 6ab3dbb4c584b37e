"""Episodes of care by Slough, and what the yearly return asks of a looked-after child besides."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases import access, rules
from cases.choices import CareStatus, LegalStatus, ReasonEnded
from cases.models import CareEpisode, CareFacts, Child
from cases.services import chronology
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Stale, raise_if_any
from slscb.core.writing import change, create

RIGHT = "address.change"


@dataclass(frozen=True, kw_only=True)
class Placed:
    """What is written down about an episode of care."""

    began_on: date
    reason_began: str
    legal_status: str
    category_of_need: str
    placement: str
    provider: str
    home_postcode: str = ""
    placement_postcode: str = ""
    urn: str = ""
    ended_on: date | None = None
    reason_ended: str = ""
    reason_placement_changed: str = ""


@transaction.atomic
def begin_care(*, actor: User, child_id: UUID, placed: Placed, why_moved: str = "") -> CareEpisode:
    """Begin an episode of care. One that is open ends that day with reason X1; `why_moved` is why its placement changed.

    The child's care status becomes looked after by Slough, unless what is written down is over. Raises Invalid, NotVisible,
    NotAllowed. Source: DfE guide to SSDA903, episodes.
    """
    child = access.child_to_change(actor, child_id, RIGHT)
    before = child.care_episodes.order_by("-began_on", "-pk").first()
    if before and before.ended_on is None and before.began_on < placed.began_on:
        _go_on(actor, before, placed, why_moved)
    episode = CareEpisode(child=child, **asdict(placed))
    _check(episode)
    create(episode)
    if placed.ended_on is None and child.care_status != CareStatus.LOOKED_AFTER:
        child.care_status = CareStatus.LOOKED_AFTER
        change(child)
        audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child)
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=episode)
    _tell(actor, child, f"Looked after by Slough: {LegalStatus(placed.legal_status).label}")
    return episode


@transaction.atomic
def correct_care(*, actor: User, care_id: UUID, placed: Placed, expected_version: int) -> CareEpisode:
    """Correct an episode of care, or write down when and why it ended. Raises Invalid, NotVisible, NotAllowed, Stale."""
    episode = access.care_for(actor, care_id, RIGHT)
    access.child_to_change(actor, episode.child.public_id, RIGHT)
    had_ended = episode.ended_on is not None
    for name, value in asdict(placed).items():
        setattr(episode, name, value)
    _check(episode)
    change(episode, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[episode.child_id], target=episode)
    if placed.ended_on and not had_ended and placed.reason_ended != ReasonEnded.X1:
        _tell(actor, episode.child, f"No longer looked after by Slough: {ReasonEnded(placed.reason_ended).label}")
    return episode


@transaction.atomic
def record_facts(*, actor: User, child_id: UUID, facts: Mapping[str, Any], expected_version: int) -> CareFacts:
    """Write down what the return asks besides; 0 is the version of what is not on record yet.

    Raises Invalid, NotVisible, NotAllowed, Stale.
    """
    child = access.child_to_change(actor, child_id, RIGHT)
    found = CareFacts.objects.filter(child=child).first()
    if (found.version if found else 0) != expected_version:
        raise Stale
    record = found or CareFacts(child=child)
    for name, value in facts.items():
        setattr(record, name, value)
    saved = change(record) if found else create(record)
    audit.record(actor=actor, action=Action.CHANGE if found else Action.CREATE, about=[child.pk], target=saved)
    return saved


def _go_on(actor: User, before: CareEpisode, placed: Placed, why_moved: str) -> None:
    raise_if_any(rules.check_moved(placed.reason_began, why_moved))
    before.ended_on, before.reason_ended = placed.began_on, ReasonEnded.X1
    before.reason_placement_changed = why_moved
    change(before)
    audit.record(actor=actor, action=Action.CHANGE, about=[before.child_id], target=before)


def _check(episode: CareEpisode) -> None:
    child = episode.child
    others = child.care_episodes.exclude(pk=episode.pk)
    before = others.filter(began_on__lte=episode.began_on).order_by("began_on", "pk").last()
    after = others.filter(began_on__gt=episode.began_on).order_by("began_on", "pk").first()
    neighbours = _neighbour(before), _neighbour(after)
    raise_if_any(rules.check_care(_rule(episode), *neighbours, child.date_of_birth, today()))


def _neighbour(episode: CareEpisode | None) -> rules.Care | None:
    return _rule(episode) if episode else None


def _rule(episode: CareEpisode) -> rules.Care:
    return rules.Care(**{one.name: getattr(episode, one.name) for one in fields(rules.Care)})


def _tell(actor: User, child: Child, summary: str) -> None:
    chronology.add(actor=actor, child=child, happened_at=now(), kind="care", summary=summary, link=child)
