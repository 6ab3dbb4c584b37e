"""The whole way through: from a first concern to the SERAC panel, seven people, each under their own account."""

from datetime import timedelta

import pytest

from agencies.choices import PARTNERS, AgencyCode, Role, TeamKind
from agencies.services import memberships
from cases.models import Child
from missing.models import ReturnInterview
from slscb.core import outbox
from slscb.core.clock import now, today
from tests.factories.agencies import LONG_AGO, a_team, a_user, an_agency
from tests.factories.risk import the_instrument
from tests.factories.serac import a_series
from tests.system import journey
from tests.system.people import Person, at_work

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def people():
    """Seven people, in the teams that the work needs, and the four-weekly series of meetings."""
    for code in PARTNERS:
        an_agency(code)
    the_instrument()
    a_series(first_meeting_on=today() - 28 * DAY)
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


@pytest.fixture
def working(browser, live_server, people, axe):
    """Opens the service as one of the seven."""
    return lambda name: at_work(browser, live_server.url, people[name].username, axe)


def test_from_a_first_concern_to_the_panel(working):
    with working("socialworker") as worker:
        journey.finds_that_the_child_is_not_known(worker)
        journey.records_her(worker)
        journey.reports_her_missing(worker)
        journey.records_her_return(worker)
    child = Child.objects.get()
    interview = ReturnInterview.objects.get()
    assert interview.due_at - interview.episodes.get().returned_at == timedelta(seconds=72 * 3600)
    outbox.dispatch(now())
    with working("socialworker") as worker:
        journey.is_reminded_of_the_overdue_interview(worker, child)
        journey.records_the_interview(worker, child)
        journey.completes_the_tool(worker, child)
    with working("police") as officer:
        journey.sees_her_among_flagged_cases(officer)
    with working("coordinator") as coordinator:
        plans_the_meeting(coordinator)
        journey.builds_and_circulates_the_agenda(coordinator)
    with working("chair") as chair:
        journey.prepares_and_records_the_meeting(chair)
    with working("health") as nurse:
        journey.answers_for_the_action(nurse)
    with working("manager") as manager:
        journey.reads_and_exports_the_figures(manager)
    with working("ig") as lead:
        journey.sees_who_opened_the_record(lead, child)


def plans_the_meeting(coordinator: Person) -> None:
    coordinator.menu("SERAC panel")
    coordinator.press("Plan a meeting")
    coordinator.fill_day("held_on", now() + DAY)
    coordinator.press("Plan the meeting")
    coordinator.sees("four weeks")
    coordinator.fill_day("held_on", now())
    coordinator.press("Plan the meeting")
    coordinator.press("Build the agenda")
