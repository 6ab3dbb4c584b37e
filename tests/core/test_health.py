"""What readiness asks of each part: database, migrations, broker, beat, reminders, e-mails."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from slscb.core import health, outbox
from slscb.core.clock import now
from slscb.core.models import Heartbeat
from slscb.core.tasks import beat_heartbeat
from tests.factories.agencies import a_team, a_user

pytestmark = pytest.mark.django_db


def states():
    return {part.name: part.state for part in health.readiness()}


def beat_was_seen(ago):
    Heartbeat.objects.update_or_create(name=health.BEAT, defaults={"beaten_at": now() - ago})


def test_all_is_well_once_beat_has_been_seen():
    beat_heartbeat()
    Heartbeat.objects.create(name=health.SCANNER, beaten_at=now())
    parts = ("database", "migrations", "broker", "beat", "scanner", "reminders", "emails")
    assert states() == dict.fromkeys(parts, "ok")


def test_beat_that_was_never_seen():
    assert states()["beat"] == "never seen"


@pytest.mark.parametrize(
    ("ago", "state"), [(timedelta(seconds=110), "ok"), (timedelta(seconds=130), "late"), (timedelta(days=1), "late")]
)
def test_beat_is_late_after_two_minutes(ago, state):
    beat_was_seen(ago)
    assert states()["beat"] == state


def test_the_heartbeat_is_one_row_however_often_it_beats():
    beat_was_seen(timedelta(days=1))
    beat_heartbeat()
    assert Heartbeat.objects.count() == 1
    assert states()["beat"] == "ok"


@pytest.mark.parametrize(("ago", "state"), [(timedelta(seconds=290), "ok"), (timedelta(seconds=310), "late")])
def test_a_scanner_that_has_not_answered_for_five_minutes_is_late(ago, state):
    assert states()["scanner"] == "never seen"
    Heartbeat.objects.create(name=health.SCANNER, beaten_at=now() - ago)
    assert states()["scanner"] == state


@pytest.mark.parametrize(("seconds", "state"), [(-30, "ok"), (50, "ok"), (70, "late")])
def test_a_reminder_that_still_waits_a_minute_after_it_was_due_is_late(seconds, state):
    due_at = now() - timedelta(seconds=seconds)
    outbox.schedule(kind="test", about=a_team("Team of tests"), due_at=due_at, key="one")
    assert states()["reminders"] == state


def test_a_reminder_that_is_no_longer_needed_is_not_late():
    outbox.schedule(kind="test", about=a_team("Team of tests"), due_at=now() - timedelta(days=1), key="one")
    outbox.cancel(about=a_team("Team of tests"))
    assert states()["reminders"] == "ok"


@pytest.mark.parametrize(("minutes", "state"), [(9, "ok"), (11, "late")])
def test_an_email_that_still_waits_after_ten_minutes_is_late(minutes, state):
    with time_machine.travel(now() - timedelta(minutes=minutes)):
        outbox.notify(recipients=[a_user()], key="one", title="Look again")
    assert states()["emails"] == state


def test_a_migration_that_was_not_run_is_pending():
    MigrationRecorder.Migration.objects.filter(app="core").first().delete()
    assert states()["migrations"] == "pending"


def test_a_migration_of_a_later_release_is_not_pending():
    MigrationRecorder.Migration.objects.create(app="core", name="9999_from_the_future")
    assert states()["migrations"] == "ok"


def test_a_broker_that_is_down(monkeypatch):
    class Down:
        def __enter__(self):
            raise ConnectionRefusedError

        def __exit__(self, *_):
            return False

    monkeypatch.setattr(health.current_app, "connection_for_write", Down)
    assert states()["broker"] == "unreachable"


def test_a_broker_that_does_not_answer_is_told_within_seconds(monkeypatch, unused_tcp_port_that_hangs):
    real = health.current_app.connection_for_write
    silent = f"redis://127.0.0.1:{unused_tcp_port_that_hangs}/0"
    monkeypatch.setattr(health.current_app, "connection_for_write", lambda: real(silent))
    assert states()["broker"] == "unreachable"


def test_a_database_that_is_down_says_nothing_of_what_hangs_on_it(monkeypatch):
    def down():
        raise OperationalError("connection to server at database failed: password of slscb_app")

    monkeypatch.setattr(health, "_database", down)
    monkeypatch.setattr(health.connection, "close", lambda: None)
    unknown = dict.fromkeys(("migrations", "beat", "scanner", "reminders", "emails"), "unknown")
    assert states() == {"database": "unreachable", "broker": "ok", **unknown}


@pytest.fixture
def unused_tcp_port_that_hangs():
    """A port that takes a connection and never says a word."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield silent.getsockname()[1]
