"""Drafting a version, and switching it on by date with two people."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from agencies.choices import Role
from risk import selectors
from risk.models import Indicator, Instrument
from risk.presenters import assessments
from risk.services import completing, versions
from slscb.core.clock import now, today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_user
from tests.factories.risk import a_draft, a_proposed_version, a_version_in_force, an_assessment, answers, the_instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.CSE_LEAD)


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def decide(actor, draft, *, approved=True, **given):
    given = {"reason": "The subgroup agreed", "expected_version": draft.version} | given
    return versions.decide(actor=actor, draft_id=draft.public_id, approved=approved, **given)


def refused(call, *args, **given):
    with pytest.raises(Invalid) as caught, transaction.atomic():
        call(*args, **given)
    return [fault.path for fault in caught.value.faults]


def test_only_those_who_may_draft_and_nobody_drafts_a_second_beside_it(lead, manager):
    a_draft(lead)
    for nobody in (manager, a_user()):
        with pytest.raises(NotAllowed):
            a_draft(nobody, "3")
    assert refused(a_draft, lead, "3") == [""]


def test_a_draft_is_there_for_those_alone_who_draft_or_approve(lead, manager):
    draft = a_draft(lead)
    assert selectors.open_draft(manager, draft.public_id).draft == draft
    with pytest.raises(NotVisible):
        selectors.open_draft(a_user(), draft.public_id)
    assert draft not in selectors.versions(a_user())


def test_a_number_is_given_once(lead):
    assert refused(a_draft, lead, "1") == ["tool_version"]


def test_the_faults_of_an_indicator_are_told_at_its_fields(lead):
    draft = a_draft(lead)
    row = {"code": "M01", "band": "medium", "text": "", "label": " "}
    given = {"actor": lead, "draft_id": draft.public_id, "row": row, "code": "", "expected_version": draft.version}
    assert set(refused(versions.save_indicator, **given)) == {"code", "text", "label"}


def test_the_faults_of_the_thresholds_are_told_at_their_fields(lead):
    draft = a_draft(lead)
    bands = [dict(band) for band in draft.definition["bands"]]
    bands[0] |= {"minimum": 0}
    bands[2] |= {"minimum": 50, "review_days": 0}
    given = {"actor": lead, "draft_id": draft.public_id, "bands": bands, "expected_version": draft.version}
    assert set(refused(versions.change_bands, **given)) == {"low_minimum", "high_minimum", "high_review_days"}


def test_a_version_with_faults_cannot_be_proposed_and_all_are_told(lead):
    draft = a_draft(lead)
    draft = versions.retire_indicator(actor=lead, draft_id=draft.public_id, code="H01")
    given = {"actor": lead, "draft_id": draft.public_id, "expected_version": draft.version}
    assert refused(versions.propose, starts_on=today(), **given) == ["starts_on", "indicators"]


def test_whoever_proposed_does_not_approve(lead):
    assert refused(decide, lead, a_proposed_version(lead)) == [""]


def test_the_database_itself_holds_that_it_takes_two(lead):
    draft = a_proposed_version(lead)
    day = today() + timedelta(days=9)
    for who in (None, lead):
        with pytest.raises(IntegrityError, match="version_takes_two"), transaction.atomic():
            the_instrument()
            Instrument.objects.filter(pk=draft.pk).update(in_force_from=day, decided_by=who)


def test_an_approved_version_begins_on_its_day_and_the_one_before_ends_the_day_before(lead, manager):
    draft = a_proposed_version(lead)
    made = decide(manager, draft)
    tomorrow = today() + timedelta(days=1)
    assert selectors.in_force(today()).tool_version == "1"
    assert selectors.in_force(tomorrow) == made
    assert the_instrument().in_force_until == today()
    assert made.indicators.count() == 37
    assert Indicator.objects.filter(instrument=made, code="M16").exists()
    assert not Indicator.objects.filter(instrument=made, code="L07").exists()
    assert Notice.objects.filter(recipient=lead, title__contains="was approved").exists()
    acts = AuditEvent.objects.filter(target_id=made.public_id).values_list("actor", flat=True)
    assert {lead.pk, manager.pk} <= set(acts)


def test_once_switched_on_nothing_of_it_can_be_changed(lead, manager):
    made = decide(manager, a_proposed_version(lead))
    with pytest.raises(NotVisible):
        versions.retire_indicator(actor=lead, draft_id=made.public_id, code="M01")
    for change in (
        lambda: Instrument.objects.filter(pk=made.pk).update(definition={}),
        lambda: Instrument.objects.filter(pk=made.pk).delete(),
        lambda: made.indicators.update(label="Something else"),
        lambda: made.indicators.filter(code="M01").delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_version_sent_back_can_be_proposed_again(lead, manager):
    draft = decide(manager, a_proposed_version(lead), approved=False)
    assert draft.is_draft
    assert not draft.is_proposed
    given = {"actor": lead, "draft_id": draft.public_id, "expected_version": draft.version}
    assert versions.propose(starts_on=today() + timedelta(days=3), **given).is_proposed


def test_a_change_takes_the_proposal_back_and_a_decision_on_what_was_read_before_is_stale(lead, manager):
    read = a_proposed_version(lead)
    changed = versions.retire_indicator(actor=lead, draft_id=read.public_id, code="L01")
    assert refused(decide, manager, changed) == [""]
    given = {"actor": lead, "draft_id": read.public_id, "starts_on": today() + timedelta(days=1)}
    versions.propose(expected_version=changed.version, **given)
    with pytest.raises(Stale):
        decide(manager, read)


def test_a_proposed_day_that_has_passed_is_not_approved(lead, manager, time_machine):
    draft = a_proposed_version(lead)
    time_machine.move_to(now() + timedelta(days=2))
    assert refused(decide, manager, draft) == ["starts_on"]


def test_an_assessment_uses_the_version_of_its_day_and_its_review_clock():
    began = today() - timedelta(days=3)
    a_version_in_force(began)
    earlier = an_assessment("M01", "M02", "L07", assessed_on=began - timedelta(days=1))
    later = an_assessment("M01", "M16", assessed_on=began)
    assert (earlier.instrument.tool_version, later.instrument.tool_version) == ("1", "2")
    assert later.calculated_level == "medium"
    assert later.review_due_on == began + timedelta(days=56)
    assert refused(an_assessment, "L07") == ["indicators[0].code"]


def test_a_reassessment_under_another_version_is_compared_and_says_so():
    began = today() - timedelta(days=3)
    a_version_in_force(began)
    first = an_assessment("M01", "L07", assessed_on=began - timedelta(days=1))
    worker = first.completed_by
    second = completing.complete_assessment(actor=worker, child_id=first.child.public_id, answers=answers("M01", "M16"))
    opened = selectors.open_assessment(worker, second.public_id)
    said = assessments.other_version(opened)
    assert "made with version 1 of the tool, this one with version 2" in said
    assert "M16: new in it. L07: taken out" in said
    assert assessments.gone(opened)[0].startswith("L07: The child has had")
    assert assessments.other_version(selectors.open_assessment(worker, first.public_id)) == ""


def test_the_version_of_a_day_before_there_was_one_is_todays():
    the_instrument()
    assert selectors.tool_on(date(1990, 1, 1)).rules.version == "1"
    assert selectors.tool_on(None).rules.version == "1"
