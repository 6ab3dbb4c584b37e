"""Escalating a child to the CSE lead: who, on what basis, until when."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from cases.access import sees
from cases.models import Allocation, Child, ChildUserGrant
from cases.services.escalation import escalate
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_the_leads_of_the_lead_agency_see_the_child_until_the_moment_and_no_others():
    lead, elsewhere = a_user(Role.CSE_LEAD, a_team()), a_member_of(AgencyCode.HEALTH, Role.CSE_LEAD)
    child, until = a_child(), now() + DAY
    assert escalate(actor=None, child=child, until=until) == [lead]
    assert (sees(lead, child.pk), sees(elsewhere, child.pk)) == (True, False)
    grant = ChildUserGrant.objects.get(user=lead)
    assert (grant.basis, grant.until) == ("escalation", until)
    event = AuditEvent.objects.get(action="grant", about=[child.pk], detail__to=str(lead.pk))
    assert (event.actor, event.detail["basis"]) == (None, "escalation")


def test_an_agency_that_holds_the_case_and_has_its_own_lead_keeps_the_matter_to_itself():
    own, _social_care = a_member_of(AgencyCode.EARLY_HELP, Role.CSE_LEAD), a_user(Role.CSE_LEAD)
    child = a_child()
    Allocation.objects.filter(child=child).update(team=own.memberships.get().team)
    assert escalate(actor=None, child=child, until=now() + DAY) == [own]


def test_a_lead_who_sees_the_child_already_is_given_nothing():
    team = a_team()
    lead, child = a_user(Role.CSE_LEAD, team), a_child(a_user(team=team))
    assert escalate(actor=None, child=child, until=now() + DAY) == [lead]
    assert not ChildUserGrant.objects.filter(user=lead).exists()


def test_escalated_again_the_later_end_counts_and_the_same_end_is_no_second_event():
    lead, child = a_user(Role.CSE_LEAD), a_child()
    first, later = now() + DAY, now() + 8 * DAY
    for until in (first, first, later):
        escalate(actor=None, child=child, until=until)
    assert ChildUserGrant.objects.get(user=lead).until == later
    assert AuditEvent.objects.filter(action="grant", detail__to=str(lead.pk)).count() == 2


def test_what_has_run_out_shows_nothing():
    lead, child = a_user(Role.CSE_LEAD), a_child()
    escalate(actor=None, child=child, until=now() - timedelta(seconds=1))
    assert not Child.objects.visible_to(lead).exists()


def test_an_account_that_is_closed_is_no_lead():
    lead, child = a_user(Role.CSE_LEAD), a_child()
    lead.is_active = False
    lead.save()
    assert escalate(actor=None, child=child, until=now() + DAY) == []
