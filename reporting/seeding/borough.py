"""The borough from its first team to its last chronology line, in one transaction: all of it or nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from agencies.models import Agency
from cases.models import Child
from reporting.seeding import notes
from reporting.seeding.accounts import is_made_up_place
from reporting.seeding.children import ChildMaker
from reporting.seeding.drafts import Draft
from reporting.seeding.people import PeopleMaker
from reporting.seeding.plan import Plan, plan_for
from reporting.seeding.records import RecordWriter
from reporting.seeding.tables import Tables


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
    with transaction.atomic():
        tables = Tables(plan.present)
        Builder(plan, tables).build()
        tables.finish()
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

    def build(self) -> None:
        """Everything."""
        self.people = PeopleMaker(self.plan, self.tables).make()
        self.tables.flush(least=1)
        maker, self.records = ChildMaker(self.plan, self.people), RecordWriter(self.tables, self.people)
        for index in range(self.plan.children):
            self.write(maker.draft(index))
            self.tables.flush()

    def write(self, draft: Draft) -> None:
        """One child."""
        notes.add_notes(draft, self.plan, self.people)
        self.records.write(draft)
        self.records.write_chronology(draft)
