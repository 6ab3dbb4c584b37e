"""The same children, seed and day give the same borough, and what the services keep true is true in it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q

from agencies.choices import AgencyCode, TeamKind
from agencies.models import Agency, Team, User
from cases.choices import Basis, CaseStatus
from cases.models import Allocation, Child, ChildGroupGrant, ChildUserGrant, ChronologyEntry, Involvement, Note
from cases.models.grants import NEVER
from cases.rules import normal_name
from intelligence.models import IntelligenceReport
from missing.choices import WAITING
from missing.models import MissingEpisode, ReturnInterview
from missing.services.reminding import KIND
from reporting.seeding import SeedingRefused, seed
from reporting.seeding.plan import plan_for
from risk.choices import URGENCY, Level
from risk.data import load_instrument
from risk.models import Assessment, RequiredResponse
from risk.rules import Tick, review_due_on, score
from risk.rules.scoring import contract
from serac.models import AgendaItem, Meeting, PanelAction, PanelDecision, PanelReferral
from slscb.core.clock import now
from slscb.core.models import Reminder
from slscb.core.outbox.registry import handler_of
from tests.reporting.seeding.worlds import CHILDREN, TODAY, a_borough, checksums, our_models

pytestmark = pytest.mark.django_db
PRESENT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_the_same_children_seed_and_day_give_the_same_rows_in_every_table():
    with a_borough(60):
        first = checksums()
    with a_borough(60):
        again = checksums()
    assert first == again
    assert sum(count for _, count in first.values()) > 1_000


def test_another_seed_or_day_gives_another_borough():
    found = []
    for number, today in ((7, TODAY), (8, TODAY), (7, TODAY + timedelta(days=1))):
        with a_borough(30, number, today):
            found.append(checksums()["cases.Child"])
    assert len(set(found)) == 3


def test_a_child_is_the_same_in_a_larger_borough():
    names = []
    for size in (20, 40):
        with a_borough(size):
            names.append(list(Child.objects.order_by("pk").values_list("given_name", "reference", "nhs_number")[:20]))
    assert names[0] == names[1]


@pytest.mark.parametrize("size", [1, 2, 5, 13])
def test_a_small_borough_can_be_made(size):
    with a_borough(size):
        assert Child.objects.count() == size


def test_without_a_day_it_stands_at_the_present_minute():
    before = now().replace(second=0, microsecond=0)
    assert before <= plan_for(10, 1, None).present <= now()
    assert plan_for(10, 1, date(2026, 11, 23)).present == PRESENT


def test_it_is_made_in_whole_or_not_at_all(monkeypatch):
    from reporting.seeding.borough import Builder

    def fall_over(self, draft):
        raise RuntimeError(draft.index)

    monkeypatch.setattr(Builder, "write", fall_over)
    with pytest.raises(RuntimeError):
        seed(children=3, seed=1, today=TODAY)
    assert not User.objects.exists() and not Agency.objects.exists()


def test_a_fault_that_the_database_finds_reaches_whoever_asked(monkeypatch):
    monkeypatch.setattr("reporting.seeding.numbers.reference", lambda index: "AAAA-AAAA")
    with pytest.raises(Exception, match="one_child_a_reference"):
        seed(children=20, seed=1, today=TODAY)
    assert not Child.objects.exists()


def test_it_refuses_where_there_are_agencies():
    with a_borough(3), pytest.raises(SeedingRefused, match="already"):
        seed(children=3, seed=1)


def test_every_row_passes_its_models_own_check(borough):
    for model in our_models():
        fields = model._meta.local_concrete_fields
        keys = {field.name for field in fields if field.is_relation}
        for row in model._default_manager.all()[:400]:
            empty = {field.name for field in fields if getattr(row, field.attname) in (None, "", [], {})}
            row.full_clean(exclude=keys | empty, validate_unique=False, validate_constraints=True)


def test_the_counters_of_the_tables_go_on_where_the_borough_stopped(borough):
    last = Note.objects.order_by("-pk").first()
    with transaction.atomic():
        fresh = Note.objects.create(
            child=last.child, author=last.author, agency=last.agency, note_kind="call", happened_at=PRESENT, text="New"
        )
        transaction.set_rollback(True)
    assert fresh.pk > last.pk


def test_every_child_has_one_live_allocation_with_its_grants(borough):
    live = Allocation.objects.filter(ends_on=None).select_related("team")
    assert live.count() == Child.objects.count() == CHILDREN
    team_grants = set(ChildGroupGrant.objects.filter(basis=Basis.TEAM).values_list("content_object_id", "group_id"))
    assert team_grants == {(one.child_id, one.team.group_id) for one in live}
    worker_grants = set(ChildUserGrant.objects.values_list("content_object_id", "user_id"))
    assert worker_grants == {(one.child_id, one.worker_id) for one in live if one.worker_id}


def test_allocations_of_a_child_follow_one_another(borough):
    for child in Child.objects.prefetch_related("allocations"):
        held = sorted(child.allocations.all(), key=lambda one: (one.starts_on, one.pk))
        assert [one.ends_on for one in held[:-1]] == [one.starts_on for one in held[1:]]


def test_every_agency_involved_sees_the_child_and_no_other(borough):
    involved = set(Involvement.objects.filter(ends_on=None).values_list("child_id", "agency__group_id"))
    seen = set(ChildGroupGrant.objects.filter(basis=Basis.AGENCY).values_list("content_object_id", "group_id"))
    assert involved == seen


def test_every_grants_sort_keys_are_the_childs(borough):
    for model in (ChildUserGrant, ChildGroupGrant):
        for grant in model.objects.select_related("content_object"):
            child = grant.content_object
            due = child.review_due_on or date.fromisoformat(NEVER)
            expected = (child.status == CaseStatus.OPEN, child.risk_order, due)
            assert (grant.listed, grant.risk_order, grant.review_due_on) == expected


def test_a_closed_case_has_a_day_and_leaves_the_work_lists(borough):
    closed = Child.objects.filter(status=CaseStatus.CLOSED)
    assert closed.exists() and not closed.filter(closed_on=None).exists()
    assert not ChildGroupGrant.objects.filter(content_object__in=closed, listed=True).exists()


def test_names_are_searched_as_the_service_writes_them(borough):
    for child in Child.objects.all():
        assert child.search_name == normal_name(child.given_name, child.family_name, child.known_as)


def test_every_interview_is_due_exactly_72_hours_after_the_return(borough):
    returned = MissingEpisode.objects.filter(status="returned").select_related("return_interview")
    assert returned.count() > 100
    for episode in returned:
        assert (episode.return_interview.due_at - episode.returned_at).total_seconds() == 259_200


def test_every_return_has_its_own_interview_and_nobody_missing_has_one(borough):
    assert not MissingEpisode.objects.filter(status="returned", return_interview=None).exists()
    assert not MissingEpisode.objects.filter(status="missing").exclude(return_interview=None).exists()
    assert ReturnInterview.objects.annotate(n=Count("episodes")).exclude(n=1).count() == 0


def test_nothing_has_happened_that_lies_in_the_future(borough):
    assert not MissingEpisode.objects.filter(
        Q(last_seen_at__gt=PRESENT) | Q(reported_at__gt=PRESENT) | Q(returned_at__gt=PRESENT)
    ).exists()
    past = Q(held_at__gt=PRESENT) | Q(closed_at__gt=PRESENT) | Q(completed_at__gt=PRESENT)
    assert not ReturnInterview.objects.filter(past).exists()
    assert not ChronologyEntry.objects.filter(happened_at__gt=PRESENT + timedelta(hours=3)).exists()
    assert not Assessment.objects.filter(assessed_on__gt=TODAY).exists()
    assert not IntelligenceReport.objects.filter(created_at__gt=PRESENT).exists()


def test_an_interview_is_held_after_the_return_and_offered_before_it_is_held(borough):
    for interview in ReturnInterview.objects.prefetch_related("offers"):
        returned = interview.due_at - timedelta(hours=72)
        offers = [one.offered_at for one in interview.offers.all()]
        assert all(returned <= at for at in offers)
        if interview.held_at:
            assert returned < interview.held_at and max(offers) <= interview.held_at
            assert bool(interview.late_reason) == (interview.held_at > interview.due_at)


def test_no_child_is_missing_before_birth_or_as_an_adult_when_first_known(borough):
    for child in Child.objects.all():
        assert child.date_of_birth < child.created_at.date()


def test_every_calculated_level_is_what_the_rules_calculate(borough):
    tool = load_instrument("1")
    for one in Assessment.objects.prefetch_related("ticks__indicator"):
        ticks = [Tick(tick.indicator.code, tick.when) for tick in one.ticks.all()]
        result = contract(score(tool, ticks))
        kept = {name: getattr(one, name) for name in result}
        assert kept == result
        if one.assessment_kind == "assessment":
            assert one.review_due_on == review_due_on(one.final_level, one.assessed_on)


def test_each_child_stands_where_the_last_assessment_put_it(borough):
    for child in Child.objects.all():
        last = child.risk_assessments.filter(assessment_kind="assessment").order_by("assessed_on", "pk").last()
        standing = (child.risk_level, child.risk_order, child.review_due_on)
        if last is None:
            assert standing == ("", 9, None)
        else:
            assert standing == (last.final_level, URGENCY[last.final_level], last.review_due_on)


def test_assessments_of_a_child_form_one_chain(borough):
    for child in Child.objects.filter(risk_assessments__isnull=False).distinct():
        chain = list(child.risk_assessments.filter(assessment_kind="assessment").order_by("pk"))
        assert [one.previous_id for one in chain] == [None, *(one.pk for one in chain[:-1])][: len(chain)]


def test_police_work_with_every_child_at_medium_or_high_and_both_responses_are_called_for(borough):
    flagged = Child.objects.filter(risk_level__in=[Level.MEDIUM, Level.HIGH])
    police = Involvement.objects.filter(child=OuterRef("pk"), agency__code=AgencyCode.POLICE, ends_on=None)
    assert flagged.exists() and not flagged.exclude(Exists(police)).exists()
    for child in flagged:
        assert {"police", "social_care"} <= set(child.required_responses.values_list("response_kind", flat=True))
    assert not RequiredResponse.objects.filter(status="not_started", child__status=CaseStatus.CLOSED).exists()


def test_police_work_with_every_child_reported_to_them(borough):
    reported = Child.objects.filter(missing_episodes__police_reference__gt="")
    police = Involvement.objects.filter(child=OuterRef("pk"), agency__code=AgencyCode.POLICE)
    assert not reported.exclude(Exists(police)).exists()


def test_agencies_with_an_action_or_a_referral_are_involved(borough):
    for model in (PanelAction, PanelReferral, IntelligenceReport):
        mine = Involvement.objects.filter(child=OuterRef("child"), agency=OuterRef("agency"), ends_on=None)
        others = model.objects.exclude(agency__code=AgencyCode.SOCIAL_CARE)
        assert not others.exclude(Exists(mine)).exists(), model


def test_meetings_are_28_days_apart_for_two_years_back_and_some_to_come(borough):
    days = list(Meeting.objects.order_by("held_on").values_list("held_on", flat=True))
    assert {later - day for day, later in pairwise(days)} == {timedelta(days=28)}
    assert days[0] <= TODAY - timedelta(days=700) and days[-1] >= TODAY + timedelta(days=100)
    assert set(Meeting.objects.filter(held_on__lt=TODAY).values_list("status", flat=True)) == {"held"}
    assert set(Meeting.objects.filter(held_on__gte=TODAY).values_list("status", flat=True)) == {"planned"}


def test_every_item_of_a_held_meeting_has_its_decision_and_a_place_of_its_own(borough):
    assert AgendaItem.objects.count() == PanelDecision.objects.count() > 0
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


def test_reminders_wait_for_what_is_pending_and_each_has_a_handler(borough):
    for reminder in Reminder.objects.all():
        assert reminder.due_at > PRESENT
        handler_of(reminder.reminder_kind)
    waiting = set(ReturnInterview.objects.filter(status__in=WAITING).values_list("pk", flat=True))
    assert set(Reminder.objects.filter(reminder_kind=KIND).values_list("about_id", flat=True)) == waiting


def test_every_line_of_a_chronology_is_in_order_and_leads_to_a_record(borough):
    from django.apps import apps

    for child in Child.objects.prefetch_related("chronology")[:80]:
        lines = sorted(child.chronology.all(), key=lambda one: one.pk)
        assert [one.happened_at for one in lines] == sorted(one.happened_at for one in lines)
    linked = ChronologyEntry.objects.exclude(link_kind="")
    for kind in linked.values_list("link_kind", flat=True).distinct():
        ids = set(linked.filter(link_kind=kind).values_list("link_id", flat=True))
        model = apps.get_model(kind)
        assert set(model.objects.filter(public_id__in=ids).values_list("public_id", flat=True)) == ids
