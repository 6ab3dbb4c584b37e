"""What a file may import, beyond what import-linter can say: rules stay pure, and apps meet at agreed doors."""

import sys
from collections.abc import Collection, Iterator, Mapping

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import APPS, Source
from tests.architecture.checkers.syntax import imports, runtime_imports

DOORS = {"models", "choices", "rules", "access", "selectors", "services", "signals"}
MORE_DOORS = {"apps": {"cards"}, "cards": {"cards", "presenters"}, "presenters": {"presenters"}}
PURE_KERNEL = {"slscb.core.errors", "slscb.core.findings", "slscb.core.days", "slscb.core.words"}
CLOCK_THAT_READS = {"now", "today", ""}
IMPURE = ("django", "celery", "rest_framework", "guardian", "redis", "os", "random", "subprocess", "socket", "pathlib")
ASKING = {"models", "querysets", "selectors", "services", "access", "tasks", "views", "forms", "presenters", "api"}


def impure_rules(source: Source) -> Iterator[Finding]:
    """A rule takes plain values and gives a small result: no database, no model, no clock, no request."""
    if source.layer != "rules" and ".".join(source.parts) not in PURE_KERNEL:
        return
    for line, module, name in imports(source.tree):
        if why := _impurity(module, name):
            what = f"{module}.{name}".rstrip(".")
            yield Finding(source.path, line, f"pass plain values into the rule instead of importing {what} ({why})")


def back_doors(source: Source) -> Iterator[Finding]:
    """From another app only models, choices, rules, access, selectors, services, signals (and the cards registry).

    Presenters may also use a lower app's presenters, so that a child's level has one tag everywhere.
    """
    if source.app == "slscb" or source.is_migration or source.is_seeding:
        return
    for line, module, name in imports(source.tree):
        app, _, rest = module.partition(".")
        if app not in APPS or app == source.app:
            continue
        door = rest.partition(".")[0] or name
        allowed = DOORS | MORE_DOORS.get(source.layer, set())
        if door not in allowed:
            yield Finding(source.path, line, f"reach {app} through {', '.join(sorted(DOORS))}, not {app}.{door}")


def relative_imports(source: Source) -> Iterator[Finding]:
    """Imports are written in full, so that an arrow between apps can be seen and searched."""
    for line, module, name in imports(source.tree):
        if module.startswith("."):
            yield Finding(source.path, line, f"write the import of {name} in full")


def unshipped_imports(
    source: Source, shipped: Collection[str], distributions: Mapping[str, list[str]]
) -> Iterator[Finding]:
    """What runs in production imports nothing that only the tests or the demo install."""
    if source.parts[:2] == ("slscb", "devstack"):
        return
    for line, module, _name in runtime_imports(source.tree):
        top = module.partition(".")[0]
        if not top or top in {*APPS, "slscb"} or top in sys.stdlib_module_names:
            continue
        if not {name.lower().replace("_", "-") for name in distributions.get(top, [top])} & set(shipped):
            yield Finding(source.path, line, f"do without {top}, or add it to the dependencies of pyproject.toml")


def _impurity(module: str, name: str) -> str:
    if module == "slscb.core.clock":
        return "the moment is an argument" if name in CLOCK_THAT_READS else ""
    if module.startswith("slscb.") and module not in PURE_KERNEL:
        return "of the kernel only errors, findings, days, words and the clock's arithmetic"
    top, *rest = module.split(".")
    if top in IMPURE:
        return "not pure"
    if top in APPS and (ASKING & {*rest, *([name] if not rest else [])}):
        return "choices and rules only"
    return ""
