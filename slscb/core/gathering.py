"""What a transaction writes beside its records, kept together and sent as one statement before the transaction ends.

Audit events, lines of the chronology, reminders, notices and sort keys follow from what a service saves. While a gathering
is open they wait; its end writes them in the same transaction, so that a failure there undoes everything. Where none is
open, each is written at once. Nobody has to know which: before a statement that names a table for which something waits,
what waits is written; and what was gathered since a savepoint goes when that savepoint is rolled back.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import DatabaseError, connection
from django.db.models import Model, QuerySet

from slscb.core.statements import Insert, Update, Write, joined

T = TypeVar("T")
SAVEPOINT = re.compile(r'(?P<what>ROLLBACK TO |RELEASE |)SAVEPOINT "?(?P<name>\w+)"?\s*$')


class Unwritten(DatabaseError):
    """What was gathered could not be written; `tables` are those that it was for."""

    def __init__(self, tables: frozenset[str]) -> None:
        self.tables = tables
        super().__init__(f"not written: {', '.join(sorted(tables))}")


@dataclass
class Gathering:
    """What waits, in order; the first `written` of the entries have been sent.

    They stay listed, because rolling a savepoint back takes along what was sent since: what had been gathered before the
    savepoint then waits again.
    """

    entries: list[Write] = field(default_factory=list)
    written: int = 0
    savepoints: dict[str, tuple[int, int]] = field(default_factory=dict)
    facts: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def waiting(self) -> list[Write]:
        """What has not been sent yet."""
        return self.entries[self.written :]

    def add(self, write: Write) -> None:
        """Keep a write. A statement does not see its own rows, so an update has everything before it in its table sent."""
        if isinstance(write, Update) and any(one.table == write.table for one in self.waiting):
            self.send()
        self.entries.append(write)

    def send(self) -> None:
        """Write what waits, in one statement. Raises Unwritten."""
        waiting, self.written = self.waiting, len(self.entries)
        if waiting:
            statement, parameters = joined(waiting)
            try:
                with connection.cursor() as cursor:
                    cursor.execute(statement, parameters)
            except DatabaseError as error:
                raise Unwritten(frozenset(one.table for one in waiting)) from error

    def before(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        """Stands before every statement of the connection while the gathering is open."""
        statement = str(sql)
        # Another wrapper may have put a statement of its own in front, as pghistory does: only the end counts.
        if "SAVEPOINT" in statement and (found := SAVEPOINT.search(statement)):
            self.follow(found["what"], found["name"])
        elif any(re.search(rf"\b{one.table}\b", statement) for one in self.waiting):
            self.send()
        return execute(sql, *rest)

    def follow(self, what: str, name: str) -> None:
        """Note where a savepoint begins, and go back there when it is rolled back."""
        if not what:
            self.savepoints[name] = (len(self.entries), self.written)
        elif what == "ROLLBACK TO " and name in self.savepoints:
            kept, self.written = self.savepoints[name]
            del self.entries[kept:]


_open: ContextVar[Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Let what follows from the records wait until the end, and write it there, inside the transaction that is open.

    Joins a gathering that is open already; without a transaction nothing waits. After an exception nothing is written.
    """
    if _open.get() is not None or not connection.in_atomic_block:
        yield
        return
    gathering = Gathering()
    token = _open.set(gathering)
    try:
        with connection.execute_wrapper(gathering.before):
            yield
            if not connection.needs_rollback:
                gathering.send()
    finally:
        _open.reset(token)


def insert(rows: Iterable[Model], *, once: bool = False) -> None:
    """Write rows, at the end of the gathering where one is open. With `once`, rows whose unique key is taken are left out.

    A row that waits has no internal id yet.
    """
    by_kind: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_kind.setdefault(type(row), []).append(row)
    for of_one_kind in by_kind.values():
        _keep(Insert(of_one_kind, once))


def send() -> None:
    """Write what waits now: for a service that is about to take away what the rest could not be written without."""
    gathering = _open.get()
    if gathering is not None:
        gathering.send()


def update(rows: "QuerySet[Any]", **values: Any) -> None:
    """Change the rows that a queryset finds, at the end of the gathering where one is open."""
    _keep(Update(rows, values))


def once(key: Hashable, read: Callable[[], T]) -> T:
    """What `read` answers, asked once in a gathering. Only for what this transaction does not change."""
    gathering = _open.get()
    if gathering is None:
        return read()
    if key not in gathering.facts:
        gathering.facts[key] = read()
    found: T = gathering.facts[key]
    return found


def send_waiting() -> None:
    """Write what waits now, where a gathering is open: for those who are about to lose the right to write it."""
    if (gathering := _open.get()) is not None:
        gathering.send()


def _keep(write: Write) -> None:
    gathering = _open.get()
    if gathering is None:
        write.write()
    else:
        gathering.add(write)
