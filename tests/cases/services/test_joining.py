"""A share and an emergency are of one record: they are over before two become one, and no merge makes more of them."""

from datetime import timedelta

import pytest
import time_machine

from agencies.choices import AgencyCode, Role, TeamKind
from cases import access
from cases.choices import Basis, Protection
from cases.choices.sharing import EMERGENCY_LASTS
from cases.models import ChildUserGrant, EmergencyAccess, Share
from cases.services import emergencies, grants, merging, sharing
from slscb.core.clock import now
from slscb.core.errors import Invalid
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge, protect

pytestmark = pytest.mark.django_db

REASON = "Found alone at the station at night"


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def lead(team):
    return a_user(Role.CSE_LEAD, team)


@pytest.fixture
def nurse():
    return a_user(Role.AGENCY_REPRESENTATIVE, a_team("Clinic", AgencyCode.HEALTH, TeamKind.CASEWORK))


@pytest.fixture
def kept(team):
    return a_child(a_user(team=team))


@pytest.fixture
def other(team):
    return a_child(a_user(team=team))


def shared(child, nurse, by):
    until = now() + timedelta(days=7)
    return sharing.give(actor=by, child_id=child.public_id, user=nurse, purpose="Health assessment", until=until)


def in_an_emergency(child, by):
    return emergencies.open_record(actor=by, child_id=child.public_id, reason=REASON)


def reviewed(opened):
    words = "Rang the police: she was there"
    emergencies.review(actor=a_user(Role.IG_LEAD), emergency_id=opened.public_id, outcome="justified", words=words)


def refused(kept, other, manager, lead):
    with pytest.raises(Invalid) as found:
        a_merge(kept, other, manager, lead)
    return " ".join(fault.message for fault in found.value.faults)


def test_a_share_of_either_record_is_ended_first(kept, other, manager, lead, nurse):
    share = shared(other, nurse, manager)
    assert f"{other.reference} is shared with {nurse}" in refused(kept, other, manager, lead)
    sharing.end(actor=manager, share_id=share.public_id)
    a_merge(kept, other, manager, lead)
    assert not access.sees(nurse, kept.pk)
    assert Share.objects.get().child_id == other.pk


def test_an_emergency_on_either_record_is_over_and_reviewed_first(kept, other, manager, lead):
    duty = a_user()
    with time_machine.travel(now() - timedelta(hours=1)):
        opened = in_an_emergency(kept, duty)
    assert "was opened in an emergency" in refused(kept, other, manager, lead)
    reviewed(opened)
    assert "was opened in an emergency" in refused(kept, other, manager, lead), "it can still be read"
    with time_machine.travel(now() + EMERGENCY_LASTS):
        a_merge(kept, other, manager, lead)
        assert not access.sees(duty, kept.pk)
    assert EmergencyAccess.objects.get().child_id == kept.pk


def test_a_share_that_has_run_out_does_not_hide_what_its_holder_has_besides(kept, other, manager, lead, nurse):
    """Two rights of one person on one record, of which one is over: the other is the one that comes along."""
    with time_machine.travel(now() - timedelta(days=30)):
        shared(other, nurse, manager)
    grants.give(actor=lead, child=other, to=nurse, basis=Basis.ESCALATION, until=now() + timedelta(days=5))
    a_merge(kept, other, manager, lead)
    assert access.acts(nurse, kept.pk)


def test_taken_apart_an_emergency_on_the_restricted_record_lets_nobody_into_the_other(kept, manager, lead):
    other = a_child(kept.allocations.get().worker)
    for one in (kept, other):
        protect(one, Protection.RESTRICTED, manager, lead)
    merge = a_merge(kept, other, manager, lead)
    duty = a_user()
    in_an_emergency(kept, duty)
    assert access.sees(duty, kept.pk) and not access.acts(duty, kept.pk)
    merging.undo(actor=lead, merge_id=merge.public_id, reason="Two children")
    assert not access.sees(duty, other.pk)
    assert not ChildUserGrant.objects.filter(user=duty, basis=Basis.NAMED).exists()
