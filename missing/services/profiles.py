"""Keeping the profile for police ready before a child goes missing."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases import access as cases
from cases.models import Child
from missing import rules
from missing.models import MissingProfile
from slscb.core import audit, marking
from slscb.core.audit import Action
from slscb.core.clock import today
from slscb.core.errors import Stale, raise_if_any
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is written down in a profile."""

    appearance: str
    has_photograph: bool
    written_with: str
    reviewed_on: date
    marks: str = ""
    health_needs: str = ""
    communication: str = ""
    reached_by: str = ""
    places: str = ""
    friends: str = ""
    people_of_concern: str = ""
    money_and_travel: str = ""
    worries: str = ""
    who_to_tell: str = ""
    photograph_at: str = ""


@transaction.atomic
def save_profile(*, actor: User, child_id: UUID, profile: Profile, expected_version: int) -> MissingProfile:
    """Write a child's profile, in the place of the one there is; 0 is the version of what is not on record yet.

    What the actor is not shown stays as it is. Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 5 point 1.
    """
    child = cases.child_to_change(actor, child_id, "episode.report")
    found = MissingProfile.objects.filter(child=child).first()
    if (found.version if found else 0) != expected_version:
        raise Stale(found or child)
    _check(profile)
    record = _fill(actor, found or MissingProfile(child=child), profile)
    saved = change(record, expected_version=expected_version) if found else create(record)
    _remember(actor, child, saved, Action.CHANGE if found else Action.CREATE)
    return saved


def _check(profile: Profile) -> None:
    raise_if_any(
        rules.check_profile(
            reviewed_on=profile.reviewed_on,
            has_photograph=profile.has_photograph,
            photograph_at=profile.photograph_at,
            today=today(),
        )
    )


def _fill(actor: User, record: MissingProfile, profile: Profile) -> MissingProfile:
    for name, value in marking.writable(actor, record, asdict(profile)).items():
        setattr(record, name, value.strip() if isinstance(value, str) else value)
    return record


def _remember(actor: User, child: Child, saved: MissingProfile, action: Action) -> None:
    audit.record(actor=actor, action=action, about=[child.pk], target=saved)
