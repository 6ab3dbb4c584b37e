"""Migrations: one line an app, there and back again, tables apart from rows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.db.migrations import Migration
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel, RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger

from tests.architecture.checkers.findings import Finding

Key = tuple[str, str]
NEUTRAL = {"RunSQL", "SeparateDatabaseAndState", "CreateExtension", "TrigramExtension", "BtreeGistExtension"}

ADDING = (AddConstraint, AddField, AddIndex, AddTrigger)
MOST_BY_THEMSELVES = 3


def forked(migrations: Mapping[Key, Migration]) -> Iterator[Finding]:
    """Each app's migrations form one line: nobody has to guess which of two comes first."""
    followers: dict[Key, list[str]] = {}
    for (app, name), migration in sorted(migrations.items()):
        parents = [parent for parent in migration.dependencies if parent[0] == app and parent[1] != "__first__"]
        if len(parents) > 1:
            yield Finding(_path(migration), 1, "write the later one anew on top of the other: no merge migrations")
        for parent in parents or [(app, "")]:
            followers.setdefault(parent, []).append(name)
    for (app, parent), names in sorted(followers.items()):
        for name in names[1:]:
            instead = f"number it after {names[0]}: both follow {parent or 'nothing'}"
            yield Finding(_path(migrations[app, name]), 1, instead)


def irreversible(migrations: Iterable[Migration]) -> Iterator[Finding]:
    """A release that went wrong can be rolled back."""
    for migration in migrations:
        for operation in migration.operations:
            if not operation.reversible:
                yield Finding(_path(migration), 1, f"give {type(operation).__name__} a way back ({_hint(operation)})")


def mixed(migrations: Iterable[Migration]) -> Iterator[Finding]:
    """Tables and rows change in separate migrations: one locks, the other takes time."""
    for migration in migrations:
        kinds = [type(operation).__name__ for operation in migration.operations]
        schema = [kind for kind in kinds if kind != "RunPython" and kind not in NEUTRAL and "Trigger" not in kind]
        if "RunPython" in kinds and schema:
            yield Finding(_path(migration), 1, f"move RunPython into a migration of its own, apart from {schema[0]}")


def drawn_often(migrations: Iterable[Migration]) -> Iterator[Finding]:
    """Steps that need each other's tables only are taken at once: Django draws all models anew for each by itself."""
    for migration in migrations:
        kinds = ((isinstance(one, CreateModel), isinstance(one, ADDING)) for one in migration.operations)
        longest = max((len(list(run)) for kind, run in groupby(kinds) if any(kind)), default=0)
        if longest > MOST_BY_THEMSELVES:
            yield Finding(_path(migration), 1, f"put the {longest} steps that follow each other into AtOnce([…])")


def unnamed(migrations: Iterable[Migration]) -> Iterator[Finding]:
    """A migration's name says what changes."""
    for migration in migrations:
        if re.search(r"_auto_|_and_more$", migration.name):
            yield Finding(_path(migration), 1, "name it after what changes: makemigrations --name")


def _hint(operation: Operation) -> str:
    if isinstance(operation, RunPython):
        return "reverse_code; RunPython.noop where nothing need be undone"
    return "reverse_sql" if isinstance(operation, RunSQL) else "split it until each step can be undone"


def _path(migration: Migration) -> str:
    return f"{migration.__module__.replace('.', '/')}.py"
