"""The panel of a seeded borough."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from agencies.choices import AgencyCode, TeamKind
from agencies.models import Team
from cases.models import ChildGroupGrant, Involvement
from intelligence.models import IntelligenceReport
from serac.models import AgendaItem, Meeting, PanelAction, PanelDecision, PanelReferral
from serac.services.agenda import build_agenda
from tests.reporting.seeding.worlds import TODAY

pytestmark = pytest.mark.django_db
PRESENT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_agencies_with_an_action_or_a_referral_are_involved(borough):
    for model in (PanelAction, PanelReferral, IntelligenceReport):
        mine = Involvement.objects.filter(child=OuterRef("child"), agency=OuterRef("agency"), ends_on=None)
        others = model.objects.exclude(agency__code=AgencyCode.SOCIAL_CARE)
        assert not others.exclude(Exists(mine)).exists(), model


def test_meetings_are_28_days_apart_for_two_years_back_one_today_and_some_to_come(borough):
    days = list(Meeting.objects.order_by("held_on").values_list("held_on", flat=True))
    assert {later - day for day, later in pairwise(days)} == {timedelta(days=28)}
    assert days[0] <= TODAY - timedelta(days=700) and days[-1] >= TODAY + timedelta(days=100)
    assert set(Meeting.objects.filter(held_on__lt=TODAY).values_list("status", flat=True)) == {"held"}
    assert Meeting.objects.get(held_on=TODAY).status == "draft"
    assert set(Meeting.objects.filter(held_on__gt=TODAY).values_list("status", flat=True)) == {"planned"}


def test_todays_agenda_is_as_the_service_builds_it_and_building_it_again_changes_nothing(borough):
    today = Meeting.objects.get(held_on=TODAY)
    before = list(today.items.order_by("position").values())
    assert len(before) > 5 and not PanelDecision.objects.filter(item__meeting=today).exists()
    with time_machine.travel(PRESENT, tick=False), transaction.atomic():
        build_agenda(actor=None, meeting_id=today.public_id)
        again = list(today.items.order_by("position").values())
        transaction.set_rollback(True)
    assert again == before


def test_every_item_of_a_held_meeting_has_its_decision_and_a_place_of_its_own(borough):
    held = AgendaItem.objects.filter(meeting__status="held")
    assert held.count() == PanelDecision.objects.count() > 0
    for meeting in Meeting.objects.filter(status="held"):
        items = list(meeting.items.order_by("position"))
        assert [item.position for item in items] == list(range(1, len(items) + 1))
        assert [item.section for item in items] == sorted(item.section for item in items)
        assert all(item.reasons for item in items)


def test_children_before_the_panel_are_seen_by_its_office_and_lately_by_its_members(borough):
    office = Team.objects.get(team_kind=TeamKind.PANEL_OFFICE)
    seen = set(ChildGroupGrant.objects.filter(group=office.group_id).values_list("content_object_id", flat=True))
    listed = set(AgendaItem.objects.values_list("child_id", flat=True))
    assert seen == listed | set(PanelReferral.objects.values_list("child_id", flat=True))
    last = Meeting.objects.filter(status="held").latest("held_on")
    members = Team.objects.get(team_kind=TeamKind.PANEL_MEMBERS)
    grants_of_members = ChildGroupGrant.objects.filter(group=members.group_id)
    assert set(grants_of_members.values_list("content_object_id", flat=True)) == set(
        last.items.values_list("child_id", flat=True)
    )
    assert all(one.until > PRESENT for one in grants_of_members)


def test_an_action_is_done_after_it_was_set_and_not_tomorrow(borough):
    done = PanelAction.objects.filter(status="done")
    assert done.exists()
    assert not done.filter(Q(completed_on__lt=F("meeting__held_on")) | Q(completed_on__gt=TODAY)).exists()
    assert PanelAction.objects.filter(status="open", due_on__gte=TODAY).exists()
