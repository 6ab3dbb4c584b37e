"""A child as it is being made: what will be written, gathered before anything is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agencies.choices import AgencyCode
from cases.choices import CareStatus, CaseStatus, Ethnicity, Sex, Ward
from reporting.seeding import words
from reporting.seeding.chance import Chance
from reporting.seeding.events import (
    Assessed,
    BrokenGlass,
    Cared,
    Corrected,
    Discussed,
    Filed,
    Held,
    Involved,
    Line,
    Missed,
    Noticed,
    Opened,
    ReferredToPanel,
    Related,
    Reported,
    Shared,
    Written,
)
from reporting.seeding.people import Person

IN_CARE = (CareStatus.LOOKED_AFTER, CareStatus.LOOKED_AFTER_ELSEWHERE)


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
    told_from: date
    known_as: str = ""
    nhs_number: str | None = None
    upn: str | None = None
    police_urn: str = ""
    status: CaseStatus = CaseStatus.OPEN
    closed_on: date | None = None
    risk_level: str = ""
    risk_order: int = 9
    review_due_on: date | None = None
    care: list[Cared] = field(default_factory=list)
    upn_unknown: str = ""
    own_child_born_on: date | None = None
    held: list[Held] = field(default_factory=list)
    involved: list[Involved] = field(default_factory=list)
    notes: list[Written] = field(default_factory=list)
    documents: list[Filed] = field(default_factory=list)
    shares: list[Shared] = field(default_factory=list)
    emergencies: list[BrokenGlass] = field(default_factory=list)
    opened: Opened | None = None
    related: list[Related] = field(default_factory=list)
    assessments: list[Assessed] = field(default_factory=list)
    episodes: list[Missed] = field(default_factory=list)
    profile: Mapping[str, Any] | None = None
    referrals: list[ReferredToPanel] = field(default_factory=list)
    items: list[Discussed] = field(default_factory=list)
    reports: list[Reported] = field(default_factory=list)
    notices: list[Noticed] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    id: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the case is open."""
        return self.status == CaseStatus.OPEN

    @property
    def is_in_care(self) -> bool:
        """Whether the child is looked after, by Slough or by another authority."""
        return self.care_status in IN_CARE

    @property
    def live(self) -> Held:
        """Who holds the case now."""
        return self.held[-1]

    @property
    def worker(self) -> Person:
        """Who answers for the child: the worker, or the team's manager."""
        return self.live.worker or self.live.team.managers[0]

    @property
    def manager(self) -> Person:
        """The manager of the team that holds the case."""
        return self.live.team.managers[0]

    def until(self, today: date) -> date:
        """The last day of which anything is told: when the case was closed, or today."""
        return self.closed_on or today

    def involve(self, agency: AgencyCode, on: date, reason: str = "") -> None:
        """Involve an agency from a day on, or from earlier where it is already."""
        known = next((one for one in self.involved if one.agency == agency), None)
        if known is None:
            reason = reason or self.chance.one(words.REASONS[agency])
            self.involved.append(Involved(agency, reason, max(on, self.known_on)))
        elif on < known.starts_on:
            known.starts_on = max(on, self.known_on)

    def say(self, text: str) -> str:
        """A text with the child's given name in it."""
        return text.replace("{name}", self.given_name)
