"""The page of the nine counts and its file."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.choices import Role
from reporting.forms import named_periods
from reporting.rules import QUESTIONS
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db
PAGE, EXPORT = reverse("reporting:requests"), reverse("reporting:requests-export")


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def some_children(count: int, **details) -> None:
    for _ in range(count):
        a_returned_episode(a_child(**details), now() - timedelta(hours=3))


def period() -> str:
    return next(iter(named_periods()))


def test_the_page_shows_the_nine_counts_and_what_of_them_may_leave(manager):
    some_children(3)
    page = browser_of(manager)
    with at_most(9):
        body = page.get(PAGE).content.decode()
    for one in QUESTIONS:
        assert one.counts in body
    assert "&lt;6" in body


def test_the_business_manager_sees_no_name_and_no_list(manager):
    some_children(1, given_name="Unmistakable")
    body = browser_of(manager).get(PAGE).content.decode()
    assert "Unmistakable" not in body and "/list/" not in body


def test_each_count_leads_to_the_children_behind_it():
    team = a_team()
    child = a_child(a_user(Role.PRACTITIONER, team))
    a_returned_episode(child, now() - timedelta(hours=3), episode_kind="care")
    page = browser_of(a_user(Role.TEAM_MANAGER, team))
    body = page.get(PAGE).content.decode()
    links = [part.split('"')[0].replace("&amp;", "&") for part in body.split('href="/reports/foi-')[1:]]
    assert len(links) == 4
    for link in links:
        assert child.full_name in page.get(f"/reports/foi-{link}").content.decode()


def test_a_period_is_chosen_as_on_the_dashboard(manager):
    some_children(1)
    body = browser_of(manager).get(f"{PAGE}?period=2001-04-01_2002-03-31").content.decode()
    assert "1 April 2001 to 31 March 2002" in body
    assert browser_of(manager).get(f"{PAGE}?period=nonsense").status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_holds_nine_counts_and_no_small_one_and_is_written_down(manager, kind):
    some_children(3)
    answer = browser_of(manager).post(EXPORT, {"period": period(), "kind": kind})
    assert "slscb-freedom-of-information-" in answer.headers["Content-Disposition"]
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[5:14]
    else:
        rows = [[str(cell.value) for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active][5:14]
    assert [row[1] for row in rows] == [one.counts for one in QUESTIONS]
    assert {row[2] for row in rows} == {"<6", "0"}
    event = AuditEvent.objects.get(action="export")
    assert (event.actor, event.detail["part"], event.detail["kind"]) == (manager, "freedom_of_information", kind)


def test_whoever_only_looks_is_refused_the_file_and_a_practitioner_the_page():
    lead = browser_of(a_user(Role.TEAM_MANAGER))
    assert (lead.get(PAGE).status_code, lead.get(EXPORT).status_code) == (200, 403)
    assert "freedom-of-information/export" not in lead.get(PAGE).content.decode()
    assert browser_of(a_user(Role.PRACTITIONER)).get(PAGE).status_code == 403


def test_the_dashboard_leads_to_it(manager):
    assert f'href="{PAGE}"' in browser_of(manager).get(reverse("reporting:dashboard")).content.decode()
