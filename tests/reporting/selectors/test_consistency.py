"""How thresholds are applied: counts by agency, team and worker, for those who answer for them."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from reporting.forms import last_twelve_months
from reporting.selectors.consistency import consistency
from risk.services import approvals
from slscb.core.errors import NotAllowed
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_screening, an_assessment
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team("Safeguarding East")


@pytest.fixture
def worker(team):
    return a_user(Role.PRACTITIONER, team)


def asked(role=Role.CSE_LEAD, team=None):
    return consistency(a_user(role, team), last_twelve_months())


def test_overrides_up_and_down_are_counted_by_team_and_worker(team, worker):
    manager = a_user(Role.TEAM_MANAGER, team)
    an_assessment("L01", child=a_child(worker), by=worker)
    an_assessment("L01", child=a_child(worker), by=worker, final_level="medium", override_reason="Known adults")
    for decide in (approvals.approve_level, approvals.refuse_level):
        lower = an_assessment(
            "M01", "M02", child=a_child(worker), by=worker, final_level="low", override_reason="Explained"
        )
        decide(actor=manager, assessment_id=lower.public_id, reason="Seen", expected_version=lower.version)
    [east] = asked().teams
    assert (east.total, east.same, east.raised, east.lowered, east.undecided) == (4, 2, 1, 1, 1)
    assert [one.name for one in asked().workers] == [str(worker)]


def test_the_business_manager_sees_no_names_and_a_team_manager_their_own_team_alone(team, worker):
    an_assessment("L01", child=a_child(worker), by=worker)
    an_assessment("L01")
    board = asked(Role.LSCB_MANAGER)
    assert len(board.teams) == 2
    assert board.workers == []
    page = browser_of(a_user(Role.LSCB_MANAGER)).get("/reports/consistency/").content.decode()
    assert str(worker) not in page
    own = asked(Role.TEAM_MANAGER, team)
    assert [one.name for one in own.workers] == [str(worker)]
    assert (len(own.teams), own.proposals, own.sets) == (1, None, [])
    with pytest.raises(NotAllowed):
        asked(Role.PRACTITIONER)


def test_what_a_screening_proposed_stands_against_what_was_settled_by_agency(worker):
    nurse = a_user(Role.AGENCY_REPRESENTATIVE, a_team("Clinic", AgencyCode.HEALTH))
    for settled in (["M01", "M02"], ["L01"], ["H05"]):
        child = a_child(worker)
        involvement.begin(actor=worker, child=child, agency=nurse.live_memberships[0].team.agency, reason="Her nurse")
        a_screening("M01", "M02", child=child, by=nurse)
        an_assessment(*settled, child=child, by=worker)
    found = asked()
    health = next(row for row in found.proposals.rows if row.label == "Health")
    assert health.counts == (1, 1, 1, 3)
    assert found.crossed == {("medium", "medium"): 1, ("medium", "low"): 1, ("medium", "high"): 1}


def test_the_same_indicators_at_different_levels_are_shown_from_six_on_and_rare_ones_only_counted(worker):
    raised = {"final_level": "medium", "override_reason": "Known adults"}
    for number in range(6):
        an_assessment("L01", "L02", child=a_child(worker), by=worker, **(raised if number == 0 else {}))
    for given in ({}, raised):
        an_assessment("L05", child=a_child(worker), by=worker, **given)
    found = asked()
    assert [(one.codes, one.counts) for one in found.sets] == [(("L01", "L02"), (0, 5, 1, 0))]
    assert found.rare == 1


def test_the_page_stands_empty_too():
    page = browser_of(a_user(Role.CSE_LEAD)).get("/reports/consistency/")
    assert "There is no assessment in this period" in page.content.decode()


def test_how_thresholds_are_applied_is_read_as_a_measure():
    read = api_of(a_user(Role.LSCB_MANAGER)).get("/api/v1/reports/proposals/?by=agency").json()
    assert set(read["columns"]) == {"same", "lower", "higher", "all"}
