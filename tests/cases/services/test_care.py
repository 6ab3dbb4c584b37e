"""Episodes of care: one after the other, and seen by those who may know where a child is placed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from agencies.choices import AgencyCode, Role
from cases import selectors
from cases.models import CareEpisode, CareFacts
from cases.services import care, involvement
from cases.services.care import Placed
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import CARE, a_child, an_episode_of_care

pytestmark = pytest.mark.django_db
FIRST = Placed(began_on=date(2025, 5, 1), **CARE)
MOVED = replace(FIRST, began_on=date(2025, 9, 1), reason_began="P", placement="K2")


@pytest.fixture
def worker():
    return a_user()


def paths(raised):
    return sorted({fault.path for fault in raised.value.faults})


def test_care_begins_and_the_child_is_looked_after(worker):
    child = a_child(worker)
    made = care.begin_care(actor=worker, child_id=child.public_id, placed=FIRST)
    child.refresh_from_db()
    assert (child.care_status, made.placement) == ("lac", "U6")
    assert child.chronology.get(entry_kind="care").summary == "Looked after by Slough: Full care order"
    assert AuditEvent.objects.filter(action="create", target_id=made.public_id).exists()


def test_what_is_written_down_of_the_past_does_not_make_a_child_looked_after(worker):
    child = a_child(worker)
    over = replace(FIRST, ended_on=date(2025, 6, 1), reason_ended="E4A")
    care.begin_care(actor=worker, child_id=child.public_id, placed=over)
    child.refresh_from_db()
    assert child.care_status == "none"


def test_another_placement_ends_the_one_before_on_its_day(worker):
    child = a_child(worker)
    first = care.begin_care(actor=worker, child_id=child.public_id, placed=FIRST)
    care.begin_care(actor=worker, child_id=child.public_id, placed=MOVED, why_moved="CARPL")
    first.refresh_from_db()
    ended = (first.ended_on, first.reason_ended, first.reason_placement_changed)
    assert ended == (date(2025, 9, 1), "X1", "CARPL")


@pytest.mark.parametrize(("reason", "why"), [("P", ""), ("L", "CARPL")])
def test_where_a_placement_changes_it_is_said_why_and_only_there(worker, reason, why):
    child = a_child(worker)
    care.begin_care(actor=worker, child_id=child.public_id, placed=FIRST)
    with pytest.raises(Invalid) as raised:
        care.begin_care(
            actor=worker, child_id=child.public_id, placed=replace(MOVED, reason_began=reason), why_moved=why
        )
    assert paths(raised) == ["why_moved"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"began_on": date(2010, 1, 1)}, "began_on"),
        ({"began_on": today() + timedelta(days=1)}, "began_on"),
        ({"reason_began": "P"}, "reason_began"),
        ({"ended_on": date(2025, 4, 30), "reason_ended": "E4A"}, "ended_on"),
        ({"ended_on": today() + timedelta(days=1), "reason_ended": "E4A"}, "ended_on"),
        ({"ended_on": date(2025, 6, 1)}, "reason_ended"),
        ({"reason_ended": "E4A"}, "ended_on"),
        ({"ended_on": date(2025, 6, 1), "reason_ended": "X1"}, "reason_ended"),
        ({"urn": "=SUM(1)"}, "urn"),
    ],
)
def test_what_cannot_be_is_refused(worker, changes, path):
    child = a_child(worker)
    with pytest.raises(Invalid) as raised:
        care.begin_care(actor=worker, child_id=child.public_id, placed=replace(FIRST, **changes))
    assert path in paths(raised)
    assert not CareEpisode.objects.exists()


def test_an_episode_that_began_before_another_ended_is_refused(worker):
    child = a_child(worker)
    an_episode_of_care(child, date(2025, 5, 1), date(2025, 9, 1))
    with pytest.raises(Invalid) as raised:
        care.begin_care(actor=worker, child_id=child.public_id, placed=replace(FIRST, began_on=date(2025, 8, 31)))
    assert paths(raised) == ["began_on"]


def test_one_that_another_follows_has_to_end_by_then(worker):
    child = a_child(worker)
    an_episode_of_care(child, date(2025, 9, 1))
    with pytest.raises(Invalid) as raised:
        care.begin_care(actor=worker, child_id=child.public_id, placed=FIRST)
    assert paths(raised) == ["ended_on"]


def test_the_database_refuses_two_at_once():
    child = a_child()
    an_episode_of_care(child, date(2025, 5, 1))
    with pytest.raises(IntegrityError, match="care_does_not_overlap"):
        an_episode_of_care(child, date(2025, 9, 1))


def test_it_is_corrected_and_ended_against_the_version_that_was_shown(worker):
    child = a_child(worker)
    one = care.begin_care(actor=worker, child_id=child.public_id, placed=FIRST)
    ended = replace(FIRST, legal_status="C1", ended_on=date(2025, 10, 1), reason_ended="E4A")
    care.correct_care(actor=worker, care_id=one.public_id, placed=ended, expected_version=1)
    one.refresh_from_db()
    assert (one.legal_status, one.ended_on, one.version) == ("C1", date(2025, 10, 1), 2)
    assert child.chronology.filter(summary__startswith="No longer looked after by Slough").count() == 1
    with pytest.raises(Stale):
        care.correct_care(actor=worker, care_id=one.public_id, placed=ended, expected_version=1)


def test_strangers_find_nothing_and_those_who_may_not_know_the_placement_are_refused(worker):
    child = a_child(worker)
    one = an_episode_of_care(child, date(2025, 5, 1))
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    involvement.begin(actor=None, child=child, agency=an_agency(AgencyCode.HEALTH), reason="Nurse")
    for user, refusal in ((a_user(), NotVisible), (nurse, NotAllowed)):
        with pytest.raises(refusal):
            selectors.show_care(user, child.public_id)
        with pytest.raises(refusal):
            care.begin_care(actor=user, child_id=child.public_id, placed=MOVED)
        with pytest.raises(refusal):
            care.correct_care(actor=user, care_id=one.public_id, placed=FIRST, expected_version=1)
        with pytest.raises(refusal):
            care.record_facts(actor=user, child_id=child.public_id, facts={}, expected_version=0)


def test_the_facts_for_the_return_are_kept_once_a_child(worker):
    child = a_child(worker)
    said = {"upn_unknown": "UN4", "is_mother": True, "own_child_born_on": date(2025, 12, 24)}
    care.record_facts(actor=worker, child_id=child.public_id, facts=said, expected_version=0)
    with pytest.raises(Stale):
        care.record_facts(actor=worker, child_id=child.public_id, facts=said, expected_version=0)
    care.record_facts(actor=worker, child_id=child.public_id, facts={"upn_unknown": ""}, expected_version=1)
    assert CareFacts.objects.values_list("upn_unknown", "is_mother", "version").get() == ("", True, 2)


def test_a_child_of_her_own_makes_a_mother(worker):
    child = a_child(worker)
    said = {"is_mother": False, "own_child_born_on": date(2025, 12, 24)}
    with pytest.raises(Invalid) as raised:
        care.record_facts(actor=worker, child_id=child.public_id, facts=said, expected_version=0)
    assert paths(raised) == ["own_child_born_on"]
