"""What the public functions of services, selectors, access and rules must say about themselves."""

import ast
from collections.abc import Iterator

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import Function, dotted, public_functions

DESCRIBED = {"services", "selectors", "access", "rules"}


def undescribed(source: Source) -> Iterator[Finding]:
    """Every public rule, selector, access function and service has a sentence and full annotations."""
    if source.layer not in DESCRIBED:
        return
    for function in public_functions(source.tree):
        if not ast.get_docstring(function):
            yield _at(source, function, f"give {function.name} a sentence: what it does, raises and rests on")
        if missing := list(_unannotated(function)):
            yield _at(source, function, f"annotate {', '.join(missing)} of {function.name}")


def service_shape(source: Source) -> Iterator[Finding]:
    """A service takes keywords only, the actor first."""
    if source.layer != "services":
        return
    for function in public_functions(source.tree):
        arguments = function.args
        if arguments.posonlyargs or arguments.args or arguments.vararg:
            yield _at(source, function, f"make {function.name} keyword-only: start its arguments with *")
        names = [argument.arg for argument in arguments.kwonlyargs]
        if names[:1] != ["actor"]:
            yield _at(source, function, f"name actor as the first argument of {function.name}")


def service_transactions(source: Source) -> Iterator[Finding]:
    """A service is one transaction, said by its decorator."""
    if source.layer != "services":
        return
    for function in public_functions(source.tree):
        if not any(dotted(decorator).endswith("atomic") for decorator in function.decorator_list):
            yield _at(source, function, f"decorate {function.name} with @transaction.atomic")


def _unannotated(function: Function) -> Iterator[str]:
    arguments = function.args
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
        if argument is not None and argument.annotation is None:
            yield argument.arg
    if function.returns is None:
        yield "the answer"


def _at(source: Source, function: Function, instead: str) -> Finding:
    return Finding(source.path, function.lineno, instead, function.name)
