"""One assessment, and a child's history."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.services import chronology, involvement
from slscb.core.clock import now, today
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, an_episode_of_care
from tests.factories.missing import an_episode
from tests.factories.risk import a_manager_and_worker, a_screening, an_assessment, observed
from tests.factories.serac import a_meeting, an_item
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


def shown(user, assessment):
    return browser_of(user).get(f"/risk/assessments/{assessment.public_id}/")


def test_the_level_why_the_evidence_and_what_it_calls_for_are_shown(worker, child):
    found = an_assessment("M01", observed("M02", evidence="Told her <aunt>"), child=child, childs_views="She is fine")
    page = shown(worker, found).content.decode()
    for words in ("MEDIUM", "Two or more medium indicators", "Told her &lt;aunt&gt;", "Being groomed on the internet"):
        assert words in page
    for words in (
        "She is fine",
        "Specialist police response",
        "Intensive social care response",
        "What would change it",
    ):
        assert words in page


def test_what_is_new_changed_and_gone_since_the_assessment_before_is_marked(worker, child):
    an_assessment("L01", "M01", child=child)
    response = shown(worker, an_assessment("M01", "H02", child=child))
    marks = {one.title[:3]: one.mark.text if one.mark else "" for one in response.context["evidence"]}
    assert marks == {"M01": "", "H02": "New"}
    assert [one[:3] for one in response.context["gone"]] == ["L01"]


def test_a_step_down_from_high_says_that_the_panel_must_see_it(worker, child):
    an_assessment("H02", child=child)
    page = shown(worker, an_assessment("M01", "M02", child=child)).content.decode()
    assert "The level fell by one step, from high to medium. The SERAC panel must see this." in page


def test_a_screening_says_what_it_proposes_and_an_assessment_how_it_differs(worker, child):
    screening = a_screening("H02", child=child, by=worker)
    assert "Proposed level" in shown(worker, screening).content.decode()
    assert "proposed HIGH: another level" in shown(worker, an_assessment("L01", child=child)).content.decode()


def test_a_waiting_level_is_shown_with_the_way_to_decide_for_those_who_may():
    manager, worker = a_manager_and_worker()
    found = an_assessment("M01", "M02", by=worker, final_level="low", override_reason="Explained")
    decide = f"/risk/assessments/{found.public_id}/decide/"
    assert decide in shown(manager, found).content.decode()
    page = shown(worker, found).content.decode()
    assert "Waiting. The calculated level is in force" in page
    assert decide not in page


def test_only_the_agency_that_is_called_on_has_the_button(worker, child):
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    found = an_assessment("H02", child=child)
    buttons = {user: [one.acknowledge for one in shown(user, found).context["responses"]] for user in (officer, worker)}
    assert [bool(button) for button in buttons[officer]] == [True, False]
    assert [bool(button) for button in buttons[worker]] == [False, True]


def test_who_does_not_see_the_child_finds_nothing(worker, child):
    found = an_assessment("L01", child=child)
    assert shown(a_user(), found).status_code == 404
    assert browser_of(a_user()).get(f"/risk/children/{child.public_id}/").status_code == 404


def test_the_history_lists_everything_and_draws_the_level_over_time(worker, child):
    an_assessment("L01", child=child, assessed_on=today() - timedelta(days=60))
    a_screening("L02", child=child, by=worker)
    an_assessment("H02", child=child)
    response = browser_of(worker).get(f"/risk/children/{child.public_id}/")
    assert len(response.context["table"].rows) == 3
    chart = response.context["chart"]
    assert [point.words for point in chart.lines[0].points] == ["1", "3"]
    assert [[cell.text for cell in row[1:]] for row in chart.table.rows] == [
        ["Assessment", "LOW"],
        ["Assessment", "HIGH"],
    ]


def test_what_happened_is_laid_under_the_level_and_the_table_says_the_same(worker, child):
    an_assessment("L01", child=child, assessed_on=today() - timedelta(days=60))
    an_assessment("H02", child=child)
    seen, episode = now() - timedelta(days=50), an_episode(child, now() - timedelta(days=50))
    for at in (seen, seen + timedelta(hours=5)):  # reported and back: one episode
        chronology.add(actor=worker, child=child, happened_at=at, kind="missing", summary="Missing", link=episode)
    at = now() - timedelta(days=30)
    item = an_item(a_meeting(), child)
    chronology.add(actor=worker, child=child, happened_at=at, kind="panel", summary="Panel", link=item)
    an_episode_of_care(child, today() - timedelta(days=20))
    chart = browser_of(worker).get(f"/risk/children/{child.public_id}/").context["chart"]
    assert [key.name for key in chart.keys] == ["Level in force", "Missing episode", "Panel", "Move in care"]
    assert [line.series for line in chart.lines] == [1, 2, 3, 4]
    assert [[cell.text for cell in row[1:]] for row in chart.table.rows] == [
        ["Assessment", "LOW"], ["Missing episode", "–"], ["Panel", "–"], ["Move in care", "–"], ["Assessment", "HIGH"],
    ]  # fmt: skip
    left = [line.points[0].x for line in chart.lines]
    assert left == sorted(left)


def test_when_she_moved_is_for_those_who_may_be_told_where_she_lives(worker, child):
    an_assessment("L01", child=child, assessed_on=today() - timedelta(days=60))
    an_assessment("H02", child=child)
    an_episode_of_care(child, today() - timedelta(days=20))
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.EDUCATION), reason="School")
    teacher = a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)
    chart = browser_of(teacher).get(f"/risk/children/{child.public_id}/").context["chart"]
    assert [key.name for key in chart.keys] == ["Level in force"]


def test_before_the_first_assessment_the_history_says_so(worker, child):
    page = browser_of(worker).get(f"/risk/children/{child.public_id}/").content.decode()
    assert "Nobody has completed the tool" in page


def test_the_pages_need_as_many_statements_however_much_there_is(worker, child):
    for codes in (["L01", "M01"], ["M01", "M02", "L02"], ["H02", "M01", "M02", "L01", "L02"]):
        found = an_assessment(*codes, child=child)
    browser = browser_of(worker)
    with at_most(12):
        browser.get(f"/risk/assessments/{found.public_id}/")
    with at_most(10):
        browser.get(f"/risk/children/{child.public_id}/")
