"""Sharing a record with one person for a time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from agencies.choices import AgencyCode, Role
from cases import access, selectors
from cases.choices import Basis
from cases.models import ChildUserGrant, Share
from cases.services import denials, grants, sharing
from slscb.core import outbox, wall
from slscb.core.clock import now
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent, Notice
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_member_of, a_team, a_user
from tests.factories.cases import a_child, protect

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(team=team))


@pytest.fixture
def nurse():
    return a_member_of(AgencyCode.HEALTH)


def shared(child, user, by, until=None, since=None):
    until = until or now() + 4 * DAY
    words = {"purpose": "Health assessment before Friday"}
    return sharing.give(actor=by, child_id=child.public_id, user=user, since=since, until=until, **words)


def faults(refused):
    return [(fault.path, fault.message) for fault in refused.value.faults]


def seen_behind_the_wall(user):
    with stepped_down(), connection.cursor() as cursor:
        wall.open_for(user)
        cursor.execute("SELECT count(*) FROM cases_child")
        return cursor.fetchone()[0]


def test_the_person_sees_the_record_until_the_moment_and_from_that_second_on_no_more_with_no_job_run(
    child, nurse, manager
):
    share = shared(child, nurse, manager)
    with time_machine.travel(share.until - SECOND, tick=False):
        assert access.sees(nurse, child.pk)
        assert seen_behind_the_wall(nurse) == 1
        assert [one.pk for one in selectors.work_list(nurse, selectors.WorkListFilter())[0]] == [child.pk]
    with time_machine.travel(share.until, tick=False):
        assert not access.sees(nurse, child.pk)
        assert seen_behind_the_wall(nurse) == 0
        assert selectors.work_list(nurse, selectors.WorkListFilter())[0] == []


def test_the_person_is_told_and_it_is_in_the_audit_and_the_chronology(child, nurse, manager):
    shared(child, nurse, manager)
    notice = Notice.objects.get(recipient=nurse)
    assert (child.reference in notice.title, str(child.public_id) in notice.link) == (True, True)
    assert AuditEvent.objects.filter(actor=manager, action="grant", about=[child.pk], detail__basis="share").exists()
    assert child.chronology.filter(summary__startswith=f"Shared with {nurse}, Health").exists()


def test_a_share_that_begins_later_shows_nothing_before_and_tells_when_it_begins(child, nurse, manager):
    share = shared(child, nurse, manager, since=now() + DAY)
    outbox.dispatch(now())
    assert not access.sees(nurse, child.pk)
    assert not Notice.objects.filter(recipient=nurse).exists()
    with time_machine.travel(share.since + SECOND, tick=False):
        outbox.dispatch(now())
        assert access.sees(nurse, child.pk)
        assert Notice.objects.filter(recipient=nurse).count() == 1


def test_a_share_ended_before_it_began_never_begins(child, nurse, manager):
    share = shared(child, nurse, manager, since=now() + DAY)
    sharing.end(actor=manager, share_id=share.public_id)
    with time_machine.travel(share.since + SECOND, tick=False):
        outbox.dispatch(now())
        assert not access.sees(nurse, child.pk)


def test_ended_early_it_shows_nothing_from_then_on_and_the_notice_is_taken_back(child, nurse, manager):
    share = shared(child, nurse, manager)
    sharing.end(actor=manager, share_id=share.public_id)
    assert not access.sees(nurse, child.pk)
    assert not Notice.objects.filter(recipient=nurse).exists()
    assert AuditEvent.objects.filter(actor=manager, action="revoke", detail__basis="share").exists()
    with pytest.raises(Invalid):
        sharing.end(actor=manager, share_id=share.public_id)


def test_what_the_person_holds_besides_outlives_the_share(child, nurse, manager):
    share = shared(child, nurse, manager)
    grants.give(actor=None, child=child, to=nurse, basis=Basis.ALLOCATION)
    sharing.end(actor=manager, share_id=share.public_id)
    assert access.sees(nurse, child.pk)


def test_a_share_outlives_what_else_the_person_held(child, nurse, manager):
    shared(child, nurse, manager)
    grants.give(actor=None, child=child, to=nurse, basis=Basis.ALLOCATION)
    grants.end(actor=None, child=child, to=nurse, basis=Basis.ALLOCATION)
    assert access.sees(nurse, child.pk)


def test_it_can_be_shared_anew_once_it_is_over(child, nurse, manager):
    first = shared(child, nurse, manager)
    with time_machine.travel(first.until + DAY, tick=False):
        shared(child, nurse, manager)
        assert access.sees(nurse, child.pk)
        assert ChildUserGrant.objects.get(user=nurse).created_at == now()


def test_the_agency_that_holds_the_case_shares_and_nobody_else(child, nurse, team):
    worker, elsewhere = a_user(team=team), a_user(Role.TEAM_MANAGER, a_team(agency=AgencyCode.POLICE))
    grants.give(actor=None, child=child, to=elsewhere, basis=Basis.AGENCY)
    with pytest.raises(NotAllowed):
        shared(child, nurse, elsewhere)
    with pytest.raises(NotVisible):
        shared(child, nurse, a_user(Role.TEAM_MANAGER))
    shared(child, nurse, worker)
    with pytest.raises(NotAllowed):  # and whoever it is shared with does not share it on
        shared(child, a_member_of(AgencyCode.EDUCATION), nurse)


def test_the_giver_or_a_manager_of_the_agency_ends_it_and_not_who_it_was_given_to(child, nurse, team, manager):
    giver, colleague = a_user(team=team), a_user(team=team)
    share = shared(child, nurse, giver)
    for somebody in (colleague, nurse):
        with pytest.raises(NotAllowed):
            sharing.end(actor=somebody, share_id=share.public_id)
    sharing.end(actor=giver, share_id=share.public_id)
    again = shared(child, nurse, giver)
    sharing.end(actor=manager, share_id=again.public_id)


def test_a_manager_who_sees_by_the_share_alone_does_not_end_it(child, manager):
    elsewhere = a_user(Role.TEAM_MANAGER)
    share = shared(child, elsewhere, manager)
    with pytest.raises(NotAllowed):
        sharing.end(actor=elsewhere, share_id=share.public_id)


def test_every_fault_is_told_at_once(child, manager):
    with pytest.raises(Invalid) as refused:
        sharing.give(actor=manager, child_id=child.public_id, user=manager, purpose=" ", until=now() - DAY)
    assert [path for path, _ in faults(refused)] == ["user", "purpose", "until"]


def test_it_is_not_shared_with_somebody_who_sees_it_already_or_whose_role_sees_no_child(child, nurse, manager, team):
    for somebody in (a_user(team=team), a_user(Role.LSCB_MANAGER)):
        with pytest.raises(Invalid) as refused:
            shared(child, somebody, manager)
        assert [path for path, _ in faults(refused)] == ["user"]
    shared(child, nurse, manager, since=now() + DAY, until=now() + 2 * DAY)
    with pytest.raises(Invalid):
        shared(child, nurse, manager)


def test_a_denial_beats_a_share_and_is_not_named_to_whoever_shares(child, nurse, manager, team):
    denials.deny(actor=manager, child_id=child.public_id, user=nurse, reason="Related to a suspect")
    with pytest.raises(Invalid) as refused:
        shared(child, nurse, a_user(team=team))
    assert "deny" not in str(faults(refused)).lower()
    other = a_member_of(AgencyCode.EDUCATION)
    shared(child, other, manager)
    denials.deny(actor=manager, child_id=child.public_id, user=other, reason="Related to a suspect")
    assert not access.sees(other, child.pk)


def test_a_protected_record_is_not_shared_and_a_share_given_before_counts_no_more(child, nurse, manager):
    shared(child, nurse, manager)
    protect(child, "restricted", manager)
    assert not access.sees(nurse, child.pk)
    with pytest.raises(Invalid) as refused:
        shared(child, a_member_of(AgencyCode.EDUCATION), manager)
    assert "protected" in faults(refused)[0][1]


def test_what_was_shared_stays_as_it_was_written_whoever_writes(child, nurse, manager):
    share = shared(child, nurse, manager)
    for change in ({"until": now() + 9 * DAY}, {"purpose": "Other"}, {"user": manager}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Share.objects.filter(pk=share.pk).update(**change)
    sharing.end(actor=manager, share_id=share.public_id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Share.objects.filter(pk=share.pk).update(ended_at=None, ended_by=None)


def test_the_grant_of_a_share_ends_with_it(child, nurse, manager):
    share = shared(child, nurse, manager)
    held = ChildUserGrant.objects.get(user=nurse, content_object=child)
    assert (held.basis, held.until) == (Basis.SHARE, share.until)
