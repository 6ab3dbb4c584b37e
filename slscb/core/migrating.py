"""Migrations of many steps without drawing the state of the models anew for each of them; docs/adr/0061."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Several steps that Django may take one after the other with the models as they stand after the last of them.

    That holds for tables that are made, and for fields, indexes, constraints and triggers that are added to tables which were
    there before; not for a table and a field of it together. The statements sent are those of the steps by themselves.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    @property
    def reversible(self) -> bool:  # type: ignore[override]
        """Whether each of the steps can be undone."""
        return all(one.reversible for one in self.operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state by every step, then have it drawn once."""
        drawn = state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            state.reload_models([(app_label, _model_of(one)) for one in self.operations], delay=False)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take the steps in order."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Undo the steps, the last of them first. The models before all of them do not know what a step of them speaks of."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        """Every step in words, as `migrate --plan` prints them."""
        return "; ".join(one.describe() for one in self.operations)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration writes it."""
        return type(self).__name__, [self.operations], {}


def _model_of(operation: Operation) -> str:
    """The name of the model that a step makes or changes, in small letters as the state knows it."""
    return str(getattr(operation, "model_name", None) or operation.name).lower()  # type: ignore[attr-defined]
