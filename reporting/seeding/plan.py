"""How large the borough is: how many teams and workers for so many children, and from when to when it lives."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from slscb.core import clock

HISTORY = timedelta(days=2 * 365 + 40)
HAND_WRITTEN = 12  # the first children of every borough have stories of their own
CHILDREN_A_TEAM = 400
CHILDREN_A_WORKER = 50
FEWEST_CASEWORK_TEAMS = 3
FEWEST_IN_A_TEAM = 6


@dataclass(frozen=True)
class Plan:
    """What was asked for."""

    children: int
    seed: int
    present: datetime

    @property
    def today(self) -> date:
        """The London day on which the borough stands still."""
        return clock.london_day(self.present)

    @property
    def begins(self) -> date:
        """The first day of which anything is told."""
        return self.today - HISTORY

    @property
    def casework_teams(self) -> int:
        """Teams of social workers: six of ten teams."""
        return max(FEWEST_CASEWORK_TEAMS, round(self.children / CHILDREN_A_TEAM * 0.6))

    @property
    def partner_teams(self) -> int:
        """Teams of each other agency."""
        return max(1, round(self.children / CHILDREN_A_TEAM * 0.4 / 10))

    @property
    def casework_team_size(self) -> int:
        """Social workers in a team, its manager apart."""
        return max(FEWEST_IN_A_TEAM, round(self.children / CHILDREN_A_WORKER * 0.75 / self.casework_teams))

    @property
    def partner_team_size(self) -> int:
        """People in a team of another agency."""
        return max(2, round(self.children / CHILDREN_A_WORKER * 0.25 / (10 * self.partner_teams)))


def plan_for(children: int, seed: int, today: date | None) -> Plan:
    """The plan; without a day the borough stands at the present minute, with one at ten in the morning of that day."""
    if today is None:
        return Plan(children, seed, clock.now().replace(second=0, microsecond=0))
    return Plan(children, seed, clock.from_london(today, time(10)))
