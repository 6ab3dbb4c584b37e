"""Setting up agencies, teams with the groups that carry their rights, and memberships; administrators use `roles`."""

from datetime import date

from django.contrib.auth.models import Group
from django.db import transaction

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Agency, Membership, Team, User
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed
from slscb.core.writing import create


@transaction.atomic
def open_agency(*, actor: User | None, code: AgencyCode, name: str = "", telephone: str = "") -> Agency:
    """Open an agency with its group. `actor` is None only while the service is being set up. Raises Invalid, NotAllowed."""
    _check(actor)
    group = Group.objects.create(name=f"agency:{code}")
    agency = create(Agency(code=code, name=name or code.label, telephone=telephone, group=group))
    audit.record(actor=actor, action=Action.CREATE, target=agency)
    return agency


@transaction.atomic
def open_team(
    *, actor: User | None, agency: Agency, name: str, team_kind: TeamKind = TeamKind.CASEWORK, telephone: str = ""
) -> Team:
    """Open a team with its group. Raises Invalid, NotAllowed."""
    _check(actor)
    group = Group.objects.create(name=f"team:{agency.code}:{name}")
    team = create(Team(agency=agency, name=name, team_kind=team_kind, telephone=telephone, group=group))
    audit.record(actor=actor, action=Action.CREATE, target=team)
    return team


@transaction.atomic
def join_team(
    *, actor: User | None, user: User, team: Team, role: Role, starts_on: date, ends_on: date | None = None
) -> Membership:
    """Give a person a role in a team from a day on. Raises Invalid, NotAllowed."""
    _check(actor)
    place = {"team": team, "role": role, "starts_on": starts_on, "ends_on": ends_on}
    membership = create(Membership(user=user, given_by=actor, **place))
    audit.record(actor=actor, action=Action.GRANT, target=membership, detail={"role": role})
    return membership


def _check(actor: User | None) -> None:
    if actor is not None and not actor.may("account.manage"):
        raise NotAllowed("Only a system administrator may change accounts and teams.")
