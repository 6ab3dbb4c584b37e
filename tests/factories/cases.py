"""Children, made as the service makes them."""

from datetime import date, datetime, timedelta
from typing import Any

from agencies.choices import Role
from agencies.models import User
from cases.choices import Protection
from cases.models import Address, CareEpisode, Child, Document, Merge, Note, UnusualAccess
from cases.services import children, merging, protection
from cases.services.protection import Proposal
from slscb.core import audit
from slscb.core.clock import london_day, now
from slscb.core.uploads import store
from tests.factories.agencies import a_user, an_agency

DETAILS: dict[str, Any] = {
    "given_name": "Amina",
    "family_name": "Rahman",
    "date_of_birth": date(2011, 5, 4),
    "sex": "F",
    "ethnicity": "APKN",
    "ward": "chalvey",
}


def a_child(worker: User | None = None, **details: Any) -> Child:
    """A child recorded by, and allocated to, a social worker."""
    return children.record_child(actor=worker or a_user(), details=children.Details(**DETAILS | details))


def an_address(child: Child, **said: str) -> Address:
    """Where a child lives, as a row."""
    return Address.objects.create(child=child, **said)


CARE: dict[str, Any] = {
    "reason_began": "S",
    "legal_status": "C2",
    "category_of_need": "N1",
    "placement": "U6",
    "provider": "PR1",
    "home_postcode": "SL1 2AB",
    "placement_postcode": "SL2 5CD",
    "urn": "SC000001",
}


def an_episode_of_care(child: Child, began_on: date, ended_on: date | None = None, **fields: Any) -> CareEpisode:
    """An episode of care as a row: fostered under a full care order, ended by going home."""
    ended = {"ended_on": ended_on, "reason_ended": "E4A" if ended_on else ""}
    return CareEpisode.objects.create(child=child, began_on=began_on, **CARE | ended | fields)


def a_note(child: Child, author: User, **said: Any) -> Note:
    """A note about an hour ago, as a row."""
    values = {"note_kind": "visit", "happened_at": now() - timedelta(hours=1), "text": "Seen at home"}
    return Note.objects.create(child=child, author=author, agency=an_agency(), **values | said)


def an_unusual_access(
    actor: User, child: Child, at: datetime | None = None, kind: str = "out_of_hours"
) -> UnusualAccess:
    """An opening of a record at which somebody else should look."""
    moment = at or now()
    event = audit.record(actor=actor, action=audit.Action.VIEW, about=[child.pk], target=child)
    return UnusualAccess.objects.create(
        event=event, actor=actor, child=child, unusual_kind=kind, opened_at=moment, on_day=london_day(moment)
    )


def a_protected_child(after: str = Protection.SEALED, worker: User | None = None, **details: Any) -> Child:
    """A child whose protection a manager of the worker's team proposed and a CSE lead of it approved."""
    child = a_child(worker, **details)
    protect(child, after)
    return child


def protect(child: Child, after: str, proposer: User | None = None, decider: User | None = None) -> tuple[User, User]:
    """Change a child's protection by two people of the team that holds her; answers with the two."""
    team = child.allocations.get(ends_on=None).team
    proposer, decider = proposer or a_user(Role.TEAM_MANAGER, team), decider or a_user(Role.CSE_LEAD, team)
    wanted = Proposal(after=after, reason="Threats by her uncle", ring="the duty manager, 01753 875362")
    asked = protection.propose(actor=proposer, child_id=child.public_id, proposal=wanted)
    protection.decide(actor=decider, change_id=asked.public_id, approved=True)
    child.refresh_from_db()
    return proposer, decider


def a_merge(kept: Child, other: Child, proposer: User, decider: User, **said: Any) -> Merge:
    """Two records of one child, merged by two people who see both."""
    wanted = merging.Proposal(other_id=other.public_id, reason="Typed twice", **said)
    asked = merging.propose(actor=proposer, child_id=kept.public_id, proposal=wanted)
    return merging.decide(actor=decider, merge_id=asked.public_id, approved=True)


def a_document(child: Child, by: User, content: bytes = b"Seen and read", **said: Any) -> Document:
    """A checked document of plain text, as a row and a file."""
    values = {"title": "Letter from school", "document_kind": "letter", "state": "released", "file_format": "txt"}
    checked = {"scanned_by": "ClamAV", "scanned_at": now(), "digest": store.digest_of(content), "size": len(content)}
    by_whom = {"child": child, "uploaded_by": by, "agency": an_agency(), "stored_as": store.keep(content)}
    return Document.objects.create(**by_whom, **checked | values | said)
