"""A draft's own rows: the child, who holds the case, who may see it, notes and the chronology."""

from datetime import date, datetime
from operator import attrgetter
from typing import Any

from cases.choices import Basis, CaseStatus, NoteKind
from cases.models import (
    Address,
    Allocation,
    Child,
    ChildGroupGrant,
    ChildUserGrant,
    ChronologyEntry,
    Involvement,
    Note,
    Relationship,
)
from cases.models.grants import NEVER
from cases.rules import normal_name
from cases.selectors import view_permission_id
from reporting.seeding import numbers, words
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Held, Line
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from reporting.seeding.times import office_hours

SUMMARY_LENGTH = 200


AS_DRAFTED = (
    "public_id", "given_name", "family_name", "known_as", "sex", "ethnicity", "nhs_number", "upn", "police_urn",
    "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order",
    "review_due_on",
)  # fmt: skip


class RecordWriter:
    """Writes what `cases` keeps about a child."""

    def __init__(self, tables: Tables, people: People) -> None:
        self.tables, self.people = tables, people
        self.permission_id = view_permission_id()
        self.for_a_time = {basis: view_permission_id(basis.value) for basis in (Basis.SHARE, Basis.BREAK_GLASS)}
        self.first_child = 0

    def write(self, draft: Draft) -> None:
        """The child and all that hangs on it. The chronology comes last: other writers still add to it."""
        self.write_child(draft)
        self.write_holders(draft)
        self.write_involvements(draft)
        self.write_relationships(draft)
        self.write_notes(draft)

    def write_child(self, draft: Draft) -> None:
        """The child's own row."""
        known_at = office_hours(draft.known_on)
        row = {
            "reference": numbers.reference(draft.index),
            "search_name": normal_name(draft.given_name, draft.family_name, draft.known_as),
            "date_of_birth": draft.born,
            "created_at": known_at,
            **{name: getattr(draft, name) for name in AS_DRAFTED},
        }
        changed_at = max([known_at, *(one.at for one in draft.corrected)])
        draft.id = self.tables.add(draft.chance, Child, changed_at=changed_at, version=1 + len(draft.corrected), **row)
        self.write_corrections(draft, row)
        self.first_child = self.first_child or draft.id - draft.index
        self.write_address(draft, known_at)
        recorder = (draft.held[0].worker or draft.worker).id
        draft.lines.append(Line(known_at, "recorded", "Child recorded", "cases.child", draft.public_id, recorder))
        if draft.status == CaseStatus.CLOSED and draft.closed_on:
            reason = draft.chance.one(words.CLOSING)
            closed = Line(
                office_hours(draft.closed_on, 9), "closed", f"Case closed: {reason}", "cases.child", draft.public_id
            )
            closed.actor_id = draft.live.team.managers[0].id
            draft.lines.append(closed)

    def write_corrections(self, draft: Draft, row: dict[str, Any]) -> None:
        """What the child's row was before each correction, as the database keeps it (slscb.core.history); oldest first."""
        rows = []
        for one in sorted(draft.corrected, key=attrgetter("at"), reverse=True):
            row = row | one.before
            rows.append(row | {"pgh_created_at": one.at, "pgh_actor_id": one.by.id})
        for version, before in enumerate(reversed(rows), start=1):
            told = {"pgh_label": "changed", "pgh_act": "", "pgh_request": "", "pgh_obj_id": draft.id, "id": draft.id}
            earlier = {"version": version, "changed_at": row["created_at"]}
            self.tables.add(draft.chance, Child.pgh_event_model, **before, **told, **earlier)  # type: ignore[attr-defined]

    def write_address(self, draft: Draft, known_at: datetime) -> None:
        """Where the child lives: in a table of its own."""
        which = "placement" if draft.is_in_care else "home"
        said = {which: draft.address, f"{which}_postcode": draft.postcode}
        self.tables.add(draft.chance, Address, child_id=draft.id, created_at=known_at, changed_at=known_at, **said)

    def write_holders(self, draft: Draft) -> None:
        """Allocations, and the rights of whoever holds the case now."""
        for held in draft.held:
            self.write_allocation(draft, held)
        live = draft.live
        self.grant_group(draft, live.team.group_id, Basis.TEAM, live.starts_on)
        if live.worker:
            holder = {"user_id": live.worker.id, **self.grant_of(draft, Basis.ALLOCATION, live.starts_on)}
            self.tables.add(draft.chance, ChildUserGrant, **holder)

    def write_allocation(self, draft: Draft, held: Held) -> None:
        """One allocation and its line."""
        self.tables.add(
            draft.chance,
            Allocation,
            child_id=draft.id,
            team_id=held.team.id,
            worker_id=held.worker.id if held.worker else None,
            starts_on=held.starts_on,
            ends_on=held.ends_on,
            created_at=office_hours(held.starts_on),
        )
        summary = (
            f"Allocated to {held.worker.name}, {held.team.name}" if held.worker else f"Allocated to {held.team.name}"
        )
        at = office_hours(held.starts_on, 1)
        draft.lines.append(Line(at, "allocation", summary, actor_id=held.team.managers[0].id))

    def write_involvements(self, draft: Draft) -> None:
        """The agencies involved and their rights."""
        for one in draft.involved:
            agency_id, group_id = self.people.agencies[one.agency]
            self.tables.add(
                draft.chance,
                Involvement,
                child_id=draft.id,
                agency_id=agency_id,
                reason=one.reason,
                starts_on=one.starts_on,
                created_at=office_hours(one.starts_on),
            )
            self.grant_group(draft, group_id, Basis.AGENCY, one.starts_on)
            summary = f"{one.agency.label} involved: {one.reason}"
            draft.lines.append(Line(office_hours(one.starts_on, 2), "agency", summary, actor_id=draft.worker.id))

    def write_relationships(self, draft: Draft) -> None:
        """The people in the child's life."""
        for one in draft.related:
            self.tables.add(
                draft.chance,
                Relationship,
                child_id=draft.id,
                relationship_kind=one.kind,
                other_child_id=None if one.other_index is None else self.first_child + one.other_index,
                person_name=one.name,
                contact=one.contact,
                parental_responsibility=one.has_responsibility,
            )

    def write_notes(self, draft: Draft) -> None:
        """Notes and their lines."""
        for one in draft.notes:
            note_id = draft.chance.uuid()
            self.tables.add(
                draft.chance,
                Note,
                public_id=note_id,
                child_id=draft.id,
                author_id=one.author.id,
                agency_id=self.people.agencies[one.agency][0],
                note_kind=one.kind,
                happened_at=one.at,
                text=one.text,
                created_at=one.at,
                changed_at=one.at,
            )
            head = f"{one.kind.label} ({one.agency.label})"
            summary = head if one.kind == NoteKind.HEALTH else f"{head}: {shortened(one.text)}"
            draft.lines.append(Line(one.at, "note", summary, "cases.note", note_id, one.author.id))

    def write_chronology(self, draft: Draft) -> None:
        """Every line gathered, the oldest first."""
        for line in sorted(draft.lines, key=attrgetter("at")):
            self.tables.add(
                draft.chance,
                ChronologyEntry,
                child_id=draft.id,
                happened_at=line.at,
                entry_kind=line.kind,
                summary=line.summary[:300],
                link_kind=line.link_kind,
                link_id=line.link_id,
                actor_id=line.actor_id,
                created_at=line.at,
            )

    def grant_group(
        self, draft: Draft, group_id: int, basis: Basis, since: date, until: datetime | None = None
    ) -> None:
        """A group may see the child."""
        given = self.grant_of(draft, basis, since) | {"until": until}
        self.tables.add(draft.chance, ChildGroupGrant, group_id=group_id, **given)

    def grant_person(self, draft: Draft, user_id: int, basis: Basis, at: datetime, until: datetime) -> None:
        """A person may see the child until a moment."""
        given = self.grant_of(draft, basis, at.date()) | {"until": until, "created_at": at}
        given["permission_id"] = self.for_a_time[basis]
        self.tables.add(draft.chance, ChildUserGrant, user_id=user_id, **given)

    def grant_of(self, draft: Draft, basis: Basis, since: date) -> dict[str, object]:
        """What both kinds of grant hold, with the work list's sort keys as `cases.services.grants` has them."""
        return {
            "content_object_id": draft.id,
            "permission_id": self.permission_id,
            "basis": basis,
            "created_at": office_hours(since),
            "listed": draft.is_open,
            "risk_order": draft.risk_order,
            "review_due_on": draft.review_due_on or NEVER,
        }


def shortened(text: str) -> str:
    """A note's first words, as the service shows them in the chronology."""
    line = " ".join(text.split())
    return line if len(line) <= SUMMARY_LENGTH else line[: SUMMARY_LENGTH - 1] + "…"
