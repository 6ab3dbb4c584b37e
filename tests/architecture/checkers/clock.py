"""The one clock, and chance."""

import ast
from collections.abc import Iterator

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import Source
from tests.architecture.checkers.syntax import dotted, imports

CLOCK = "slscb/core/clock.py"
MOMENTS = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "timezone.localdate",
    "time.time",
)
NAMES = {
    ("django.utils.timezone", "now"),
    ("django.utils.timezone", "localdate"),
    ("time", "time"),
    ("django.db.models.functions", "Now"),
}
INSTEAD = "ask slscb.core.clock (now, today) or take the moment as an argument, instead of"


def present_moment(source: Source) -> Iterator[Finding]:
    """Only the kernel's clock knows what time it is."""
    if source.path == CLOCK or source.is_migration:
        return
    for node in ast.walk(source.tree):
        name = dotted(node) if isinstance(node, ast.Attribute) else ""
        if any(name == moment or name.endswith(f".{moment}") for moment in MOMENTS):
            yield Finding(source.path, getattr(node, "lineno", 0), f"{INSTEAD} {name}")
    for line, module, name in imports(source.tree):
        if (module, name) in NAMES:
            yield Finding(source.path, line, f"{INSTEAD} {module}.{name}")


def chance(source: Source) -> Iterator[Finding]:
    """Random numbers belong to the synthetic borough; keys and ids come from `secrets` and `uuid4`."""
    if source.is_seeding:
        return
    for line, module, name in imports(source.tree):
        if module == "random" or (module, name) == ("django.utils.crypto", "random"):
            yield Finding(source.path, line, "use secrets or uuid4: random numbers are for seeding only")
        if module == "uuid" and name in {"uuid1", "getnode"}:
            yield Finding(source.path, line, "use uuid4: uuid1 tells when and where it was made")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and dotted(node) == "uuid.uuid1":
            yield Finding(source.path, node.lineno, "use uuid4: uuid1 tells when and where it was made")
