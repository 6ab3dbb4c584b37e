"""Whether the parts that the service needs are there. Asked by /readyz; says nothing that helps an intruder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from celery import current_app
from django.db import Error as DatabaseError
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.models.heartbeat import Heartbeat

BEAT = "beat"
SCANNER = "scanner"
BEAT_LATE_AFTER = timedelta(minutes=2)
SCANNER_LATE_AFTER = timedelta(minutes=5)
BROKER_TIMEOUT = 2  # seconds

# A health page opens no transaction of its own: with the database down, that alone would make it fail.
without_transaction = transaction.non_atomic_requests


@dataclass(frozen=True)
class Part:
    """One part of the service: "ok", or in a word what is the matter."""

    name: str
    state: str

    @property
    def ok(self) -> bool:
        return self.state == "ok"


def readiness() -> list[Part]:
    """Every part that must work for people to work, and whether what was promised goes out. Never raises."""
    database = Part("database", _asked(_database))
    return [
        database,
        Part("migrations", _asked(_migrations) if database.ok else "unknown"),
        Part("broker", _asked(_broker)),
        Part("beat", _asked(_beat) if database.ok else "unknown"),
        Part("scanner", _asked(scanner_state) if database.ok else "unknown"),
        Part("reminders", _asked(_reminders) if database.ok else "unknown"),
        Part("emails", _asked(_emails) if database.ok else "unknown"),
    ]


def _asked(question: Callable[[], str]) -> str:
    try:
        return question()
    except DatabaseError:
        connection.close()
        return "unreachable"
    except Exception:  # whatever the broker's transport raises
        return "unreachable"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    return "pending" if _known_migrations() - MigrationRecorder(connection).applied_migrations().keys() else "ok"


@lru_cache(maxsize=1)
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def _broker() -> str:
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT)
        channel: Any = broker.default_channel  # of the Redis transport, which the stubs do not tell apart
        channel.client.ping()
    return "ok"


def _beat() -> str:
    return _beaten(BEAT, BEAT_LATE_AFTER)


def scanner_state() -> str:
    """Whether the scanner has answered a worker lately; nobody else can reach it. Documents wait while it does not."""
    return _beaten(SCANNER, SCANNER_LATE_AFTER)


def _beaten(name: str, late_after: timedelta) -> str:
    beaten_at = Heartbeat.objects.filter(name=name).values_list("beaten_at", flat=True).first()
    if beaten_at is None:
        return "never seen"
    return "late" if now() - beaten_at > late_after else "ok"


def _reminders() -> str:
    return "late" if outbox.late_reminders(now()).exists() else "ok"


def _emails() -> str:
    return "late" if outbox.late_emails(now()).exists() else "ok"
