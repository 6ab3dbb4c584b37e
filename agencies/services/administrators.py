"""Setting up the first two system administrators, before whom there is nobody to ask or to approve."""

from django.db import transaction

from agencies import selectors
from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Agency, Membership, Team, User
from agencies.services import memberships
from slscb.core.clock import today
from slscb.core.errors import NotVisible

NEEDED = 2
OFFICE = "Administration of accounts"


class SetUpAlready(Exception):
    """There are two administrators: from now on it takes both."""


@transaction.atomic
def make_administrator(*, actor: None, username: str) -> Membership:
    """Give an account the role of system administrator, from the command line, while fewer than two hold it.

    Raises Invalid, NotVisible, SetUpAlready. Source: ASVS 2.3.5.
    """
    account = User.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise NotVisible("account")
    if selectors.people_with([Role.SYSTEM_ADMINISTRATOR]).count() >= NEEDED:
        raise SetUpAlready
    return memberships.join_team(
        actor=actor, user=account, team=_office(), role=Role.SYSTEM_ADMINISTRATOR, starts_on=today()
    )


def _office() -> Team:
    """The board's own office, opened with the board where the service is new."""
    code = AgencyCode.BOARD
    board = Agency.objects.filter(code=code).first() or memberships.open_agency(actor=None, code=code)
    office = Team.objects.filter(agency=board, team_kind=TeamKind.OFFICE).order_by("pk").first()
    return office or memberships.open_team(actor=None, agency=board, name=OFFICE, team_kind=TeamKind.OFFICE)
