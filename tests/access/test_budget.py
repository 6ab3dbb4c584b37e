"""Somebody who opens one record after the other is stopped after 30 children, whichever door they take."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from cases.models import Child
from slscb.core import budget
from slscb.core.clock import now
from slscb.core.models import AuditEvent, Notice
from tests.access.crawl import clients
from tests.access.routes import Route, all_routes
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

TRIED = 40
OF_ONE_CHILD = [route for route in all_routes() if route.arguments == ("child_id",) and "GET" in route.methods]
FEWEST_DOORS = 15


@pytest.fixture
def worker():
    return a_user(Role.CSE_LEAD)


@pytest.fixture
def children(worker) -> list[Child]:
    """More children of one worker than may be opened in ten minutes, by names of their own."""
    return [a_child(worker, given_name="Canary", family_name=f"Number{number:02}x") for number in range(TRIED)]


def scrape(worker, children, routes: list[Route]) -> tuple[set[str], set[int]]:
    """Ask for each child by each of the routes in turn: who was shown, and every status that came."""
    doors, shown, statuses = clients(worker), set(), set()
    for number, child in enumerate(children):
        route = routes[number % len(routes)]
        answer = doors[route.is_api].get(route.address({"child_id": child.public_id}))
        statuses.add(answer.status_code)
        shown |= {one.family_name for one in children if one.family_name in answer.content.decode()}
    return shown, statuses


def doors_that_show(worker, child) -> list[Route]:
    """The routes about one child that open her record for this person."""
    doors, found, opened = clients(worker), [], AuditEvent.objects.filter(actor=worker, action="view")
    for route in OF_ONE_CHILD:
        before = opened.count()
        doors[route.is_api].get(route.address({"child_id": child.public_id}))
        if opened.count() > before:
            found.append(route)
    return found


def test_all_doors_in_turn_lead_to_30_children_and_no_further(children, worker, time_machine):
    doors = doors_that_show(worker, children[0])
    assert len(doors) >= FEWEST_DOORS, "the control: there are doors"
    time_machine.move_to(now() + budget.WITHIN, tick=False)
    shown, statuses = scrape(worker, children, doors)
    assert statuses == {200, 429}
    assert len(shown) <= budget.MOST
    assert opened_by(worker, now()) == budget.MOST


def test_after_30_children_every_single_door_is_shut(children, worker, time_machine):
    doors = doors_that_show(worker, children[0])
    time_machine.move_to(now() + budget.WITHIN, tick=False)
    api = next(route for route in doors if route.name == "api:child")
    shown, _ = scrape(worker, children[: budget.MOST], [api])
    assert len(shown) == budget.MOST, "the control: 30 are shown"
    for route in doors:
        assert scrape(worker, children[-1:], [route]) == (set(), {429}), route.name
    assert opened_by(worker, now()) == budget.MOST


def opened_by(worker, moment) -> int:
    """How many children a person opened at a moment, by the audit."""
    events = AuditEvent.objects.filter(actor=worker, action="view", at=moment)
    return len({child for about in events.values_list("about", flat=True) for child in about})


def test_whoever_is_stopped_is_told_why_and_when_to_come_back(children, worker, time_machine):
    began = now()
    time_machine.move_to(began, tick=False)
    for child in children[: budget.MOST]:
        browser_of(worker).get(f"/children/{child.public_id}/")
    time_machine.move_to(began + timedelta(minutes=4), tick=False)
    doors, last = clients(worker), children[budget.MOST].public_id
    page, answer = doors[False].get(f"/children/{last}/"), doors[True].get(f"/api/v1/children/{last}/")
    assert (page.status_code, page.headers["Retry-After"]) == (429, "360")
    assert f"records of {budget.MOST} children" in page.content.decode()
    assert "in about 6 minutes" in page.content.decode()
    assert "ring the information governance lead" in page.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "360")
    assert answer.headers["Content-Type"] == "application/problem+json"
    time_machine.move_to(began + budget.WITHIN, tick=False)
    assert doors[False].get(f"/children/{last}/").status_code == 200


def test_records_already_open_stay_open_and_lists_are_not_counted(children, worker):
    browser = browser_of(worker)
    for child in children[: budget.MOST]:
        assert browser.get("/children/").status_code == 200
        assert browser.get(f"/children/{child.public_id}/").status_code == 200
    assert browser.get(f"/children/{children[-1].public_id}/").status_code == 429
    assert browser.get(f"/children/{children[0].public_id}/").status_code == 200
    assert browser.get("/children/").status_code == 200


def test_one_person_s_openings_are_not_another_s(children, worker):
    team = worker.memberships.get().team
    for child in children[: budget.MOST]:
        browser_of(worker).get(f"/children/{child.public_id}/")
    assert browser_of(a_user(Role.CSE_LEAD, team)).get(f"/children/{children[-1].public_id}/").status_code == 200


def test_the_information_governance_lead_is_told_at_once_and_once_in_ten_minutes(children, worker, time_machine):
    lead, began = a_user(Role.IG_LEAD), now()
    time_machine.move_to(began, tick=False)
    scrape(worker, children, [route for route in OF_ONE_CHILD if route.name == "cases:child-view"])
    notice = Notice.objects.get(recipient=lead)
    assert (notice.urgent, notice.created_at) == (True, began)
    assert str(worker) in notice.title
    assert browser_of(lead).get(notice.link).status_code == 200
    assert AuditEvent.objects.filter(actor=worker, action="denied", detail__status=429).count() == TRIED - budget.MOST
    assert not any(AuditEvent.objects.filter(action="denied").values_list("about", flat=True))
    time_machine.move_to(began + budget.WITHIN, tick=False)
    scrape(worker, children, [route for route in OF_ONE_CHILD if route.name == "api:child"])
    assert Notice.objects.filter(recipient=lead).count() == 2


def test_what_no_request_of_the_person_s_own_writes_is_not_counted(children, worker):
    assert AuditEvent.objects.filter(actor=worker).count() >= TRIED
    assert browser_of(worker).get(f"/children/{children[0].public_id}/").status_code == 200
