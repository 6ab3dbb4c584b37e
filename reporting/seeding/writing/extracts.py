"""A police extract that the demo's police liaison has brought in, with rows for which a person decides."""

from datetime import timedelta

from agencies.choices import AgencyCode
from missing.choices import ExtractState, RowState
from missing.models import Extract, ExtractMatch, ExtractRow
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables

DOUBTFUL = 6
AMONG = 300
FAULTS = (["dob", "“31/02/2011” is not a date"], ["missing_since", "“12/10/2026” has no time of day"])


class ExtractWriter:
    """Writes the extract, and rows that nearly name children whom police see."""

    def __init__(self, plan: Plan, tables: Tables, people: People) -> None:
        self.plan, self.tables, self.people = plan, tables, people
        self.chance = Chance(plan.seed, "extract")
        self.extract, self.rows = 0, 0

    def begin(self) -> None:
        """The extract, with a row about somebody whom nobody knows and one that could not be read."""
        brought = self.plan.present - timedelta(hours=3)
        self.brought_at = brought
        self.extract = self.tables.add(
            self.chance,
            Extract,
            brought_by_id=self.people.accounts["police"].id,
            file_name="misper-weekly.csv",
            digest=f"{self.chance.getrandbits(256):064x}",
            mapping_name="standard",
            state=ExtractState.FINISHED,
            remarks=["Columns of the file that are not used: age, day_reported_missing"],
            counts={"read": DOUBTFUL + 2, "doubtful": DOUBTFUL, "waiting": 1, "bad": 1},
            created_at=brought,
            finished_at=brought + timedelta(minutes=2),
        )
        born = self.plan.today - timedelta(days=14 * 365 + 40)
        self.add_row("Jayden", "Oakes-Ferrier", RowState.WAITING, born_on=born, sex="M")
        self.add_row("Corey", "Lumb", RowState.BAD, faults=list(FAULTS), last_seen_at=None, reported_at=None)

    def write(self, draft: Draft) -> None:
        """A row that nearly names a child with whom police work, until there are enough."""
        police = any(one.agency == AgencyCode.POLICE for one in draft.involved)
        if not police or not draft.is_open or self.rows >= DOUBTFUL + 2 or draft.index >= AMONG:
            return
        slipped = f"{draft.family_name[:-1]}{draft.family_name[-1] * 2}"
        row = self.add_row(draft.given_name, slipped, RowState.DOUBTFUL, born_on=draft.born, sex=draft.sex)
        why = "The same date of birth and a like name"
        self.tables.add(
            self.chance, ExtractMatch, row_id=row, child_id=draft.id, likeness=self.chance.whole(88, 97), why=why
        )

    def add_row(self, forenames: str, surname: str, state: RowState, **more: object) -> int:
        """One row, back after some hours."""
        self.rows += 1
        seen = self.plan.present - timedelta(days=self.chance.whole(6, 20), hours=self.chance.whole(0, 23))
        values = {
            "line": self.rows + 1,
            "state": state,
            "police_reference": f"MP/{self.chance.whole(10_000, 99_999)}/{seen:%y}",
            "person_reference": f"N{self.chance.whole(100_000, 999_999)}",
            "forenames": forenames,
            "surname": surname,
            "police_risk": "medium",
            "last_seen_at": seen,
            "reported_at": seen + timedelta(hours=1),
            "returned_at": seen + timedelta(hours=self.chance.whole(3, 40)),
            "missing_from": "Home address",
            "told": "Left after an argument. Phone off. Believed to be with friends near the High Street.\nq_4: No\nq_9: Yes",
            "created_at": self.brought_at,
        }
        return self.tables.add(self.chance, ExtractRow, extract_id=self.extract, **values | more)
