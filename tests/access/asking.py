"""One cell of the matrix: one request, undone afterwards, with all that it may have done or given away."""

import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction
from django.test import Client
from rest_framework.test import APIClient

from agencies.models import User
from slscb.core.models import AuditEvent
from tests.access.planting import text_of
from tests.access.routes import Route
from tests.helpers.signing_in import api_of, browser_of

READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
REFUSED = {301, 302, 401, 403, 404, 405, 429}
# What reading and being refused may write: the audit and the session.
MAY_CHANGE = {"core_auditevent", "core_auditlink", "django_session"}
WRITTEN = """
    SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
        + pg_stat_get_xact_tuples_deleted(oid)
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
SUM = 'SELECT count(*), sum(hashtextextended(t::text, 0)) FROM "{}" t'


@dataclass
class Asked:
    """What came of a cell: the answer's status, all its words, the tables that it changed, and whether it was audited."""

    status: int
    words: str
    changed: set[str] = field(default_factory=set)
    refusal_written: bool = False


class Asker:
    """A person who asks for one address after the other. Each request begins with the same cookies and is undone."""

    def __init__(self, user: User | None) -> None:
        self.user = user
        self.doors: dict[bool, Client | APIClient] = {
            True: api_of(user) if user else APIClient(),
            False: browser_of(user) if user else Client(),
        }
        self.cookies = self.doors[False].cookies.output(header="", sep=";")
        self.newest = newest_event()

    def ask(self, route: Route, method: str, address: str, *, watched: bool = True) -> Asked:
        """One request. What it wrote is looked at where it must have written nothing: it read, or was refused."""
        with transaction.atomic():
            before = written() if watched else {}
            asked = self._send(route, method, address)
            if watched and (method in READING or asked.status in REFUSED):
                asked.changed = {name for name, number in written().items() if number != before.get(name)} - MAY_CHANGE
                asked.refusal_written = self._is_written()
            transaction.set_rollback(True)
        if asked.changed:
            asked.changed = self._changed_for_good(route, method, address, asked.changed)
        return asked

    def _send(self, route: Route, method: str, address: str) -> Asked:
        door = self.doors[route.is_api]
        if not route.is_api:
            door.cookies = SimpleCookie(self.cookies)
        answer = door.generic(method, address, headers={"If-Match": '"1"', "Idempotency-Key": secrets.token_hex(16)})
        return Asked(answer.status_code, text_of(answer) + answer.cookies.output())

    def _is_written(self) -> bool:
        told = AuditEvent.objects.filter(pk__gt=self.newest, actor=self.user, action="denied")
        return self.user is not None and told.exists()

    def _changed_for_good(self, route: Route, method: str, address: str, tables: set[str]) -> set[str]:
        """Of the tables that a request wrote to, those that still differ: what it rolled back itself does not count."""
        with transaction.atomic():
            before = sums(tables)
            self._send(route, method, address)
            after = sums(tables)
            transaction.set_rollback(True)
        return {name for name in tables if before[name] != after[name]}


def written() -> dict[str, int]:
    """How many rows of each table this transaction has written, what it has rolled back included."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return dict(cursor.fetchall())


def sums(tables: set[str]) -> dict[str, Any]:
    """The number of rows and a checksum of each table."""
    found = {}
    with connection.cursor() as cursor:
        for name in sorted(tables):
            cursor.execute(SUM.format(name))
            found[name] = cursor.fetchone()
    return found


def newest_event() -> int:
    """The newest event of the audit."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
