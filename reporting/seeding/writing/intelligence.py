"""Rows of the intelligence app."""

from intelligence.models import IntelligenceReport
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Line, Reported
from reporting.seeding.people import People
from reporting.seeding.tables import Tables

LINK = "intelligence.intelligencereport"


def write_reports(draft: Draft, tables: Tables, people: People) -> None:
    """Every report about a child and its line."""
    for one in draft.reports:
        write_report(draft, tables, people, one)
        said = f"Intelligence sent to police by {one.agency.label}"
        draft.lines.append(Line(one.at, "intelligence", said, LINK, one.public_id, one.by.id))


def write_report(draft: Draft, tables: Tables, people: People, one: Reported) -> None:
    """One report."""
    tables.add(
        draft.chance,
        IntelligenceReport,
        public_id=one.public_id,
        submitted_by_id=one.by.id,
        agency_id=people.agencies[one.agency][0],
        child_id=draft.id,
        created_at=one.at,
        changed_at=one.more.get("graded_at", one.at),
        **one.more,
    )
