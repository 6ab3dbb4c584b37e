"""Screening proposes, assessment sets; what follows from each level."""

from datetime import date, timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.models import Child
from cases.services import involvement
from risk.models import Assessment
from risk.services import completing
from slscb.core.clock import now, today
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import (
    a_manager_and_worker,
    a_screening,
    an_assessment,
    answers,
    observed,
    the_instrument,
)

pytestmark = pytest.mark.django_db


def faults_of(caught):
    return {fault.path: fault.message for fault in caught.value.faults}


@pytest.fixture
def child():
    return a_child()


@pytest.fixture
def worker(child):
    return child.allocations.get().worker


@pytest.mark.parametrize(
    ("codes", "level", "order", "days"),
    [
        (["H02"], "high", 0, 28),
        (["M01", "M02"], "medium", 1, 56),
        (["M01"], "low", 2, 84),
        (["L01", "L02"], "low", 2, 84),
        ([], "none", 3, None),
    ],
)
def test_an_assessment_sets_the_childs_level_and_review(child, codes, level, order, days):
    found = an_assessment(*codes, child=child)
    child.refresh_from_db()
    due = today() + timedelta(days=days) if days else None
    assert (found.calculated_level, found.final_level, found.review_due_on) == (level, level, due)
    assert (child.risk_level, child.risk_order, child.review_due_on) == (level, order, due)


@pytest.mark.parametrize(
    ("ticked", "details", "flag"),
    [
        (["M01"], {}, "single_medium"),
        (["L01"], {"offence_evidence": True}, "offence_evidence"),
        (["M01", "M02"], {"exploitation_models": ("organised",)}, "organised_model"),
        (["M01", "M02"], {"organised_model": True}, "organised_model"),
        (["L01", observed("H02", when="historic")], {}, "historic_changes_level"),
        ([observed("H01", age_at_event=12)], {}, "under_13_penetrative_sex"),
    ],
)
def test_each_flag_is_kept_and_asks_for_a_review(child, ticked, details, flag):
    found = an_assessment(*ticked, child=child, **details)
    assert found.flags == [flag]
    assert found.review_required


def test_the_rule_and_its_indicators_are_kept_as_reasons(child):
    found = an_assessment("M02", "M01", "L01", child=child)
    assert found.reasons == [{"level": "medium", "rule": "two or more medium indicators", "codes": ["M01", "M02"]}]


def test_each_tick_keeps_what_it_rests_on(child):
    health = an_agency(AgencyCode.HEALTH)
    seen = today() - timedelta(days=400)
    found = an_assessment(
        observed(
            "M02", evidence=" Messages on her phone ", nature="opinion", when="", observed_on=seen, agency="health"
        ),
        child=child,
    )
    tick = found.ticks.select_related("indicator").get()
    assert (tick.indicator.code, tick.evidence, tick.nature) == ("M02", "Messages on her phone", "opinion")
    assert (tick.when, tick.observed_on, tick.agency) == ("historic", seen, health)


def test_an_indicator_without_a_when_is_current_within_six_months(child):
    found = an_assessment(observed("H02", when="", observed_on=today() - timedelta(days=170)), child=child)
    assert found.calculated_level == "high"


def test_every_fault_is_told_at_once_and_nothing_is_saved(child, worker):
    the_instrument()
    bad = answers(
        observed("X99", evidence=""),
        observed("H01", nature="gossip"),
        observed("M01", when="", observed_on=today() + timedelta(days=1)),
        observed("M01"),
        observed("M02", agency="nobody"),
        assessed_on=today() + timedelta(days=1),
        final_level="none",
    )
    with pytest.raises(Invalid) as caught:
        completing.complete_assessment(actor=worker, child_id=child.public_id, answers=bad)
    assert set(faults_of(caught)) == {
        "assessed_on",
        "indicators[0].code",
        "indicators[0].evidence",
        "indicators[1].nature",
        "indicators[1].age_at_event",
        "indicators[3].code",
        "indicators[4].agency",
        "final_level",
        "override_reason",
    }
    assert not Assessment.objects.exists()


def test_self_harm_among_the_high_indicators_needs_another_one(child):
    with pytest.raises(Invalid) as caught:
        an_assessment("H12", child=child)
    assert "needs at least one other" in faults_of(caught)["indicators[0].code"]


def test_an_assessment_follows_the_one_before_and_never_goes_behind_it(child):
    first = an_assessment("L01", child=child)
    second = an_assessment("M01", "M02", child=child)
    assert second.previous == first
    with pytest.raises(Invalid) as caught:
        an_assessment("L01", child=child, assessed_on=today() - timedelta(days=1))
    assert "later assessment" in faults_of(caught)["assessed_on"]


def test_there_is_no_assessment_before_the_tool_was_in_force(child):
    with pytest.raises(Invalid) as caught:
        an_assessment("L01", child=child, assessed_on=date(2014, 1, 1))
    assert "No version of the tool" in faults_of(caught)["assessed_on"]


def test_the_assessor_may_settle_on_a_higher_level_with_a_reason(child):
    with pytest.raises(Invalid) as caught:
        an_assessment("L01", child=child, final_level="high")
    assert set(faults_of(caught)) == {"override_reason"}
    found = an_assessment("L01", child=child, final_level="high", override_reason="She met him again")
    assert (found.calculated_level, found.final_level, found.status) == ("low", "high", "completed")
    child.refresh_from_db()
    assert child.risk_level == "high"


def test_a_lower_level_waits_for_approval_and_the_calculated_one_is_in_force(child):
    found = an_assessment("M01", "M02", child=child, final_level="low", override_reason="Both explained")
    assert (found.status, found.final_level, found.requested_level) == ("awaiting_approval", "medium", "low")
    child.refresh_from_db()
    assert child.risk_level == "medium"


def test_two_step_downs_are_never_in_one_assessment(child):
    with pytest.raises(Invalid) as caught:
        an_assessment("H02", child=child, final_level="low", override_reason="Explained")
    assert "one step" in faults_of(caught)["final_level"]


def test_those_who_may_approve_are_told_of_a_lower_level():
    manager, worker = a_manager_and_worker()
    team = worker.memberships.get().team
    lead, _elsewhere = a_user(Role.CSE_LEAD, team), a_user(Role.CSE_LEAD)
    found = an_assessment("M01", "M02", by=worker, final_level="low", override_reason="Both explained")
    told = Notice.objects.filter(key=f"risk.approval:{found.public_id}")
    assert {notice.recipient for notice in told} == {manager, lead}


def test_a_lower_level_that_nobody_there_may_approve_is_escalated_to_the_cse_lead_who_then_sees_the_child():
    worker, lead = a_user(), a_user(Role.CSE_LEAD)
    found = an_assessment("M01", "M02", by=worker, final_level="low", override_reason="Both explained")
    told = Notice.objects.filter(key=f"risk.approval:{found.public_id}")
    assert [notice.recipient for notice in told] == [lead]
    grant = lead.childusergrant_set.get()
    assert (grant.content_object, grant.basis) == (found.child, "escalation")
    assert timedelta(days=27) < grant.until - now() <= timedelta(days=28)


def test_a_new_assessment_overtakes_a_lower_level_that_nobody_decided_on(child):
    first = an_assessment("M01", "M02", child=child, final_level="low", override_reason="Both explained")
    an_assessment("H02", child=child)
    first.refresh_from_db()
    assert first.status == "completed"
    assert first.decision_reason.startswith("Overtaken")
    assert (first.approved_by, first.final_level) == (None, "medium")


def test_h01_ticked_tells_the_team_that_a_referral_must_be_made_at_once():
    manager, worker = a_manager_and_worker()
    found = an_assessment(observed("H01", when="historic", age_at_event=12), by=worker)
    assert found.final_level == "none"
    notice = Notice.objects.get(key=f"risk.refer:{found.public_id}")
    assert (notice.recipient, notice.urgent) == (manager, True)


def test_a_screening_proposes_a_level_and_leaves_the_childs_own():
    manager, worker = a_manager_and_worker()
    child = a_child(worker)
    an_assessment("L01", child=child)
    nurse = a_member_of(AgencyCode.HEALTH)
    involvement.begin(actor=manager, child=child, agency=an_agency(AgencyCode.HEALTH), reason="School nurse")
    found = a_screening("H02", child=child, by=nurse)
    child.refresh_from_db()
    assert (found.final_level, found.agency.code, found.review_due_on) == ("high", "health", None)
    assert child.risk_level == "low"
    told = Notice.objects.filter(key=f"risk.screened:{found.public_id}")
    assert {notice.recipient for notice in told} == {manager, worker}


def test_a_screening_may_propose_more_than_the_tool_gives_and_never_less(child, worker):
    higher = a_screening("L01", child=child, by=worker, final_level="medium", override_reason="The pattern is new")
    assert higher.final_level == "medium"
    with pytest.raises(Invalid) as caught:
        a_screening("M01", "M02", child=child, by=worker, final_level="low", override_reason="Explained")
    assert "cannot propose less" in faults_of(caught)["final_level"]


def test_an_assessment_takes_up_the_newest_screening_once(child, worker):
    a_screening("L01", child=child, by=worker)
    newest = a_screening("M01", child=child, by=worker)
    first = an_assessment("M01", child=child)
    second = an_assessment("M01", child=child)
    assert (first.based_on_screening, second.based_on_screening) == (newest, None)


def test_only_childrens_social_care_assesses(child, worker):
    elsewhere = a_member_of(AgencyCode.ENGAGE, Role.PRACTITIONER)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.ENGAGE), reason="Youth work")
    with pytest.raises(NotAllowed, match="Children's Social Care"):
        an_assessment("L01", child=child, by=elsewhere)
    assert a_screening("L01", child=child, by=elsewhere)


def test_a_child_that_one_does_not_see_cannot_be_assessed(child):
    with pytest.raises(NotVisible):
        an_assessment("L01", child=child, by=a_user())


def test_a_role_without_the_capability_cannot_assess(child, worker):
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    with pytest.raises(NotAllowed):
        an_assessment("L01", child=child, by=officer)
    assert a_screening("L01", child=child, by=officer)


def test_a_closed_case_may_be_screened_and_is_assessed_once_it_is_open_again(child, worker):
    Child.objects.filter(pk=child.pk).update(status="closed", closed_on=today())
    with pytest.raises(Invalid, match="closed"):
        an_assessment("L01", child=child, by=worker)
    assert a_screening("L01", child=child, by=worker)


def test_the_chronology_tells_the_level_and_why(child):
    found = an_assessment("M01", "M02", child=child)
    line = child.chronology.filter(entry_kind="risk").get()
    assert line.summary == "Assessed as MEDIUM by the tool: two or more medium indicators (M01, M02)"
    assert line.link_id == found.public_id


def test_completing_is_written_into_the_audit_without_names_or_words(child, worker):
    found = an_assessment("M01", "M02", child=child)
    event = AuditEvent.objects.get(action="create", target_id=found.public_id)
    assert (event.actor, event.about) == (worker, [child.pk])
    assert event.detail == {"kind": "assessment", "calculated": "medium", "final": "medium"}
