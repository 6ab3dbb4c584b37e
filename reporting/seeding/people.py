"""Agencies, teams and the people in them."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from agencies.choices import AccountAct, AgencyCode, Role, TeamKind
from agencies.models import AccountEntry, Agency, Membership, RoleRequest, Team, User
from cases.rules import normal_name
from reporting.seeding import accounts, names, numbers
from reporting.seeding.accounts import (
    ACCOUNTS,
    CSC,
    DEMO_PASSWORD,
    EAST,
    FRONT_DOOR,
    LEADS,
    PANEL_MEMBERS,
    PANEL_OFFICE,
    WEST,
)
from reporting.seeding.chance import Chance
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables

AREAS = ("East", "West", "North", "Central")
PARTNERS = tuple(code for code in AgencyCode if code not in (AgencyCode.SOCIAL_CARE, AgencyCode.BOARD))

UNCONFIRMED, LONG_UNCONFIRMED = AgencyCode.HEALTH, 77  # days


@dataclass(frozen=True)
class Person:
    """Someone who works in the borough."""

    id: int
    name: str


@dataclass
class TeamMade:
    """A team with its people."""

    id: int
    group_id: int
    agency: AgencyCode
    name: str
    workers: list[Person] = field(default_factory=list)
    managers: list[Person] = field(default_factory=list)


@dataclass
class People:
    """Everyone and every team, held in memory: one worker for fifty children."""

    agencies: dict[AgencyCode, tuple[int, int]] = field(default_factory=dict)
    teams: dict[tuple[AgencyCode, str], TeamMade] = field(default_factory=dict)
    casework: list[TeamMade] = field(default_factory=list)
    offices: dict[AgencyCode, list[TeamMade]] = field(default_factory=dict)
    accounts: dict[str, Person] = field(default_factory=dict)
    home: dict[str, TeamMade] = field(default_factory=dict)  # the team of each account to try the demo with
    everyone: list[int] = field(default_factory=list)

    def team(self, agency: AgencyCode, name: str) -> TeamMade:
        """A team by name."""
        return self.teams[agency, name]

    def speaks_for(self, chance: Chance, agency: AgencyCode) -> Person:
        """Someone of an agency."""
        if agency == AgencyCode.SOCIAL_CARE:
            return chance.one(chance.one(self.casework).workers)
        return chance.one(chance.one(self.offices[agency]).workers)


class PeopleMaker:
    """Writes agencies, teams and people, and remembers them."""

    def __init__(self, plan: Plan, tables: Tables) -> None:
        self.plan, self.tables = plan, tables
        self.chance = Chance(plan.seed, "people")
        self.made = People()
        self.made_so_far = 0

    def make(self) -> People:
        """The whole workforce."""
        for code in AgencyCode:
            self.open_agency(code)
        self.open_social_care()
        for code in (*PARTNERS, AgencyCode.BOARD):
            self.open_offices(code)
        self.open_team(AgencyCode.BOARD, PANEL_MEMBERS, TeamKind.PANEL_MEMBERS)
        self.open_accounts()
        self.fill_teams()
        self.ask_for_a_role()
        return self.made

    def open_agency(self, code: AgencyCode) -> None:
        """An agency and its group."""
        group = self.tables.add(self.chance, Group, name=f"agency:{code}")
        telephone = numbers.landline(100 + len(self.made.agencies))
        made = self.tables.add(self.chance, Agency, code=code, name=code.label, telephone=telephone, group_id=group)
        self.made.agencies[code] = (made, group)

    def open_team(self, agency: AgencyCode, name: str, kind: TeamKind) -> TeamMade:
        """A team and its group."""
        group = self.tables.add(self.chance, Group, name=f"team:{agency}:{name}")
        made = self.tables.add(
            self.chance,
            Team,
            agency_id=self.made.agencies[agency][0],
            name=name,
            team_kind=kind,
            telephone=numbers.landline(200 + len(self.made.teams)),
            group_id=group,
        )
        team = self.made.teams[agency, name] = TeamMade(made, group, agency, name)
        return team

    def open_social_care(self) -> None:
        """The front door, casework teams by area, the panel's office and the safeguarding leads."""
        self.open_team(CSC, FRONT_DOOR, TeamKind.FRONT_DOOR)
        self.open_team(CSC, PANEL_OFFICE, TeamKind.PANEL_OFFICE)
        self.open_team(CSC, LEADS, TeamKind.SAFEGUARDING_LEADS)
        for name in casework_team_names(self.plan.casework_teams):
            self.made.casework.append(self.open_team(CSC, name, TeamKind.CASEWORK))

    def open_offices(self, agency: AgencyCode) -> None:
        """The teams of another agency."""
        office = accounts.office_of(agency)
        count = 1 if agency == AgencyCode.BOARD else self.plan.partner_teams
        teams = [
            self.open_team(agency, f"{office} {n}" if n > 1 else office, TeamKind.OFFICE) for n in range(1, count + 1)
        ]
        self.made.offices[agency] = teams

    def open_accounts(self) -> None:
        """The accounts that people try the demo with."""
        for account in ACCOUNTS:
            password = make_password(DEMO_PASSWORD, salt=self.chance.uuid())
            name = (account.given_name, account.family_name)
            was = self.sign_off(account.agency)
            person = self.add_person(account.username, name, account.job_title, password, demo=True, **was)
            self.made.accounts[account.username] = person
            team = self.made.home[account.username] = self.made.team(account.agency, account.team)
            self.join(person, team, account.role)
            if account.on_panel:
                self.join(person, self.made.team(AgencyCode.BOARD, PANEL_MEMBERS), account.role)

    def fill_teams(self) -> None:
        """Managers and workers for every team, up to its size."""
        self.employ(self.made.team(CSC, LEADS), Role.CSE_LEAD, "CSE lead")
        for team in (self.made.team(CSC, FRONT_DOOR), *self.made.casework):
            while not team.managers:
                self.employ(team, Role.TEAM_MANAGER, "Team manager")
            while len(team.workers) < self.plan.casework_team_size:
                self.employ(team, Role.PRACTITIONER, "Social worker")
        for code in PARTNERS:
            for team in self.made.offices[code]:
                while len(team.workers) < self.plan.partner_team_size:
                    role = Role.CHAMPION if len(team.workers) == 1 else Role.AGENCY_REPRESENTATIVE
                    self.employ(team, role, "CSE champion" if role == Role.CHAMPION else "Practitioner")

    def ask_for_a_role(self) -> None:
        """A second administrator, who asks for a deputy to the information governance lead: it waits for the first."""
        office = self.made.team(AgencyCode.BOARD, accounts.office_of(AgencyCode.BOARD))
        second = self.add_person("sysadmin2", ("Tomasz", "Wren"), "System administrator", f"!{self.chance.uuid()}")
        deputy = self.add_person("deputy.ig", ("Eleri", "Probert"), "Records officer", f"!{self.chance.uuid()}")
        role, since = Role.SYSTEM_ADMINISTRATOR, self.plan.begins
        self.tables.add(self.chance, Membership, user_id=second.id, team_id=office.id, role=role, starts_on=since)
        asked = {"role": Role.IG_LEAD, "reason": "Covers the information governance lead’s leave in December"}
        to = {"account_id": deputy.id, "team_id": office.id, "starts_on": self.plan.today, "requested_by_id": second.id}
        self.tables.add(self.chance, RoleRequest, **to, **asked)
        opened = {"account_id": deputy.id, "done_by_id": second.id}
        self.tables.add(self.chance, AccountEntry, act=AccountAct.OPENED, reason="Joined the board’s office", **opened)
        self.tables.add(self.chance, AccountEntry, act=AccountAct.ASKED, **opened, **asked)

    def employ(self, team: TeamMade, role: Role, title: str) -> None:
        """One more person in a team, who cannot sign in."""
        given, family = names.adult(self.chance)
        username = normal_name(given, family).replace(" ", ".")[:120] + f".{self.made_so_far}"
        was = self.sign_off(team.agency)
        person = self.add_person(username, (given, family), title, f"!{self.chance.uuid()}", **was)
        self.join(person, team, role)

    def sign_off(self, agency: AgencyCode) -> dict[str, Any]:
        """One agency's accounts were last confirmed long ago, so that its lead has something to do."""
        if agency != UNCONFIRMED:
            return {}
        days = timedelta(days=LONG_UNCONFIRMED + self.made_so_far % 16)
        return {"date_joined": self.plan.present - timedelta(days=200), "signed_off_on": self.plan.today - days}

    def add_person(
        self, username: str, name: tuple[str, str], title: str, password: str, *, demo: bool = False, **more: Any
    ) -> Person:
        """An account."""
        self.made_so_far += 1
        made = self.tables.add(
            self.chance,
            User,
            username=username,
            first_name=name[0],
            last_name=name[1],
            email=f"{username}@slscb.example" if demo else "",
            job_title=title,
            telephone=numbers.mobile(self.made_so_far),
            password=password,
            is_active=True,
            **{"date_joined": self.plan.present, **more},
        )
        self.made.everyone.append(made)
        return Person(made, " ".join(name))

    def join(self, person: Person, team: TeamMade, role: Role) -> None:
        """A membership since before the borough's story begins."""
        self.tables.add(
            self.chance, Membership, user_id=person.id, team_id=team.id, role=role, starts_on=self.plan.begins
        )
        (team.managers if role == Role.TEAM_MANAGER else team.workers).append(person)


def casework_team_names(count: int) -> list[str]:
    """East and West first, where the demo's social workers are; then a team for looked-after children, then by number."""
    first = [EAST, WEST, "Looked after children"]
    return first[:count] + [f"Safeguarding {AREAS[n % 4]} {n // 4 + 2}" for n in range(count - len(first))]
