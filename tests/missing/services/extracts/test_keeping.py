"""How long what police wrote is kept."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from missing.models import Extract, ExtractRow
from missing.services.extracts import keeping
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.extracts import a_row, imported, taken_in

pytestmark = pytest.mark.django_db


def age(days):
    Extract.objects.update(created_at=now() - timedelta(days=days))
    ExtractRow.objects.update(created_at=now() - timedelta(days=days))


@pytest.mark.parametrize(("days", "left"), [(6.9, 1), (7.1, 0)])
def test_what_nobody_confirms_within_a_week_is_taken_away(days, left):
    taken_in(a_user(Role.CSE_LEAD), a_row())
    age(days)
    keeping.forget_old(actor=None)
    assert Extract.objects.count() == ExtractRow.objects.count() == left


@pytest.mark.parametrize(("days", "surname"), [(89.9, "Known"), (90.1, "")])
def test_a_row_that_nobody_decided_is_emptied_after_90_days(days, surname):
    imported(a_user(Role.CSE_LEAD), a_row())
    age(days)
    keeping.forget_old(actor=None)
    assert ExtractRow.objects.get().surname == surname


def test_history_keeps_nothing_of_what_police_wrote():
    imported(a_user(Role.CSE_LEAD), a_row(circumstances="With X"))
    events = ExtractRow.pgh_event_models if hasattr(ExtractRow, "pgh_event_models") else {}
    for model in events.values():
        names = {field.name for field in model._meta.fields}
        assert {"state", "child"} <= names and not {"surname", "told", "missing_from", "born_on"} & names
