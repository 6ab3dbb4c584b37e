"""Django's own INSERT and UPDATE statements, several joined into one by data-modifying CTEs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery, UpdateQuery

Compiled = tuple[str, Sequence[Any]]


@dataclass(frozen=True)
class Insert:
    """Rows of one kind; with `once`, those whose unique key is taken are left out."""

    rows: list[Model]
    once: bool = False

    @property
    def table(self) -> str:
        """The table written to."""
        return self.rows[0]._meta.db_table

    def write(self) -> None:
        """Write at once."""
        type(self.rows[0])._default_manager.bulk_create(self.rows, ignore_conflicts=self.once)

    def compiled(self) -> Compiled:
        """Django's statement for it."""
        model = type(self.rows[0])
        fields = [one for one in model._meta.local_concrete_fields if not (one.primary_key or one.generated)]
        query = InsertQuery(model, on_conflict=OnConflict.IGNORE if self.once else None)
        query.insert_values(fields, self.rows)
        (one,) = cast("list[Compiled]", query.get_compiler(connection=connection).as_sql())
        return one


@dataclass(frozen=True)
class Update:
    """The rows that a queryset finds, and their new values."""

    rows: "QuerySet[Any]"
    values: dict[str, Any]

    @property
    def table(self) -> str:
        """The table written to."""
        return str(self.rows.model._meta.db_table)

    def write(self) -> None:
        """Write at once."""
        self.rows.update(**self.values)

    def compiled(self) -> Compiled:
        """Django's statement for it."""
        query = cast("UpdateQuery", self.rows.query.chain(UpdateQuery))
        query.add_update_values(self.values)
        return cast("Compiled", query.get_compiler(connection=connection).as_sql())


Write = Insert | Update


def joined(writes: Sequence[Write]) -> Compiled:
    """All the writes as one statement, rows of one kind together and in order. None of them sees what another writes."""
    parts = [one.compiled() for one in _rows_together(writes)]
    *first, (last, _) = parts
    named = ", ".join(f"w{number} AS ({sql})" for number, (sql, _) in enumerate(first))
    return f"WITH {named} {last}" if named else last, [one for _, parameters in parts for one in parameters]


def _rows_together(writes: Sequence[Write]) -> list[Write]:
    """An INSERT for each kind of row instead of one for each call."""
    kept: dict[tuple[str, bool], Insert] = {}
    found: list[Write] = []
    for one in writes:
        if isinstance(one, Update):
            found.append(one)
        elif known := kept.get((one.table, one.once)):
            known.rows.extend(one.rows)
        else:
            kept[one.table, one.once] = Insert([*one.rows], one.once)
            found.append(kept[one.table, one.once])
    return found
