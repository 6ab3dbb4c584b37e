"""Rows on their way into the database by COPY, in portions, so that memory stays the same at any size."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import sql

from reporting.seeding.chance import Chance

PORTION = 30_000
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
Portion = tuple[Any, str]  # a COPY statement and its data
STAMPS = ("created_at", "changed_at")


class Table:
    """One model's rows: gives out ids as rows are added, fills in what the model says by default."""

    def __init__(self, model: type[models.Model], present: datetime) -> None:
        fields = [field for field in model._meta.local_concrete_fields if not field.generated]
        self.name = model._meta.db_table
        self.columns = [field.column for field in fields]
        self.place = {field.attname: place for place, field in enumerate(fields)}
        self.special = {field.attname: encode for field in fields if (encode := _special(field))}
        self.blank = [self.special.get(field.attname, _plain)(_default(field, present)) for field in fields]
        self.key = model._meta.pk.column
        self.id_place = self.place[model._meta.pk.attname]
        self.has_public_id = "public_id" in self.place
        self.next_id = self.first_id = _highest_id(model) + 1
        self.rows: list[str] = []

    def add(self, chance: Chance, values: dict[str, Any]) -> int:
        """Take one row and give its id. Raises KeyError for a column that the table does not have."""
        made = self.next_id
        self.next_id += 1
        row = self.blank.copy()
        row[self.id_place] = str(made)
        if self.has_public_id and "public_id" not in values:
            row[self.place["public_id"]] = chance.uuid()
        for name, value in values.items():
            encode = PLAIN.get(type(value)) if name not in self.special else None
            row[self.place[name]] = encode(value) if encode else self.special.get(name, _plain)(value)
        self.rows.append("\t".join(row))
        return made

    def take(self) -> Portion:
        """What has been added since the last time, as a COPY statement and its data."""
        names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.name), names)
        data = "\n".join([*self.rows, ""])
        self.rows = []
        return statement, data

    def finish(self, cursor: Any) -> None:
        """Let the database go on counting where we stopped."""
        if self.next_id > self.first_id:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{self.name}"', self.key, self.next_id - 1]
            )


class Sender:
    """Sends a portion from a thread of its own, so that the database works while the next portion is being made.

    Two threads must never use one connection at once: whoever asks the database something calls `wait` first.
    """

    def __init__(self) -> None:
        connection.ensure_connection()
        self.server = connection.connection
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.sending: Future[None] | None = None

    def send(self, portion: list[Portion]) -> None:
        """Begin to send a portion once the one before has arrived. Raises what went wrong with that."""
        self.wait()
        self.sending = self.thread.submit(self.copy, portion)

    def close(self) -> None:
        """Let the thread finish, whatever came of it."""
        self.thread.shutdown(wait=True)

    def wait(self) -> None:
        """Return when all has arrived. Raises what went wrong."""
        sending, self.sending = self.sending, None
        if sending is not None:
            sending.result()

    def copy(self, portion: list[Portion]) -> None:
        """Copy a portion, table by table, and have its foreign keys checked at once: promises cost the server memory."""
        with self.server.cursor() as cursor:
            for statement, data in portion:
                cursor.copy_expert(statement, StringIO(data))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Tables:
    """Every table that the borough writes; a context in which they are sent."""

    def __init__(self, present: datetime) -> None:
        self.present = present
        self.tables: dict[type[models.Model], Table] = {}
        self.sender = Sender()
        self.waiting = 0

    def __enter__(self) -> "Tables":
        return self

    def __exit__(self, *_error: object) -> None:
        self.sender.close()

    def add(self, chance: Chance, model: type[models.Model], **values: Any) -> int:
        """Take one row of a model and give its id."""
        table = self.tables.get(model)
        if table is None:
            self.sender.wait()
            table = self.tables[model] = Table(model, self.present)
        self.waiting += 1
        return table.add(chance, values)

    def flush(self, *, least: int = PORTION) -> None:
        """Send what waits, where that is at least a portion."""
        if self.waiting < least:
            return
        self.sender.send([table.take() for table in self.tables.values() if table.rows])
        self.waiting = 0

    def finish(self) -> None:
        """Send the rest and set the counters."""
        self.flush(least=0)
        self.sender.wait()
        with connection.cursor() as cursor:
            for table in self.tables.values():
                table.finish(cursor)

    def counts(self) -> dict[str, int]:
        """How many rows were written, by the model's name in the plural."""
        return {
            str(model._meta.verbose_name_plural): table.next_id - table.first_id for model, table in self.tables.items()
        }


def _highest_id(model: type[models.Model]) -> int:
    return int(model._default_manager.aggregate(highest=models.Max("pk"))["highest"] or 0)


def _default(field: "models.Field[Any, Any]", present: datetime) -> Any:
    if field.name in STAMPS or getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return present
    return None if field.name == "public_id" or field.primary_key else field.get_default()


def _special(field: "models.Field[Any, Any]") -> Callable[[Any], str] | None:
    if isinstance(field, models.JSONField):
        return _json
    return _array if isinstance(field, ArrayField) else None


def _escaped(value: str) -> str:
    return value.translate(ESCAPES) if "\\" in value or not value.isprintable() else value


PLAIN: dict[type, Callable[[Any], str]] = {
    str: _escaped,
    int: str,
    float: repr,
    bool: lambda value: "t" if value else "f",
    type(None): lambda _: r"\N",
    date: date.isoformat,
    datetime: datetime.isoformat,
}


def _plain(value: Any) -> str:
    encode = PLAIN.get(type(value))
    return encode(value) if encode else _escaped(str(value))


def _json(value: Any) -> str:
    return r"\N" if value is None else _escaped(json.dumps(value, sort_keys=True, default=str))


def _array(value: Sequence[Any] | None) -> str:
    if value is None:
        return r"\N"
    quoted = (json.dumps(str(item), ensure_ascii=False) for item in value)
    return _escaped(f"{{{','.join(quoted)}}}")
