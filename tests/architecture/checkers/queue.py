"""Celery: where tasks live, what they take, and which there are."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import Function, dotted, functions

PLAIN = {"int", "str", "bool"}


def tasks_of(source: Source) -> Iterator[tuple[str, Function]]:
    """The Celery tasks of a file by the name under which Celery knows them."""
    for name, function in functions(source.tree):
        if any(dotted(mark).rpartition(".")[2] in {"shared_task", "task"} for mark in function.decorator_list):
            yield f"{'.'.join(source.parts)}.{name}", function


def task_shape(source: Source) -> Iterator[Finding]:
    """A task lives in tasks.py and takes ids, not records: what it needs it reads when it runs."""
    for _name, function in tasks_of(source):
        if source.layer != "tasks":
            yield Finding(source.path, function.lineno, f"move {function.name} into the app's tasks.py", function.name)
        for argument in (*function.args.args, *function.args.kwonlyargs):
            if argument.arg != "self" and not (argument.annotation and ast.unparse(argument.annotation) in PLAIN):
                instead = f"let {function.name} take {argument.arg} as int or str"
                yield Finding(source.path, function.lineno, instead, function.name)


def undeclared_tasks(sources: Iterable[Source], declared: Mapping[str, str]) -> Iterator[Finding]:
    """Every task is declared with what it is for, and every declaration has its task."""
    found = {name: (source.path, function.lineno) for source in sources for name, function in tasks_of(source)}
    for name in sorted(found.keys() - declared.keys()):
        yield Finding(*found[name], f"declare {name} in tests/architecture/reviewed.py: what if it is lost?")
    for name in sorted(declared.keys() - found.keys()):
        yield Finding("tests/architecture/reviewed.py", 0, f"remove {name}: there is no such task")
