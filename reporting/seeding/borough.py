"""The borough from its first team to its last chronology line, in one transaction: all of it or nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from agencies.models import Agency
from cases.models import Child
from reporting.seeding.accounts import is_made_up_place
from reporting.seeding.agreeing import write_agreements
from reporting.seeding.drafts import Draft
from reporting.seeding.making import assessments, care, episodes, forwarding, intelligence, notes
from reporting.seeding.making.calendar import sittings
from reporting.seeding.making.children import ChildMaker
from reporting.seeding.making.panels import PanelMaker
from reporting.seeding.people import PeopleMaker
from reporting.seeding.plan import Plan, plan_for
from reporting.seeding.stories import STORIES
from reporting.seeding.stories.telling import Teller
from reporting.seeding.tables import Tables
from reporting.seeding.writing.care import write_care
from reporting.seeding.writing.documents import write_documents
from reporting.seeding.writing.extracts import ExtractWriter
from reporting.seeding.writing.intelligence import write_reports
from reporting.seeding.writing.missing import MissingWriter
from reporting.seeding.writing.named import NamedWriter
from reporting.seeding.writing.notices import write_notices
from reporting.seeding.writing.opened import write_opened
from reporting.seeding.writing.panels import PanelWriter
from reporting.seeding.writing.records import RecordWriter
from reporting.seeding.writing.reminders import Reminders
from reporting.seeding.writing.risk import RiskWriter
from reporting.seeding.writing.sharing import write_shares
from reporting.seeding.writing.tool import ToolWriter
from reporting.seeding.writing.traces import write_openings
from slscb.core import history


class SeedingRefused(Exception):
    """The borough must not be made here; the message says why in one line."""


@dataclass(frozen=True)
class Borough:
    """What was made."""

    plan: Plan
    counts: dict[str, int]


def seed(*, children: int, seed: int, today: date | None = None) -> Borough:
    """Make a borough of so many children. Raises SeedingRefused."""
    refuse_wrong_place(children)
    plan = plan_for(children, seed, today)
    with transaction.atomic(), history.unkept(), Tables(plan.present) as tables:
        Builder(plan, tables).build()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Borough(plan, tables.counts())


def refuse_wrong_place(children: int) -> None:
    """Raise SeedingRefused in a place for real children, where there are children already, and for no children at all."""
    if not is_made_up_place():
        raise SeedingRefused("The made-up borough is for the demo and the tests; these settings are for real children.")
    if children < 1:
        raise SeedingRefused("A borough needs at least one child: --children 400")
    if Child.objects.exists() or Agency.objects.exists():
        raise SeedingRefused("There are children or agencies here already. Start again from empty: run.py demo --reset")


class Builder:
    """Makes the borough child by child and lets go of each as soon as it is written."""

    def __init__(self, plan: Plan, tables: Tables) -> None:
        self.plan, self.tables = plan, tables
        self.people = PeopleMaker(plan, tables).make()
        self.children = ChildMaker(plan, self.people)
        days = sittings(plan)
        self.panels = PanelMaker(plan, self.people, days)
        self.teller = Teller(plan, self.people, self.children, self.panels)
        self.reminders = reminders = Reminders(tables)
        self.records = RecordWriter(tables, self.people)
        self.risk = RiskWriter(tables, self.people, reminders)
        self.named = NamedWriter(plan, tables, self.people)
        self.missing = MissingWriter(tables, reminders, self.named)
        self.extracts = ExtractWriter(plan, tables, self.people)
        self.panel = PanelWriter(plan, tables, self.people, days)

    def build(self) -> None:
        """Everything."""
        write_agreements(self.plan, self.tables, self.people)
        self.panel.write_calendar()
        ToolWriter(self.plan, self.tables, self.people).write()
        self.extracts.begin()
        self.named.begin()
        self.tables.flush(least=1)
        for index in range(self.plan.children):
            draft = self.draft(index)
            care.add_care(draft, self.plan)
            self.write(draft)
            self.tables.flush()
        self.named.finish()
        self.tables.finish()
        self.panel.finish()

    def draft(self, index: int) -> Draft:
        """One child with everything that happens, decided before anything is written."""
        if index < len(STORIES):
            return self.teller.tell(STORIES[index], index)
        draft = self.children.draft(index)
        assessments.add_assessments(draft, self.plan, self.people)
        assessments.stand(draft)
        episodes.add_episodes(draft, self.plan, self.people)
        forwarding.bring_reviews_forward(draft, self.plan)
        self.panels.add_panel(draft)
        intelligence.add_intelligence(draft, self.plan, self.people)
        notes.add_notes(draft, self.plan, self.people)
        return draft

    def write(self, draft: Draft) -> None:
        """One child's rows; the chronology last, when every writer has added its lines."""
        self.records.write(draft)
        write_care(draft, self.plan, self.tables)
        self.risk.write(draft)
        self.missing.write(draft)
        self.panel.write(draft, self.records)
        self.extracts.write(draft)
        write_reports(draft, self.tables, self.people)
        write_notices(draft, self.tables, self.people)
        write_documents(draft, self.tables, self.people)
        write_shares(draft, self.tables, self.records, self.reminders)
        write_opened(draft, self.tables, self.people, self.risk)
        self.records.write_chronology(draft)
        write_openings(draft, self.tables, self.people)
