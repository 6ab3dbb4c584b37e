"""The README's ten minutes on a made-up borough as the demo has it, step by step, with the accounts that it names."""

import pytest

from agencies.models import User
from cases.models import Child
from missing.models import ReturnInterview
from reporting.seeding import seed
from reporting.seeding.accounts import DEMO_PASSWORD
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.words import day_words
from tests.factories.risk import the_instrument
from tests.system import journey
from tests.system.people import Person, at_work

pytestmark = pytest.mark.django_db(transaction=True)
CHILDREN = 120


@pytest.fixture
def working(browser, live_server, monkeypatch):
    """Opens the made-up borough as one of the accounts of the demo; `test_main_job` holds the same pages to axe."""
    the_instrument()
    # A live server overrides settings, which hides whose they are.
    monkeypatch.setattr("reporting.seeding.borough.is_made_up_place", lambda: True)
    seed(children=CHILDREN, seed=1)
    return lambda username: at_work(browser, live_server.url, username, lambda page: None, DEMO_PASSWORD)


def test_the_ten_minutes_of_the_readme(working):
    with working("socialworker") as worker:
        journey.finds_that_the_child_is_not_known(worker)
        journey.records_her(worker)
        journey.reports_her_missing(worker)
        journey.records_her_return(worker)
    child = Child.objects.get(given_name="Layla", family_name="Hussain")
    outbox.dispatch(now())
    with working("socialworker") as worker:
        journey.is_reminded_of_the_overdue_interview(worker, child)
        journey.records_the_interview(worker, child)
        journey.completes_the_tool(worker, child)
    interview = ReturnInterview.objects.get(episodes__child=child)
    assert (interview.due_at - interview.episodes.get().returned_at).total_seconds() == 72 * 3600
    with working("police") as officer:
        journey.sees_her_among_flagged_cases(officer)
    with working("serac.coordinator") as coordinator:
        opens_todays_agenda_and_builds_it_again(coordinator)
        journey.builds_and_circulates_the_agenda(coordinator)
    with working("serac.chair") as chair:
        journey.prepares_and_records_the_meeting(chair)
    with working("health") as nurse:
        journey.answers_for_the_action(nurse)
    with working("lscb.manager") as manager:
        journey.reads_and_exports_the_figures(manager)
    with working("ig.lead") as lead:
        journey.sees_who_opened_the_record(lead, child)
        for username in ("socialworker", "police", "serac.chair", "health"):
            lead.sees(str(User.objects.get(username=username)))


def opens_todays_agenda_and_builds_it_again(coordinator: Person) -> None:
    coordinator.sees("The agenda was due out on")
    coordinator.menu("SERAC panel")
    coordinator.follow(day_words(today()))
    coordinator.sees_not("Layla Hussain")
    coordinator.press("Build again")
