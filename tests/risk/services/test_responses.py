"""MEDIUM and HIGH call for police and social care, tracked to the end."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.models import Child
from risk.models import RequiredResponse
from risk.services import responses
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.days import working_days_after
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import Notice
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, a_screening, an_assessment, observed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return a_manager_and_worker()


@pytest.fixture
def officer():
    return a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)


def police_response(assessment):
    return RequiredResponse.objects.get(
        child=assessment.child, response_kind="police", status__in=["not_started", "acknowledged"]
    )


@pytest.mark.parametrize(("codes", "days"), [(["H02"], 1), (["M01", "M02"], 5)])
def test_medium_and_high_each_call_for_both_responses_with_owner_and_due_date(people, codes, days):
    found = an_assessment(*codes, by=people[1])
    called_for = {one.response_kind: one for one in found.responses.select_related("agency", "owner")}
    due = working_days_after(today(), days)
    assert {kind: (one.agency.code, one.due_on) for kind, one in called_for.items()} == {
        "police": ("police", due),
        "social_care": ("csc", due),
    }
    assert (called_for["social_care"].owner, called_for["police"].owner) == (people[1], None)


@pytest.mark.parametrize("codes", [["L01"], ["M01"], []])
def test_low_and_none_call_for_nothing_and_leave_police_out(officer, codes):
    found = an_assessment(*codes)
    assert not found.responses.exists()
    assert not Child.objects.visible_to(officer).exists()


def test_police_become_involved_and_police_liaison_is_told(people, officer):
    found = an_assessment("M01", "M02", by=people[1])
    assert Child.objects.visible_to(officer).get() == found.child
    involved = found.child.involvements.select_related("agency").get()
    assert (involved.agency.code, involved.reason) == ("police", responses.WHY_POLICE)
    told = Notice.objects.filter(key__startswith=f"risk.flagged:{found.public_id}")
    assert {notice.recipient for notice in told} == {officer, people[0]}
    assert all(found.child.reference in notice.title and notice.urgent for notice in told)


def test_an_open_response_moves_on_to_the_next_assessment_of_the_same_level(people, officer):
    first = an_assessment("M01", "M02", by=people[1])
    responses.acknowledge(actor=officer, response_id=police_response(first).public_id)
    second = an_assessment("M01", "M03", child=first.child)
    kept = police_response(second)
    assert (kept.assessment, kept.status, kept.owner) == (second, "acknowledged", officer)
    assert RequiredResponse.objects.count() == 2


def test_a_raised_level_starts_an_open_response_anew_and_tells_again(people, officer):
    first = an_assessment("M01", "M02", by=people[1])
    responses.acknowledge(actor=officer, response_id=police_response(first).public_id)
    second = an_assessment("H02", child=first.child)
    again = police_response(second)
    assert (again.assessment, again.status, again.due_on) == (second, "not_started", working_days_after(today(), 1))
    assert Notice.objects.filter(recipient=officer, key__startswith="risk.flagged").count() == 2


def test_a_level_that_falls_below_medium_drops_what_is_open(people):
    first = an_assessment("H02", by=people[1])
    an_assessment("L01", child=first.child)
    assert set(RequiredResponse.objects.values_list("status", flat=True)) == {"not_needed"}


def test_a_response_that_is_done_stays_done_and_the_next_assessment_calls_for_another(people, officer):
    first = an_assessment("M01", "M02", by=people[1])
    done = responses.complete(
        actor=officer, response_id=police_response(first).public_id, outcome="Visited", expected_version=1
    )
    an_assessment("M01", "M02", child=first.child)
    done.refresh_from_db()
    assert (done.status, done.assessment) == ("done", first)
    assert RequiredResponse.objects.filter(response_kind="police").count() == 2


def test_one_click_acknowledges_and_the_second_changes_nothing(people, officer):
    found = police_response(an_assessment("H02", by=people[1]))
    first = responses.acknowledge(actor=officer, response_id=found.public_id)
    second = responses.acknowledge(actor=officer, response_id=found.public_id)
    assert (first.status, first.owner, first.version) == ("acknowledged", officer, 2)
    assert second.version == 2


def test_an_outcome_is_required_and_closes_the_response(people, officer):
    found = police_response(an_assessment("H02", by=people[1]))
    with pytest.raises(Invalid, match="what came of it"):
        responses.complete(actor=officer, response_id=found.public_id, outcome=" ", expected_version=1)
    with pytest.raises(Stale):
        responses.complete(actor=officer, response_id=found.public_id, outcome="Visited", expected_version=9)
    done = responses.complete(actor=officer, response_id=found.public_id, outcome="Visited", expected_version=1)
    assert (done.status, done.owner, done.outcome) == ("done", officer, "Visited")
    with pytest.raises(Invalid, match="closed"):
        responses.acknowledge(actor=officer, response_id=found.public_id)


def test_only_the_agency_that_is_called_on_answers(people, officer):
    found = police_response(an_assessment("H02", by=people[1]))
    with pytest.raises(NotAllowed, match="another agency"):
        responses.acknowledge(actor=people[1], response_id=found.public_id)
    with pytest.raises(NotVisible):
        responses.acknowledge(actor=a_user(), response_id=found.public_id)
    with pytest.raises(NotAllowed):
        responses.acknowledge(actor=a_member_of(AgencyCode.POLICE), response_id=found.public_id)


def test_the_owner_is_reminded_once_a_response_is_overdue_and_not_once_it_is_done(people, officer):
    found = police_response(an_assessment("H02", by=people[1]))
    responses.acknowledge(actor=officer, response_id=found.public_id)
    late = now() + timedelta(days=8)
    outbox.dispatch(late)
    assert Notice.objects.filter(recipient=officer, title__contains="overdue").count() == 1
    responses.complete(actor=officer, response_id=found.public_id, outcome="Visited", expected_version=2)
    outbox.dispatch(late + timedelta(days=9))
    assert Notice.objects.filter(recipient=officer, title__contains="overdue").count() == 1


H01 = {"age_at_event": 12}


def of_police(child):
    return [(one.status, one.due_on) for one in child.required_responses.filter(response_kind="police").order_by("pk")]


@pytest.mark.parametrize("when", ["current", "historic"])
def test_h01_calls_for_police_and_social_care_the_same_day_whatever_the_level(when):
    found = an_assessment(observed("H01", when=when, **H01))
    made = {one.response_kind: one.due_on for one in found.responses.all()}
    assert made == {"police": today(), "social_care": today()}
    assert found.final_level == ("high" if when == "current" else "none")


def test_h01_in_a_screening_does_so_at_once_and_the_assessment_carries_it_on():
    manager, worker = a_manager_and_worker()
    child, officer = a_child(worker), a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    screening = a_screening(observed("H01", when="historic", **H01), child=child, by=worker)
    assert of_police(child) == [("not_started", today())]
    assert Notice.objects.filter(recipient=officer, key__startswith="risk.flagged").count() == 1
    a_screening(observed("H01", when="historic", **H01), child=child, by=manager)
    assert of_police(child) == [("not_started", today())]
    found = an_assessment(observed("H01", when="historic", **H01), child=child, by=worker)
    assert child.required_responses.get(response_kind="police").assessment == found != screening


def test_a_screenings_referral_is_dropped_where_the_assessment_finds_no_h01():
    _, worker = a_manager_and_worker()
    child = a_child(worker)
    an_agency(AgencyCode.POLICE)
    a_screening(observed("H01", when="historic", **H01), child=child, by=worker)
    an_assessment("L01", child=child, by=worker)
    assert [status for status, _ in of_police(child)] == ["not_needed"]


def test_at_h01_the_referral_is_made_once_and_not_at_every_review():
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    first = an_assessment(observed("H01", when="historic", **H01))
    police = first.responses.get(response_kind="police")
    again = {"child": first.child, "by": first.completed_by}
    an_assessment(observed("H01", when="historic", **H01), **again)
    police.refresh_from_db()
    assert (police.status, police.assessment_id == first.pk) == ("not_started", False)
    responses.complete(actor=officer, response_id=police.public_id, outcome="Referred", expected_version=police.version)
    an_assessment(observed("H01", when="historic", **H01), **again)
    assert [status for status, _ in of_police(first.child)] == ["done"]


def test_h01_ticked_for_the_first_time_starts_what_is_open_anew_and_the_same_day():
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    first = an_assessment("H02")
    police = first.responses.get(response_kind="police")
    responses.acknowledge(actor=officer, response_id=police.public_id)
    an_assessment("H02", observed("H01", when="historic", **H01), child=first.child, by=first.completed_by)
    assert of_police(first.child) == [("not_started", today())]
    assert Notice.objects.filter(recipient=officer, key__startswith="risk.flagged").count() == 2
    responses.acknowledge(actor=officer, response_id=police.public_id)
    an_assessment("H02", observed("H01", when="historic", **H01), child=first.child, by=first.completed_by)
    assert [status for status, _ in of_police(first.child)] == ["acknowledged"]
