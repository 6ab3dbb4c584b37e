"""Where the stories of notices happen: a team that holds a child, bystanders, days that pass, and whose door is shut."""

from datetime import timedelta

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Membership, User
from cases.models import Child
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.models import Notice
from tests.factories.agencies import a_member_of, a_panel, a_team, a_user
from tests.factories.cases import a_child
from tests.factories.intelligence import an_officer
from tests.factories.missing import HOUR
from tests.helpers.signing_in import browser_of

DAY = timedelta(days=1)


class Place:
    """A team that holds a child, and bystanders."""

    def __init__(self, *, manager: bool = True) -> None:
        self.team = a_team()
        self.worker = a_user(team=self.team)
        self.manager = a_user(Role.TEAM_MANAGER, self.team) if manager else None
        self.lead = a_user(Role.CSE_LEAD, a_team("Safeguarding leads"))
        self.officer = an_officer()
        a_member_of(AgencyCode.HEALTH, Role.CSE_LEAD)
        a_member_of(AgencyCode.POLICE, Role.CSE_LEAD)
        a_user(Role.TEAM_MANAGER)
        self.chair, self.coordinator = a_panel()
        members = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
        a_user(Role.CHAMPION, members)
        self.member = a_user(Role.AGENCY_REPRESENTATIVE, members)
        self.child: Child = a_child(self.worker)

    def leave(self, user: User) -> None:
        """Somebody whose membership ended yesterday, and whose allocation nobody has moved; told before is told well."""
        assert closed_doors() == []
        Notice.objects.update(read_at=now())
        Membership.objects.filter(user=user).update(ends_on=today() - DAY)


def pass_the_days(days: int) -> None:
    """A pass of the dispatcher every six hours."""
    for quarter in range(days * 4):
        outbox.dispatch(now() + quarter * 6 * HOUR)


def closed_doors() -> list[str]:
    """Every notice whose link its recipient cannot open."""
    shut = []
    for notice in Notice.objects.filter(read_at=None).select_related("recipient"):
        status = browser_of(User.objects.get(pk=notice.recipient_id)).get(notice.link).status_code
        if status != 200:
            roles = sorted(notice.recipient.memberships.values_list("role", flat=True))
            shut.append(f"{notice.key} {notice.link} as {roles}: {status}")
    return shut
