"""What happens to a child in the borough, decided before anything is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from agencies.choices import AgencyCode
from cases.choices import NoteKind, RelationshipKind
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


@dataclass
class PutForward:
    """An indicator that somebody puts forward to an open assessment; `withdrawn` says why it was taken back."""

    by: Person
    agency: AgencyCode
    code: str
    evidence: str
    at: datetime
    nature: str = "fact"
    is_health_detail: bool = False
    withdrawn: str = ""


@dataclass
class Opened:
    """An assessment that is open to the agencies involved."""

    by: Person
    why: str
    at: datetime
    wanted_by: date
    said: list[PutForward]


@dataclass
class Filed:
    """A document on the record: whose, what it is, how it is marked, and its file."""

    by: Person
    agency: AgencyCode
    title: str
    document_kind: str
    marking: str
    at: datetime
    file_format: str
    content: bytes


@dataclass
class Shared:
    """The record shared with somebody for a time."""

    by: Person
    to: Person
    agency: AgencyCode
    purpose: str
    at: datetime
    until: datetime


@dataclass
class BrokenGlass:
    """The record opened in an emergency that nobody has reviewed."""

    public_id: str
    by: Person
    agency: AgencyCode
    reason: str
    at: datetime


@dataclass
class Written:
    """A note."""

    author: Person
    agency: AgencyCode
    kind: NoteKind
    at: datetime
    text: str


@dataclass
class Cared:
    """An episode of care; `more` is its legal status, need and placement."""

    began_on: date
    reason_began: str
    more: dict[str, str]
    ended_on: date | None = None
    reason_ended: str = ""
    reason_placement_changed: str = ""


@dataclass
class Related:
    """Someone in the child's life: a name, or the place in the borough of another child."""

    kind: RelationshipKind
    name: str = ""
    other_index: int | None = None
    contact: str = ""
    has_responsibility: bool = False


@dataclass
class Assessed:
    """The indicator tool completed. `result` is what the rules said, `more` the other columns."""

    public_id: str
    kind: str
    assessed_on: date
    by: Person
    agency: AgencyCode
    codes: dict[str, str]
    result: dict[str, Any]
    final_level: str
    review_due_on: date | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class Offered:
    """One offer of a return home interview."""

    at: datetime
    by: Person
    outcome: str
    method: str = "telephone"
    reason: str = ""
    words: str = ""


@dataclass
class Interviewed:
    """A return home interview. `more` is whatever else its row holds."""

    public_id: str
    due_at: datetime
    status: str
    offers: list[Offered] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    line: str = ""
    sharings: list[dict[str, Any]] = field(default_factory=list)
    signed_line: str = ""


@dataclass
class Missed:
    """A missing episode, with its interview once the child is back."""

    public_id: str
    kind: str
    last_seen_at: datetime
    reported_at: datetime
    returned_at: datetime | None = None
    interview: Interviewed | None = None
    more: dict[str, Any] = field(default_factory=dict)
    named: list[tuple[str, str]] = field(default_factory=list)
    prevention: dict[str, Any] | None = None
    gradings: list[dict[str, Any]] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class ReferredToPanel:
    """A referral to the panel."""

    public_id: str
    agency: AgencyCode
    by: Person
    at: datetime
    reason: str
    status: str = "submitted"
    decided_at: datetime | None = None
    decision_reason: str = ""


@dataclass
class ActionSet:
    """What the panel asked an agency to do."""

    public_id: str
    title: str
    agency: AgencyCode
    due_on: date
    status: str = "open"
    completed_on: date | None = None
    outcome: str = ""
    settled_on: date | None = None


@dataclass
class Discussed:
    """A child on the agenda of a meeting, and what the panel decided; nothing while it has not met."""

    public_id: str
    meeting: int
    section: int
    reasons: list[dict[str, Any]]
    level: str
    outcome: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    actions: list[ActionSet] = field(default_factory=list)


@dataclass
class Noticed:
    """A line on somebody's notices page."""

    account: str
    title: str
    link: str
    key: str
    at: datetime
    urgent: bool = False


@dataclass
class Reported:
    """Intelligence that an agency sent to police about the child."""

    public_id: str
    agency: AgencyCode
    by: Person
    at: datetime
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class Corrected:
    """A change of the child's details: who made it, and what the fields held before."""

    at: datetime
    by: Person
    before: dict[str, Any]
