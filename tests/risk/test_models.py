"""What the database itself holds fast, whatever the code above it does."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import InternalError

from agencies.choices import Role
from risk.models import Assessment, Indicator, IndicatorTick, Instrument, RequiredResponse
from tests.factories.agencies import a_user
from tests.factories.risk import an_assessment

pytestmark = pytest.mark.django_db


def refused(kind, record, **values):
    """The database refuses the update."""
    with pytest.raises(kind) as caught, transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(**values)
    return str(caught.value)


def test_version_1_of_the_tool_is_loaded_with_its_37_indicators():
    tool = Instrument.objects.get(tool_version="1")
    assert Indicator.objects.filter(instrument=tool).count() == 37


def test_the_data_migration_goes_back_and_forth():
    executor = MigrationExecutor(connection)
    executor.migrate([("risk", "0001_initial")])
    assert not Instrument.objects.exists()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("risk"))
    assert Indicator.objects.count() == 37


@pytest.mark.parametrize(
    ("field", "value"),
    [("calculated_level", "low"), ("flags", ["single_medium"]), ("reasons", []), ("assessed_on", "2020-01-01")],
)
def test_the_result_of_an_assessment_never_changes(field, value):
    assert "Cannot update" in refused(InternalError, an_assessment("M01", "M02"), **{field: value})


def test_the_evidence_of_an_assessment_never_changes():
    tick = an_assessment("L01").ticks.get()
    assert "Cannot update" in refused(InternalError, tick, evidence="Something else")


def test_the_words_of_a_version_in_force_never_change_and_a_drafts_do():
    tool = Instrument.objects.get(tool_version="1")
    refused(InternalError, tool, definition={})
    draft = Instrument.objects.create(code="x", tool_version="2", title="Draft", source="", definition={"a": 1})
    Instrument.objects.filter(pk=draft.pk).update(definition={"a": 2})


def test_two_versions_of_one_tool_are_never_in_force_on_one_day():
    tool = Instrument.objects.get(tool_version="1")
    with pytest.raises(IntegrityError, match="one_instrument_in_force"):
        Instrument.objects.create(
            code=tool.code, tool_version="2", title="", source="", definition={}, in_force_from="2026-01-01"
        )


def test_another_level_than_calculated_needs_a_reason():
    assert "override_has_reason" in refused(IntegrityError, an_assessment("L01"), final_level="high")


def test_a_level_below_the_calculated_one_needs_an_approver():
    found = an_assessment("M01", "M02")
    assert "lowered_level_is_approved" in refused(IntegrityError, found, final_level="low", override_reason="Because")


def test_nobody_approves_their_own_step_down():
    found = an_assessment("M01", "M02")
    values = {"final_level": "low", "override_reason": "Because", "approved_by": found.completed_by}
    assert "nobody_approves_own_level" in refused(IntegrityError, found, **values)


def test_an_approved_lower_level_stands():
    found = an_assessment("M01", "M02")
    values = {"final_level": "low", "override_reason": "Because", "approved_by": a_user(Role.TEAM_MANAGER)}
    assert Assessment.objects.filter(pk=found.pk).update(**values) == 1


def test_any_flag_means_that_a_review_is_required():
    assert "any_flag_requires_review" in refused(IntegrityError, an_assessment("L01"), review_required=True)


def test_an_indicator_is_ticked_once_an_assessment():
    tick = an_assessment("L01").ticks.get()
    tick.pk, tick.public_id = None, "11111111-1111-4111-8111-111111111111"
    with pytest.raises(IntegrityError, match="one_tick_an_indicator"):
        IndicatorTick.objects.bulk_create([tick])


def test_assessments_of_a_child_form_one_line():
    first = an_assessment("L01")
    for previous, name in ((None, "one_first_assessment"), (first, "previous_id")):
        twin = Assessment.objects.get(pk=first.pk)
        an_assessment("L01", child=first.child) if previous and not hasattr(first, "following") else None
        twin.pk, twin.public_id, twin.previous = None, None, previous
        twin.public_id = "22222222-2222-4222-8222-222222222222"
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            twin.save(force_insert=True)


def test_a_done_response_has_an_outcome():
    response = RequiredResponse.objects.filter(assessment=an_assessment("H02")).first()
    assert "done_response_has_outcome" in refused(IntegrityError, response, status="done")
