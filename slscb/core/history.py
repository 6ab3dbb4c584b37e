"""What changed about a record, from what to what, by whom: kept by the database itself (docs/adr/0030).

django-pghistory makes an event table beside each tracked table and the triggers that fill it. So a bulk write and a raw
statement are kept too, and nobody has to remember anything. Who changed it stands in the event's own columns, whose defaults
read what the transaction has said to the wall (slscb.core.wall): pghistory's middleware would put a statement of its own
in front of every other.

An update's event holds the row as it was before. What it became is the row of the record's next event, or the record.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import Func
from pghistory import trigger
from pghistory.models import Event as BaseEvent
from pgtrigger.compiler import Trigger as CompiledTrigger
from pgtrigger.compiler import UpsertTriggerSql
from pgtrigger.registry import registered

Tracked = TypeVar("Tracked", bound=type[models.Model])
# A table with checks of foreign keys still to come cannot be altered.
SETTLE = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
EVERY_STATEMENT, EVERY_ROW = pgtrigger.Statement, pgtrigger.Row


class UnheededTriggerSql(UpsertTriggerSql):
    """Installs a trigger that nobody can tell to be silent, and that writes with its owner's rights.

    pgtrigger's own can be muted by any role with `SET pgtrigger.ignore`, and asks for that in a savepoint of its own each
    time. The event table is therefore closed to the role of the web, but for reading. Migrations name this class: what
    it makes must not change.
    """

    def get_template(self) -> str:
        """The SQL; `ignore_func_name` is left unused."""
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS TRIGGER
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$;
            REVOKE ALL ON FUNCTION {pgid}() FROM PUBLIC;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class KeepingTrigger(trigger.Event):
    """Copies the rows of a statement, or one row, into the event table."""

    event_model: Any

    def get_func(self, model: Any) -> pgtrigger.Func:
        """The copying INSERT; columns that it does not name have their defaults."""
        kept = {field.name for field in model._meta.fields}
        columns = [field.column for field in self.event_model._meta.fields if field.name in kept]
        key = model._meta.pk.column
        names = ", ".join(f'"{one}"' for one in ["pgh_created_at", "pgh_label", "pgh_obj_id", *columns])
        many = self.level == pgtrigger.Statement
        rows = f"{self.row.lower()}_values" if many else self.row
        values = ", ".join(["NOW()", f"'{self.label}'", f'{rows}."{key}"', *(f'{rows}."{one}"' for one in columns)])
        source = f"SELECT {values} FROM {rows}" if many else f"VALUES ({values})"  # noqa: S608 - names of the models' own
        return pgtrigger.Func(f'INSERT INTO "{self.event_model._meta.db_table}" ({names}) {source}; RETURN NULL;')

    def compile(self, model: Any) -> CompiledTrigger:
        """As pgtrigger compiles it, in our own SQL."""
        compiled = super().compile(model)
        return CompiledTrigger(name=compiled.name, sql=UnheededTriggerSql(**_arguments(compiled.sql)))


class Kept(pghistory.RowEvent):
    """A tracker whose trigger is ours."""

    def add_event_trigger(self, event_model: Any) -> None:
        """Register the trigger with the tracked model."""
        made = KeepingTrigger(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=self.level,
        )
        pgtrigger.register(made)(event_model.pgh_tracked_model)


class Recorded(Kept):
    """Rows that were added, as they were added: one event statement for a statement of any number of rows."""

    label, row, operation, level = "recorded", "NEW", pgtrigger.Insert, EVERY_STATEMENT
    condition = None


class Changed(Kept):
    """A row that was changed, as it was before. Row by row, so that rows that stay as they are cost nothing."""

    label, row, operation, level = "changed", "OLD", pgtrigger.Update, EVERY_ROW


class Removed(Kept):
    """Rows that were taken away, as they were last."""

    label, row, operation, level = "removed", "OLD", pgtrigger.Delete, EVERY_STATEMENT
    condition = None


class ChangeEvent(BaseEvent):
    """What every event holds besides the record's own columns: when, who asked, what acted where nobody did, the request."""

    pgh_tracked_model: type[models.Model]  # type: ignore[assignment]
    pgh_by: str
    pgh_id = models.BigAutoField(primary_key=True)
    pgh_actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        db_constraint=False,
        db_index=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_default=Func(function="wall_asker"),
    )
    pgh_act = models.TextField(db_default=Func(function="wall_act"))
    pgh_request = models.TextField(db_default=Func(function="wall_request"))

    class Meta:
        abstract = True


def tracked(*, by: str = "", leave_out: Iterable[str] = ()) -> Callable[[Tracked], Tracked]:
    """Keep every change of a model's rows.

    `by` is the field that leads to the child, directly or through another record: events are read by it. `leave_out` names
    fields of which nothing is kept (secrets, keys of sorting that repeat something): a change of these alone is none.
    """

    def track(model: Tracked) -> Tracked:
        name = f"{model.__name__}Event"
        index = models.Index(fields=[by or "pgh_obj"], name=f"{model._meta.db_table[:24]}_past")
        follow = pghistory.track(
            Recorded(),
            Changed(),
            Removed(),
            exclude=[*leave_out],
            obj_field=pghistory.ObjForeignKey(related_name="+", db_index=False),
            context_field=None,  # type: ignore[arg-type]  # its own way of saying 'without'
            append_only=True,
            base_model=ChangeEvent,
            model_name=name,
            meta={"indexes": [index]},
            attrs={"pgh_by": by},
        )
        follow(model)
        return model

    return track


def event_models() -> list[type[ChangeEvent]]:
    """Every event table, by the tracked model's label."""
    found = [one for one in apps.get_models() if issubclass(one, ChangeEvent)]
    return sorted(found, key=lambda one: one.pgh_tracked_model._meta.label_lower)


@contextmanager
def unkept() -> Iterator[None]:
    """Keep nothing of what the present transaction writes while the context is open: for a made-up past alone.

    Takes the triggers out of use, which only the owner of the tables may do; the role of the web is refused.
    """
    with connection.cursor() as cursor:
        cursor.execute(SETTLE + _switched("DISABLE"))
        yield
        cursor.execute(SETTLE + _switched("ENABLE"))


def triggers() -> list[tuple[str, str]]:
    """Table and name of every trigger that keeps history."""
    return [
        (model._meta.db_table, one.get_pgid(model)) for model, one in registered() if isinstance(one, KeepingTrigger)
    ]


def _switched(how: str) -> str:
    return "".join(f'ALTER TABLE "{table}" {how} TRIGGER {name};' for table, name in triggers())


def _arguments(sql: UpsertTriggerSql) -> dict[str, Any]:
    return {name: value for name, value in sql.kwargs.items() if name != "ignore_func_name"}
