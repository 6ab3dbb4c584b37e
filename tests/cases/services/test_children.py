"""Recording, correcting, closing."""

from datetime import date

import pytest

from agencies.choices import AgencyCode, Role
from cases import selectors
from cases.models import Child
from cases.services import children
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user
from tests.factories.cases import DETAILS, a_child

pytestmark = pytest.mark.django_db


def test_a_social_worker_who_records_a_child_holds_the_case():
    worker = a_user()
    child = a_child(worker)
    live = child.allocations.get(ends_on=None)
    assert live.worker == worker
    assert Child.objects.visible_to(worker).get() == child


def test_anyone_else_who_records_a_child_hands_the_case_to_the_front_door():
    from agencies.choices import TeamKind

    door = a_team("MASH", kind=TeamKind.FRONT_DOOR)
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    child = a_child(officer)
    assert child.allocations.get(ends_on=None).team == door
    assert [one.agency.code for one in child.involvements.all()] == ["police"]
    assert Child.objects.visible_to(officer).exists()


def test_a_child_is_invisible_to_another_team_and_to_a_superuser():
    child = a_child()
    stranger = a_user()
    stranger.is_superuser = True
    assert not Child.objects.visible_to(stranger).exists()
    with pytest.raises(NotVisible):
        selectors.open_child(stranger, child.public_id)


def test_a_role_without_the_capability_cannot_record():
    with pytest.raises(NotAllowed):
        a_child(a_user(Role.LSCB_MANAGER))


def test_every_fault_of_the_details_is_told_at_once():
    with pytest.raises(Invalid) as caught:
        a_child(date_of_birth=date(2090, 1, 1), upn="nonsense")
    assert {fault.path for fault in caught.value.faults} == {"date_of_birth", "upn"}


def test_a_second_child_with_the_same_nhs_number_is_refused_at_the_field():
    worker = a_user()
    a_child(worker, nhs_number="9434765919")
    with pytest.raises(Invalid) as caught:
        a_child(worker, nhs_number="9434765919")
    assert [fault.path for fault in caught.value.faults] == ["nhs_number"]


def test_a_change_made_on_an_old_version_is_refused_and_changes_nothing():
    worker = a_user()
    child = a_child(worker)
    first = children.Details(**DETAILS | {"school": "Upton Grange"})
    children.change_child(actor=worker, child_id=child.public_id, details=first, expected_version=1)
    second = children.Details(**DETAILS | {"school": "Elsewhere"})
    with pytest.raises(Stale):
        children.change_child(actor=worker, child_id=child.public_id, details=second, expected_version=1)
    child.refresh_from_db()
    assert (child.school, child.version) == ("Upton Grange", 2)


def test_a_closed_case_leaves_the_work_list_and_comes_back_when_opened_again():
    manager = a_user(Role.TEAM_MANAGER)
    child = a_child(manager)
    everything = selectors.WorkListFilter()
    assert selectors.work_list(manager, everything)[0] == [child]
    closed = children.close_child(actor=manager, child_id=child.public_id, reason="Moved away", expected_version=1)
    assert selectors.work_list(manager, everything)[0] == []
    children.reopen_child(
        actor=manager, child_id=child.public_id, reason="Back in Slough", expected_version=closed.version
    )
    assert selectors.work_list(manager, everything)[0] == [child]


def test_opening_a_child_is_written_into_the_audit():
    worker = a_user()
    child = a_child(worker)
    selectors.open_child(worker, child.public_id)
    event = AuditEvent.objects.filter(action="view").get()
    assert (event.actor, event.about, event.target_id) == (worker, [child.pk], child.public_id)
