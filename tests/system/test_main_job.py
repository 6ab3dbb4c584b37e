"""The whole way through: from a first concern to the SERAC panel, seven people, each under their own account."""

from datetime import timedelta

import pytest

from cases.models import Child
from missing.models import ReturnInterview
from slscb.core import outbox
from slscb.core.clock import now
from tests.system import journey
from tests.system.people import Person, at_work
from tests.system.seven import seven_people

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def people():
    return seven_people()


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
