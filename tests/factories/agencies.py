"""Agencies, teams and people, made as the service makes them."""

from datetime import date
from itertools import count

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Acceptance, Agency, AgreementVersion, RoleRequest, Team, User
from agencies.services import memberships, roles
from agencies.services.roles import Place

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "correct horse battery"


def an_agency(code: AgencyCode = AgencyCode.SOCIAL_CARE) -> Agency:
    """The agency with a code, opened when first asked for."""
    return Agency.objects.filter(code=code).first() or memberships.open_agency(actor=None, code=code)


def a_team(
    name: str = "", agency: Agency | AgencyCode = AgencyCode.SOCIAL_CARE, kind: TeamKind = TeamKind.CASEWORK
) -> Team:
    """A team of an agency; the same name gives the same team."""
    of = agency if isinstance(agency, Agency) else an_agency(agency)
    name = name or f"Team {next(_numbers)}"
    found = Team.objects.filter(agency=of, name=name).first()
    return found or memberships.open_team(actor=None, agency=of, name=name, team_kind=kind)


def a_user(role: Role = Role.PRACTITIONER, team: Team | None = None, username: str = "") -> User:
    """A person with one role in a team (by default a casework team of their own)."""
    number = next(_numbers)
    user = User.objects.create_user(
        username or f"user{number}",
        email=f"user{number}@slscb.example",
        password=PASSWORD,
        first_name="Sam",
        last_name=f"Person{number}",
    )
    team = team or a_team()
    memberships.join_team(actor=None, user=user, team=team, role=role, starts_on=LONG_AGO)
    agree(user, team.agency)
    return user


def agree(user: User, *agencies: Agency) -> None:
    """Let a person have accepted what is published, and agencies have signed it."""
    versions = list(AgreementVersion.objects.all())
    made = [Acceptance(accepted=one, person=user, agency=of) for one in versions for of in (None, *agencies)]
    Acceptance.objects.bulk_create(made, ignore_conflicts=True)


def a_member_of(agency: AgencyCode, role: Role = Role.AGENCY_REPRESENTATIVE, kind: TeamKind = TeamKind.OFFICE) -> User:
    """A person of a named agency."""
    return a_user(role, a_team(f"{agency.label} office", agency, kind))


def a_panel() -> tuple[User, User]:
    """The SERAC chair and coordinator in the panel office, with the team of panel members opened."""
    office = a_team("SERAC office", AgencyCode.SOCIAL_CARE, TeamKind.PANEL_OFFICE)
    a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
    return a_user(Role.SERAC_CHAIR, office), a_user(Role.SERAC_COORDINATOR, office)


def a_role_request(account: User, by: User, role: Role = Role.IG_LEAD) -> RoleRequest:
    """A powerful role that one administrator has asked for on somebody's behalf."""
    place = Place(team=a_team("Board office", AgencyCode.BOARD, TeamKind.OFFICE), role=role, starts_on=LONG_AGO)
    asked = roles.give_role(actor=by, account_id=account.public_id, place=place, reason="The deputy covers leave")
    assert isinstance(asked, RoleRequest)
    return asked
