"""The seven people of the main job, in the teams that the work needs."""

from datetime import timedelta

from agencies.choices import PARTNERS, AgencyCode, Role, TeamKind
from agencies.models import User
from agencies.services import memberships
from slscb.core.clock import today
from tests.factories.agencies import LONG_AGO, a_team, a_user, an_agency
from tests.factories.risk import the_instrument
from tests.factories.serac import a_series


def seven_people() -> dict[str, User]:
    """Seven people, in the teams that the work needs, and the four-weekly series of meetings."""
    for code in PARTNERS:
        an_agency(code)
    the_instrument()
    a_series(first_meeting_on=today() - timedelta(days=28))
    members = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
    office = a_team("SERAC office", AgencyCode.SOCIAL_CARE, TeamKind.PANEL_OFFICE)
    board = a_team("Board office", AgencyCode.BOARD, TeamKind.OFFICE)
    unit = a_team("Missing persons unit", AgencyCode.POLICE, TeamKind.OFFICE)
    found = {
        "socialworker": a_user(Role.PRACTITIONER, a_team("Assessment team"), "socialworker"),
        "police": a_user(Role.POLICE_LIAISON, unit, "police"),
        "coordinator": a_user(Role.SERAC_COORDINATOR, office, "serac.coordinator"),
        "chair": a_user(Role.SERAC_CHAIR, office, "serac.chair"),
        "manager": a_user(Role.LSCB_MANAGER, board, "lscb.manager"),
        "ig": a_user(Role.IG_LEAD, board, "ig.lead"),
        "health": a_user(Role.AGENCY_REPRESENTATIVE, a_team("Named nurses", AgencyCode.HEALTH), "health"),
    }
    role, since = Role.AGENCY_REPRESENTATIVE, LONG_AGO
    memberships.join_team(actor=None, user=found["health"], team=members, role=role, starts_on=since)
    return found
