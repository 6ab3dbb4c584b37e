"""A child as it is being made: what will be written, gathered before anything is."""

from dataclasses import dataclass, field
from datetime import date, datetime

from agencies.choices import AgencyCode
from cases.choices import CareStatus, CaseStatus, Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from reporting.seeding.chance import Chance
from reporting.seeding.people import Person, TeamMade


@dataclass
class Line:
    """A line of the chronology."""

    at: datetime
    kind: str
    summary: str
    link_kind: str = ""
    link_id: str | None = None
    actor_id: int | None = None


@dataclass
class Held:
    """Who held the case from a day until a day."""

    team: TeamMade
    worker: Person | None
    starts_on: date
    ends_on: date | None = None


@dataclass
class Involved:
    """An agency that works with the child."""

    agency: AgencyCode
    reason: str
    starts_on: date
    ends_on: date | None = None


@dataclass
class Written:
    """A note."""

    author: Person
    agency: AgencyCode
    kind: NoteKind
    at: datetime
    text: str


@dataclass
class Related:
    """Someone in the child's life: a name, or the place in the borough of another child."""

    kind: RelationshipKind
    name: str = ""
    other_index: int | None = None
    contact: str = ""
    has_responsibility: bool = False


@dataclass
class Draft:
    """Everything about one child that is decided before the first row is written."""

    index: int
    chance: Chance
    public_id: str
    given_name: str
    family_name: str
    born: date
    sex: Sex
    ethnicity: Ethnicity
    ward: Ward
    address: str
    postcode: str
    school: str
    care_status: CareStatus
    known_on: date
    known_as: str = ""
    nhs_number: str | None = None
    upn: str | None = None
    police_urn: str = ""
    status: CaseStatus = CaseStatus.OPEN
    closed_on: date | None = None
    risk_level: str = ""
    risk_order: int = 9
    review_due_on: date | None = None
    held: list[Held] = field(default_factory=list)
    involved: list[Involved] = field(default_factory=list)
    notes: list[Written] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    id: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the case is open."""
        return self.status == CaseStatus.OPEN

    @property
    def live(self) -> Held:
        """Who holds the case now."""
        return self.held[-1]

    @property
    def worker(self) -> Person:
        """Who answers for the child: the worker, or the team's manager."""
        return self.live.worker or self.live.team.managers[0]
