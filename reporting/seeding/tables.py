"""Rows on their way into the database by COPY, in portions, so that memory stays the same at any size."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import sql

from reporting.seeding.chance import Chance

PORTION = 20_000
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
STAMPS = ("created_at", "changed_at")


class Table:
    """One model's rows: gives out ids as rows are added, fills in what the model says by default."""

    def __init__(self, model: type[models.Model], present: datetime) -> None:
        fields = [field for field in model._meta.local_concrete_fields if not field.generated]
        self.name = model._meta.db_table
        self.columns = [field.column for field in fields]
        self.encoders = [_encoder(field) for field in fields]
        self.row: dict[str, Any] = {field.attname: _default(field, present) for field in fields}
        self.has_public_id = "public_id" in self.row
        self.next_id = self.first_id = _highest_id(model) + 1
        self.buffer = StringIO()

    def add(self, chance: Chance, values: dict[str, Any]) -> int:
        """Take one row and give its id. Raises TypeError for a column that the table does not have."""
        made = self.next_id
        self.next_id += 1
        row = self.row | values
        row["id"] = made
        if self.has_public_id and row["public_id"] is None:
            row["public_id"] = chance.uuid()
        if len(row) != len(self.columns):
            raise TypeError(f"{self.name} has no {', '.join(sorted(set(row) - set(self.row)))}")
        encoded = [encode(value) for encode, value in zip(self.encoders, row.values(), strict=True)]
        self.buffer.write("\t".join(encoded))
        self.buffer.write("\n")
        return made

    def flush(self, cursor: Any) -> None:
        """Send what has been taken."""
        if not self.buffer.tell():
            return
        self.buffer.seek(0)
        names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        cursor.copy_expert(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.name), names), self.buffer)
        self.buffer = StringIO()

    def finish(self, cursor: Any) -> None:
        """Let the database go on counting where we stopped."""
        if self.next_id > self.first_id:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [f'"{self.name}"', self.next_id - 1])


class Tables:
    """Every table that the borough writes."""

    def __init__(self, present: datetime) -> None:
        self.present = present
        self.tables: dict[type[models.Model], Table] = {}
        self.waiting = 0

    def add(self, chance: Chance, model: type[models.Model], **values: Any) -> int:
        """Take one row of a model and give its id."""
        table = self.tables.get(model)
        if table is None:
            table = self.tables[model] = Table(model, self.present)
        self.waiting += 1
        return table.add(chance, values)

    def flush(self, *, least: int = PORTION) -> None:
        """Send what waits, where that is at least a portion, and have every foreign key checked now."""
        if self.waiting < least:
            return
        with connection.cursor() as cursor:
            for table in self.tables.values():
                table.flush(cursor)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self.waiting = 0

    def finish(self) -> None:
        """Send the rest and set the counters."""
        self.flush(least=0)
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


def _encoder(field: "models.Field[Any, Any]") -> Callable[[Any], str]:
    if isinstance(field, models.JSONField):
        return _json
    return _array if isinstance(field, ArrayField) else _plain


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
