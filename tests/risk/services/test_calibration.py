"""The calibration exercise: each scores each vignette once, with the tool's own rule, and no record is touched."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from agencies.choices import AgencyCode, Role
from risk import rules, selectors
from risk.data import load_instrument, vignettes
from risk.models import Assessment, VignetteScore
from risk.rules import Tick
from risk.services import calibration
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import Notice
from tests.factories.agencies import a_team, a_user
from tests.factories.risk import a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.CSE_LEAD)


@pytest.fixture
def opened(lead):
    return a_round(lead)


def score(actor, opened, number, *codes, **said):
    said = {"offence_evidence": False, "organised_model": False} | said
    ticks = [Tick(code, "current", 11 if code == "H01" else None) for code in codes]
    return calibration.score_vignette(actor=actor, round_id=opened.public_id, number=number, ticks=ticks, **said)


def score_all(actor, opened, *, but=()):
    for number, one in enumerate(vignettes(), start=1):
        if number not in but:
            raised = {"level": one["level"], "reason": "Organised"} if one["title"] == "Two schools, one flat" else {}
            score(actor, opened, number, *one["codes"], **raised)


def test_the_writers_answers_are_the_tool_s_own_but_for_the_one_that_they_raised():
    tool = load_instrument("1")
    assert len(vignettes()) >= 8
    for one in vignettes():
        ticks = [Tick(code, "current", 11 if code == "H01" else None) for code in one["codes"]]
        level = rules.score(tool, ticks, organised_model=one["title"] == "Two schools, one flat").level
        assert level == one["level"] or one["title"] == "Two schools, one flat", one["title"]


def test_a_vignette_is_scored_by_the_tool_s_rule_and_no_assessment_is_made(opened):
    made = score(a_user(), opened, 2, "M01", "M07")
    assert (made.calculated_level, made.level) == ("medium", "medium")
    assert not Assessment.objects.exists()


def test_each_scores_each_vignette_once_and_nothing_of_it_changes(opened):
    worker = a_user()
    made = score(worker, opened, 1, "L01")
    with pytest.raises(Invalid, match="scored this vignette already"), transaction.atomic():
        score(worker, opened, 1, "L02")
    score(a_user(), opened, 1, "L02")
    with pytest.raises(DatabaseError), transaction.atomic():
        VignetteScore.objects.filter(pk=made.pk).update(level="high")


def test_every_fault_is_told_at_once_another_level_needs_a_reason(opened):
    with pytest.raises(Invalid) as caught:
        score(a_user(), opened, 8, "H01", "H12", "X99", level="low")
    paths = [fault.path for fault in caught.value.faults]
    assert "indicators[2].code" in paths
    assert "reason" in paths


def test_only_practitioners_score_and_only_leads_open_and_close(opened, lead):
    with pytest.raises(NotAllowed):
        score(a_user(Role.LSCB_MANAGER), opened, 1)
    for call in (lambda who: a_round(who), lambda who: calibration.close_round(actor=who, round_id=opened.public_id)):
        with pytest.raises(NotAllowed):
            call(a_user())
    with pytest.raises(NotVisible):
        score(lead, opened, 99)


def test_one_round_is_open_at_a_time_and_a_closed_one_takes_no_more(opened, lead):
    with pytest.raises(Invalid, match="A round is open already"), transaction.atomic():
        a_round(lead)
    worker = a_user()
    score(worker, opened, 1, "L01")
    calibration.close_round(actor=lead, round_id=opened.public_id)
    calibration.close_round(actor=lead, round_id=opened.public_id)
    assert Notice.objects.filter(recipient=worker, key__startswith="risk.round_closed").count() == 1
    with pytest.raises(Invalid, match="closed"):
        score(worker, opened, 2)


def test_a_round_is_over_after_its_last_day_by_itself(opened, time_machine):
    time_machine.move_to(now() + timedelta(days=15))
    assert not selectors.is_open(opened)
    assert selectors.open_round() is None


def test_the_group_is_hidden_while_the_round_is_open_and_shown_beside_ones_own_afterwards(opened, lead):
    worker, other = a_user(), a_user()
    score(worker, opened, 2, "M01", "M07")
    score(other, opened, 2, "M01")
    assert selectors.round_page(worker, opened.public_id).group == {}
    assert selectors.round_results(lead, opened.public_id).agreement is None
    calibration.close_round(actor=lead, round_id=opened.public_id)
    page = selectors.round_page(worker, opened.public_id)
    second = page.vignettes[1].pk
    assert page.own[second].level == "medium"
    assert page.group[second] == {"medium": 1, "low": 1}


def test_results_hold_numbers_and_agencies_and_no_names_and_say_what_is_missing(opened, lead):
    nurse = a_user(Role.AGENCY_REPRESENTATIVE, a_team("Clinic", AgencyCode.HEALTH))
    for who in (a_user(), nurse):
        score_all(who, opened)
    score_all(a_user(), opened, but=(3, 4))
    calibration.close_round(actor=lead, round_id=opened.public_id)
    found = selectors.round_results(a_user(Role.LSCB_MANAGER), opened.public_id)
    assert [one.scored for one in found.raters] == [10, 10, 8]
    assert found.raters[1].agency == "Health"
    assert found.agreement.everybody.value == pytest.approx(1)
    assert found.agreement.left_out == 1
    assert found.agreement.pairs[0, 2].items == 8
    with pytest.raises(NotAllowed):
        selectors.round_results(a_user(), opened.public_id)


def test_the_home_page_says_what_is_left_to_score(opened):
    worker = a_user()
    assert selectors.to_score(worker)[1:] == (0, 10)
    score_all(worker, opened)
    assert selectors.to_score(worker) is None
