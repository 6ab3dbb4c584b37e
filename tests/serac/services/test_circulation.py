"""Circulating: the members see the children until the very second, and no other child."""

from datetime import timedelta

import pytest
import time_machine

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child, ChildGroupGrant
from serac import selectors
from serac.choices import MeetingStatus
from serac.models import Meeting
from serac.services import circulation, items
from slscb.core.clock import now, today
from slscb.core.errors import Invalid, NotAllowed, Stale
from slscb.core.models import AuditEvent, Notice
from tests.factories.agencies import a_panel, a_team, a_user
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


@pytest.fixture
def meeting() -> Meeting:
    """A draft for a meeting in two weeks."""
    return a_meeting(10, a_series(first_meeting_on=today() - timedelta(days=266)), status=MeetingStatus.DRAFT)


@pytest.fixture
def member(coordinator) -> User:
    """A health representative among the members of the panel."""
    return a_user(Role.AGENCY_REPRESENTATIVE, a_team("SERAC members", AgencyCode.BOARD))


def sees(user: User, child: Child) -> bool:
    """Whether a person sees a child at this moment."""
    return Child.objects.visible_to(User.objects.get(pk=user.pk)).filter(pk=child.pk).exists()


def test_members_see_the_children_from_circulation_until_28_days_after_to_the_second(coordinator, meeting, member):
    child, other = a_child(), a_child()
    an_item(meeting, child)
    an_item(meeting, other, removed=True, removed_reason="Not needed")
    assert not sees(member, child)
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    assert sees(member, child) and not sees(member, other)
    until = selectors.seen_until(meeting)
    assert until.date() == meeting.held_on + timedelta(days=28)
    with time_machine.travel(until - timedelta(seconds=1), tick=False):
        assert sees(member, child)
    with time_machine.travel(until, tick=False):
        assert not sees(member, child)


def test_circulating_tells_the_members_once_without_a_name(coordinator, meeting, member):
    an_item(meeting, a_child())
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    notice = Notice.objects.get(recipient=member)
    assert notice.link == f"/serac/meetings/{meeting.public_id}/"
    assert "Amina" not in notice.title


def test_circulating_is_one_grant_in_the_audit_with_every_child(coordinator, meeting, member):
    children = sorted(an_item(meeting, a_child()).child_id for _ in range(3))
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    grant = AuditEvent.objects.get(action="grant", detail__basis="panel")
    assert grant.about == children


def test_an_empty_agenda_is_not_circulated(coordinator, meeting):
    with pytest.raises(Invalid, match="build it first"):
        circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)


def test_an_agenda_is_circulated_once(coordinator, meeting):
    an_item(meeting, a_child())
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    with pytest.raises(Invalid, match="circulated already"):
        circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)


def test_an_agenda_can_go_out_late_until_the_next_meetings_day_and_then_its_decisions_are_recorded(
    coordinator, meeting, member
):
    child = an_item(meeting, a_child()).child
    with time_machine.travel(now() + timedelta(days=14 + 27), tick=False):
        circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
        assert sees(member, child)
        assert selectors.faults_before_it(Meeting.objects.get(pk=meeting.pk), today()) == []


def test_an_agenda_four_weeks_old_no_longer_goes_out(coordinator, meeting, member):
    an_item(meeting, a_child())
    with time_machine.travel(now() + timedelta(days=14 + 28), tick=False), pytest.raises(Invalid, match="four weeks"):
        circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)


def test_a_meeting_changed_meanwhile_is_not_circulated(coordinator, meeting):
    an_item(meeting, a_child())
    with pytest.raises(Stale):
        circulation.circulate(actor=coordinator, meeting_id=meeting.public_id, expected_version=99)


def test_a_member_does_not_circulate(member, meeting):
    with pytest.raises(NotAllowed):
        circulation.circulate(actor=member, meeting_id=meeting.public_id)


def test_a_child_taken_off_after_circulation_is_hidden_from_the_members_again(coordinator, meeting, member):
    kept, taken = an_item(meeting, a_child()), an_item(meeting, a_child())
    for item in (kept, taken):
        office_sees(coordinator, item.child)
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    items.remove_item(actor=coordinator, item_id=taken.public_id, reason="Put on by mistake")
    assert sees(member, kept.child) and not sees(member, taken.child)


def test_a_child_taken_off_stays_visible_until_the_end_that_an_earlier_meeting_gave(coordinator, meeting, member):
    earlier = a_meeting(9, meeting.series, status=MeetingStatus.HELD)
    child = a_child()
    office_sees(coordinator, child)
    an_item(earlier, child)
    item = an_item(meeting, child)
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    items.remove_item(actor=coordinator, item_id=item.public_id, reason="Put on by mistake")
    assert ChildGroupGrant.objects.get(content_object=child, basis="panel").until == selectors.seen_until(earlier)
    assert sees(member, child)


def test_a_child_added_after_circulation_is_seen_by_the_members(coordinator, meeting, member):
    an_item(meeting, a_child())
    circulation.circulate(actor=coordinator, meeting_id=meeting.public_id)
    late = a_child()
    office_sees(coordinator, late)
    items.add_item(
        actor=coordinator, meeting_id=meeting.public_id, child_id=late.public_id, reason="Missing since Friday"
    )
    assert sees(member, late)
    assert ChildGroupGrant.objects.get(content_object=late, basis="panel").until > now()


def office_sees(coordinator: User, child: Child) -> None:
    """The panel office sees a child, as after a referral."""
    from cases.choices import Basis
    from cases.services import grants

    group = coordinator.memberships.get().team.group
    grants.give(actor=None, child=child, to=group, basis=Basis.PANEL_OFFICE)
