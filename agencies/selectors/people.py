"""Questions about agencies, teams and people."""

from collections.abc import Iterable

from django.db.models import QuerySet

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Agency, Membership, Team, User
from slscb.core.clock import today
from slscb.core.policy import load_policy


def agency(code: AgencyCode | str) -> Agency:
    """The agency with a code. Raises Agency.DoesNotExist."""
    return Agency.objects.get(code=code)


def agencies() -> QuerySet[Agency]:
    """Every agency by name."""
    return Agency.objects.order_by("name")


def casework_teams() -> QuerySet[Team]:
    """Teams that children can be allocated to, with their agency."""
    return (
        Team.objects.filter(team_kind__in=[TeamKind.CASEWORK, TeamKind.FRONT_DOOR])
        .select_related("agency")
        .order_by("agency__name", "name")
    )


def teams() -> QuerySet[Team]:
    """Every team with its agency, by agency and name."""
    return Team.objects.select_related("agency").order_by("agency__name", "name")


def panel_office() -> Team | None:
    """The team of the SERAC chair and coordinator, whose group sees children put forward for an agenda."""
    return Team.objects.filter(team_kind=TeamKind.PANEL_OFFICE).first()


def panel_members() -> Team | None:
    """The team of all SERAC members, whose group sees the children on a circulated agenda."""
    return Team.objects.filter(team_kind=TeamKind.PANEL_MEMBERS).first()


def people_in(teams: Iterable[int], roles: Iterable[Role] = ()) -> QuerySet[User]:
    """Active people with a live membership in one of the teams, in one of the roles when named."""
    live = Membership.objects.live(today()).filter(team_id__in=list(teams))
    if named := list(roles):
        live = live.filter(role__in=named)
    return User.objects.filter(is_active=True, pk__in=live.values("user_id")).order_by("last_name", "first_name")


def people_who_may(capability: str, teams: Iterable[int]) -> QuerySet[User]:
    """Active people in one of the teams who hold a capability, by whichever of their live memberships."""
    return people_in(teams).filter(pk__in=holding(capability).values("user_id"))


def holding(capability: str) -> QuerySet[Membership]:
    """The live memberships whose role, in their agency, holds a capability."""
    one = load_policy().capabilities[capability]
    live: QuerySet[Membership] = Membership.objects.live(today()).filter(role__in=sorted(one.roles))
    return live.filter(team__agency__code__in=sorted(one.agencies)) if one.agencies else live


def people_of(agency_id: int, roles: Iterable[Role] = ()) -> QuerySet[User]:
    """Active people of an agency, in one of the roles when named."""
    return people_in(Team.objects.filter(agency_id=agency_id).values_list("pk", flat=True), roles)


def people_with(roles: Iterable[Role]) -> QuerySet[User]:
    """Active people who hold one of the roles anywhere."""
    live = Membership.objects.live(today()).filter(role__in=list(roles))
    return User.objects.filter(is_active=True, pk__in=live.values("user_id")).order_by("last_name", "first_name")


def agencies_of(user: User) -> list[Agency]:
    """The agencies the user belongs to today, that of the oldest membership first."""
    return list(dict.fromkeys(membership.team.agency for membership in user.live_memberships))


def agency_of(user: User) -> Agency | None:
    """The agency the user speaks for: that of the oldest live membership in a partner agency, else in any."""
    found = agencies_of(user)
    partners = [one for one in found if one.code != AgencyCode.BOARD]
    return next(iter(partners or found), None)


def front_door() -> Team | None:
    """The team that takes in children whom nobody holds yet."""
    return Team.objects.filter(team_kind=TeamKind.FRONT_DOOR).select_related("agency").first()


def casework_team_of(user: User) -> Team | None:
    """The casework team in which the user can hold a case, or None."""
    return casework_teams().filter(pk__in=user.standing.team_ids, agency__code=AgencyCode.SOCIAL_CARE).first()


def caseworkers() -> QuerySet[User]:
    """Active people who work in a casework team."""
    return people_in(casework_teams().values_list("pk", flat=True))
