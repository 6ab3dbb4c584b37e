"""What the dispatcher finds to do in a seeded borough."""

from datetime import UTC, datetime

import pytest

from missing.choices import WAITING
from missing.models import ReturnInterview
from missing.services.reminding import KIND
from slscb.core.models import Reminder
from slscb.core.outbox.registry import handler_of

pytestmark = pytest.mark.django_db
PRESENT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_reminders_wait_for_what_is_pending_and_each_has_a_handler(borough):
    for reminder in Reminder.objects.all():
        assert reminder.due_at > PRESENT
        handler_of(reminder.reminder_kind)
    waiting = set(ReturnInterview.objects.filter(status__in=WAITING).values_list("pk", flat=True))
    assert set(Reminder.objects.filter(reminder_kind=KIND).values_list("about_id", flat=True)) == waiting
