"""Records shared with somebody for a time, and opened in an emergency that waits for its review."""

from cases.choices import Basis
from cases.choices.sharing import EMERGENCY_LASTS
from cases.models import EmergencyAccess, Share
from cases.rules import sharing as rules
from cases.services.emergencies import REVIEW
from reporting.seeding.drafts import Draft
from reporting.seeding.events import BrokenGlass, Line, Shared
from reporting.seeding.tables import Tables
from reporting.seeding.writing.records import RecordWriter
from reporting.seeding.writing.reminders import Reminders
from slscb.core.words import short_moment_words


def write_shares(draft: Draft, tables: Tables, records: RecordWriter, reminders: Reminders) -> None:
    """Every share and emergency of a child, with its grant and its line."""
    for share in draft.shares:
        write_share(draft, share, tables, records)
    for emergency in draft.emergencies:
        write_emergency(draft, emergency, tables, records, reminders)


def write_share(draft: Draft, one: Shared, tables: Tables, records: RecordWriter) -> None:
    """One share, as the service gives it."""
    public_id = draft.chance.uuid()
    tables.add(
        draft.chance,
        Share,
        public_id=public_id,
        child_id=draft.id,
        user_id=one.to.id,
        purpose=one.purpose,
        since=one.at,
        until=one.until,
        given_by_id=one.by.id,
        created_at=one.at,
        changed_at=one.at,
    )
    records.grant_person(draft, one.to.id, Basis.SHARE, one.at, one.until)
    summary = f"Shared with {one.to.name}, {one.agency.label}, until {short_moment_words(one.until)}"
    draft.lines.append(Line(one.at, "share", summary, "cases.share", public_id, one.by.id))


def write_emergency(
    draft: Draft, one: BrokenGlass, tables: Tables, records: RecordWriter, reminders: Reminders
) -> None:
    """One emergency with the reminder of its review."""
    until = one.at + EMERGENCY_LASTS
    pk = tables.add(
        draft.chance,
        EmergencyAccess,
        public_id=one.public_id,
        child_id=draft.id,
        user_id=one.by.id,
        reason=one.reason,
        opened_at=one.at,
        until=until,
        created_at=one.at,
        changed_at=one.at,
    )
    records.grant_person(draft, one.by.id, Basis.BREAK_GLASS, one.at, until)
    reminders.promise(draft, REVIEW, EmergencyAccess, pk, rules.review_due(one.at), f"{one.public_id}:0")
    summary = f"Opened in an emergency by {one.by.name}, {one.agency.label}"
    draft.lines.append(Line(one.at, "emergency", summary, "cases.emergencyaccess", one.public_id, one.by.id))
