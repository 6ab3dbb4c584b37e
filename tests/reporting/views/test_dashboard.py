"""The dashboard, a measure, the list behind a figure, the export and the API."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.choices import Role
from reporting import selectors
from reporting.forms import named_periods
from reporting.services import exports
from slscb.core.clock import now, today
from slscb.core.errors import NotAllowed
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode, an_episode
from tests.helpers.signing_in import api_of, browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def some_episodes(count: int, **details) -> None:
    for _ in range(count):
        an_episode(a_child(**details), now() - HOUR)


def this_quarter() -> tuple[str, object]:
    return next((key, period) for key, period in named_periods().items() if (period.last - period.first).days < 100)


def test_the_dashboard_shows_every_measure_as_chart_and_table(manager):
    some_episodes(2)
    body = browser_of(manager).get(reverse("reporting:dashboard")).content.decode()
    for measure in selectors.MEASURES.values():
        assert measure.title in body
        assert measure.explains.replace("'", "&#x27;") in body
    assert body.count('<figure class="app-chart"') == len(selectors.MEASURES)


def test_the_business_manager_sees_counts_and_not_one_name_or_list(manager):
    an_episode(a_child(given_name="Unmistakable"), now() - HOUR)
    page = browser_of(manager)
    for name in selectors.MEASURES:
        body = page.get(reverse("reporting:measure-view", args=[name])).content.decode()
        assert "Unmistakable" not in body
        assert f"/reports/{name}/list/" not in body
        assert page.get(reverse("reporting:measure-list", args=[name])).status_code == 403


def test_a_manager_opens_the_list_behind_a_figure():
    team = a_team()
    child = a_child(a_user(Role.PRACTITIONER, team))
    a_returned_episode(child)
    page = browser_of(a_user(Role.TEAM_MANAGER, team))
    body = page.get(reverse("reporting:measure-view", args=["episodes"])).content.decode()
    address = body.split('href="/reports/episodes/list/')[1].split('"')[0].replace("&amp;", "&")
    assert child.full_name in page.get(f"/reports/episodes/list/{address}").content.decode()


@pytest.mark.parametrize(
    "asked", ["period=nonsense", "period=dates&first_day=1", "period=2026-01-01_1999-01-01", "by=x"]
)
def test_a_strange_address_never_breaks_the_page(manager, asked):
    assert browser_of(manager).get(f"{reverse('reporting:dashboard')}?{asked}").status_code == 200


def test_pages_keep_to_their_number_of_statements(manager):
    some_episodes(3)
    page = browser_of(manager)
    with at_most(15):
        page.get(reverse("reporting:dashboard"))


def test_an_export_hides_counts_under_six_and_is_written_down(manager):
    some_episodes(4, ward="upton")
    some_episodes(7, ward="chalvey")
    key, _ = this_quarter()
    answer = browser_of(manager).post(reverse("reporting:export"), {"period": key, "kind": "xlsx"})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    book = load_workbook(io.BytesIO(answer.content))
    assert len(book.sheetnames) == len(selectors.MEASURES)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    event = AuditEvent.objects.get(action="export")
    assert (event.actor, event.detail["kind"]) == (manager, "xlsx")


def test_no_count_from_one_to_five_leaves_in_any_file(manager):
    some_episodes(4)
    _, period = this_quarter()
    content = exports.export_figures(actor=manager, period=period, kind="csv").decode("utf-8-sig")
    lines = [line for line in csv.reader(io.StringIO(content)) if len(line) > 1]
    assert lines
    assert not {value for line in lines for value in line[1:]} & {"1", "2", "3", "4", "5"}
    assert "<6" in content


def test_a_role_that_only_looks_does_not_export():
    _, period = this_quarter()
    with pytest.raises(NotAllowed):
        exports.export_figures(actor=a_user(Role.TEAM_MANAGER), period=period, kind="csv")


def test_an_export_of_no_period_is_refused_at_the_field(manager):
    answer = browser_of(manager).post(reverse("reporting:export"), {"kind": "pdf"})
    assert answer.status_code == 422
    assert 'id="id_period-error"' in answer.content.decode()


def test_the_api_reads_the_same_figures(manager):
    some_episodes(3)
    body = api_of(manager).get("/api/v1/reports/episodes/", {"by": "sex", "to": today().isoformat()}).json()
    assert body["totals"]["episodes"] == 3
    assert {row["key"]: row["counts"]["episodes"] for row in body["rows"]}["F"] == 3


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        ({"from": "x", "to": "y"}, {"from", "to"}),
        ({"from": "2026-02-01", "to": "2026-01-01"}, {"to"}),
        ({"by": "z"}, {"by"}),
    ],
)
def test_the_api_says_what_is_wrong_with_the_question(manager, asked, paths):
    answer = api_of(manager).get("/api/v1/reports/episodes/", asked)
    assert answer.status_code == 400
    assert {fault["path"] for fault in answer.json()["errors"]} == paths


def test_a_measure_that_is_not_there_is_404(manager):
    assert api_of(manager).get("/api/v1/reports/nothing/").status_code == 404
    assert browser_of(manager).get("/reports/nothing/").status_code == 404
