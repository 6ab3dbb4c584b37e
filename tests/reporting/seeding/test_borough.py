"""The same children, seed and day give the same borough, and nothing in it is against the models."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Q

from agencies.models import Agency, User
from cases.models import Child, ChronologyEntry, Note, UnusualAccess
from cases.services import watching
from intelligence.models import IntelligenceReport
from missing.models import MissingEpisode, ReturnInterview
from reporting.seeding import SeedingRefused, seed
from reporting.seeding.plan import plan_for
from risk.models import Assessment
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.reporting.seeding.worlds import TODAY, a_borough, checksums, our_models

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


def test_nothing_has_happened_that_lies_in_the_future(borough):
    assert not MissingEpisode.objects.filter(
        Q(last_seen_at__gt=PRESENT) | Q(reported_at__gt=PRESENT) | Q(returned_at__gt=PRESENT)
    ).exists()
    past = Q(held_at__gt=PRESENT) | Q(closed_at__gt=PRESENT) | Q(completed_at__gt=PRESENT)
    assert not ReturnInterview.objects.filter(past).exists()
    assert not ChronologyEntry.objects.filter(happened_at__gt=PRESENT + timedelta(hours=3)).exists()
    assert not Assessment.objects.filter(assessed_on__gt=TODAY).exists()
    assert not IntelligenceReport.objects.filter(created_at__gt=PRESENT).exists()


def test_people_open_records_for_their_work_and_a_few_are_found_who_did_not(borough):
    planted = set(UnusualAccess.objects.values_list("event_id", flat=True))
    opened = AuditEvent.objects.filter(action="view").count()
    assert planted
    watching.find_unusual(actor=None, since=PRESENT - timedelta(days=40), until=PRESENT)
    found = set(UnusualAccess.objects.values_list("event_id", flat=True))
    assert len(found - planted) <= 0.05 * opened, (
        f"{len(found - planted)} of {opened} that are made up as honest are found"
    )
