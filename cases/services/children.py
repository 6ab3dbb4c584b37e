"""Recording a child, correcting the record, closing and reopening the case."""

import secrets
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agencies import selectors as agencies
from agencies.models import User
from cases import access, rules
from cases.choices import CareStatus, CaseStatus, Ethnicity, Sex
from cases.models import Child
from cases.services import addresses, allocation, chronology, grants, involvement, numbers
from cases.services.addresses import Where
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, NotAllowed, raise_if_any
from slscb.core.writing import change, create

NOWHERE = Where()


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is written down about a child."""

    given_name: str
    family_name: str
    date_of_birth: date
    sex: str = Sex.UNKNOWN
    known_as: str = ""
    ethnicity: str = Ethnicity.NOBT
    nhs_number: str | None = None
    upn: str | None = None
    police_urn: str = ""
    ward: str = ""
    school: str = ""
    care_status: str = CareStatus.NONE


@transaction.atomic
def record_child(*, actor: User, details: Details, where: Where = NOWHERE) -> Child:
    """Record a child who is not yet known, and give the case to the recorder or to the front door.

    A social worker who records a child holds the case; anyone else's agency becomes involved and the front door holds it.
    Raises Invalid, NotAllowed.
    """
    if not actor.may("child.record"):
        raise NotAllowed("Your role does not include recording a child.")
    _check(details)
    with wall.lifted("recording a child"):
        child = _fill(Child(reference=_new_reference()), details)
        clashes = numbers.contest(actor=actor, child=child, before={})
        create(child)
        numbers.put_in_the_queue(actor=actor, child=child, clashes=clashes)
        addresses.keep(actor=actor, child=child, where=where)
        audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=child)
        chronology.add(
            actor=actor, child=child, happened_at=now(), kind="recorded", summary="Child recorded", link=child
        )
        _place(actor, child)
    return child


@transaction.atomic
def change_child(*, actor: User, child_id: UUID, details: Details, expected_version: int) -> Child:
    """Correct a child's details. Raises Invalid, NotVisible, NotAllowed, Stale."""
    child = access.child_to_change(actor, child_id, "child.change")
    _check(details)
    before = {name: getattr(child, name) for name in numbers.FIELDS.values()}
    clashes = numbers.contest(actor=actor, child=_fill(child, details), before=before)
    change(child, expected_version=expected_version)
    numbers.put_in_the_queue(actor=actor, child=child, clashes=clashes)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child)
    return child


@transaction.atomic
def amend_child(*, actor: User, child_id: UUID, changes: dict[str, Any], expected_version: int) -> Child:
    """Correct the named details and leave the others. Raises Invalid, NotVisible, NotAllowed, Stale."""
    child = access.child_to_change(actor, child_id, "child.change")
    details = Details(**{field.name: getattr(child, field.name) for field in fields(Details)} | changes)
    return change_child(actor=actor, child_id=child_id, details=details, expected_version=expected_version)


@transaction.atomic
def close_child(*, actor: User, child_id: UUID, reason: str, expected_version: int) -> Child:
    """Close a child's case with a reason. The record stays; it leaves the work lists. Raises Invalid, Stale and others."""
    child = access.child_to_change(actor, child_id, "child.allocate")
    raise_if_any([Fault("reason", "Enter why the case is closed")] if not reason.strip() else [])
    if child.status == CaseStatus.CLOSED:
        raise Invalid([Fault("", "This case is already closed")])
    child.status, child.closed_on = CaseStatus.CLOSED, today()
    change(child, expected_version=expected_version)
    grants.refresh(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"status": child.status})
    summary = f"Case closed: {reason.strip()}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="closed", summary=summary, link=child)
    return child


@transaction.atomic
def reopen_child(*, actor: User, child_id: UUID, reason: str, expected_version: int) -> Child:
    """Open a closed case again with a reason. Raises Invalid, NotVisible, NotAllowed, Stale."""
    child = access.child_to_change(actor, child_id, "child.allocate")
    raise_if_any([Fault("reason", "Enter why the case is opened again")] if not reason.strip() else [])
    if child.status == CaseStatus.OPEN:
        raise Invalid([Fault("", "This case is open")])
    child.status, child.closed_on = CaseStatus.OPEN, None
    change(child, expected_version=expected_version)
    grants.refresh(actor=actor, child=child)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail={"status": child.status})
    summary = f"Case opened again: {reason.strip()}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="reopened", summary=summary, link=child)
    return child


def _check(details: Details) -> None:
    faults = list(rules.check_birth(details.date_of_birth, today()))
    faults += rules.check_upn(details.upn)
    raise_if_any(faults)


def _fill(child: Child, details: Details) -> Child:
    for name, value in vars(details).items():
        setattr(child, name, value)
    child.search_name = rules.normal_name(details.given_name, details.family_name, details.known_as)
    return child


def _new_reference() -> str:
    """A random reference that can be read out on the telephone; it does not tell how many children there are."""
    letters = "".join(secrets.choice(rules.REFERENCE_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _place(actor: User, child: Child) -> None:
    team = agencies.casework_team_of(actor)
    if team:
        allocation.begin(actor=actor, child=child, team=team, worker=actor)
        return
    agency = agencies.agency_of(actor)
    if agency:
        involvement.begin(actor=actor, child=child, agency=agency, reason="Recorded the child")
    door = agencies.front_door()
    if door:
        allocation.begin(actor=actor, child=child, team=door, worker=None)
