"""How long a function and a file may be."""

from collections.abc import Iterator

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import functions, length

FUNCTION, FILE, VIEW = 30, 300, 15
HANDLERS = {"get", "post", "put", "patch", "delete"}


def long_functions(source: Source) -> Iterator[Finding]:
    """A function fits on a screen; one that answers a request parses, makes one call and answers."""
    for name, function in functions(source.tree):
        answering = source.layer == "views" or (source.layer == "api" and function.name in HANDLERS)
        budget = VIEW if answering else FUNCTION
        if (lines := length(function)) > budget:
            yield Finding(source.path, function.lineno, f"shorten {name}: {lines} lines, {budget} allowed", name)


def long_file(source: Source) -> Iterator[Finding]:
    """A file that outgrows its budget becomes a package of the same name."""
    lines = len(source.text.splitlines())
    if lines > FILE:
        yield Finding(source.path, FILE, f"split it into a package of the same name: {lines} lines, {FILE} allowed")
