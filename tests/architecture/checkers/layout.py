"""Which files an app may have, and which test belongs to which file."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import APPS

# The one list of what an app may be made of. Each name stands for a file or a package.
ALLOWED = {
    "__init__", "access", "api", "apps", "cards", "choices", "data", "forms", "management", "migrations", "models",
    "panels", "presenters", "querysets", "receivers", "reminders", "rules", "seeding", "selectors", "services",
    "signals", "tasks", "urls", "views",
}  # fmt: skip
UNMIRRORED = {"access", "architecture", "deploy", "devstack", "factories", "helpers", "system"}


def strange_files(paths: Iterable[str]) -> Iterator[Finding]:
    """A file whose name is not in the house's list has no agreed job; one name is a file or a package, not both."""
    for path in paths:
        app, *rest = PurePosixPath(path).parts
        if app not in APPS or not rest:
            continue
        name = PurePosixPath(rest[0]).stem if len(rest) == 1 else rest[0]
        if name == "admin":
            yield Finding(path, 0, "remove it: Django's admin knows nothing of who may see which child")
        elif name not in ALLOWED:
            yield Finding(path, 0, f"give it one of the house's names: {', '.join(sorted(ALLOWED))}")


def doubled_modules(paths: Collection[str]) -> Iterator[Finding]:
    """`services.py` beside `services/`: one of them is never imported."""
    folders = {PurePosixPath(path).parent.as_posix() for path in paths}
    for path in paths:
        if path.endswith(".py") and path.removesuffix(".py") in folders:
            yield Finding(path, 0, "merge it into the package of the same name")


def unmirrored_tests(tests: Iterable[str], product: Collection[str]) -> Iterator[Finding]:
    """tests/missing/services/test_returns.py tests missing/services/returns.py; tests/core/ tests slscb/core/."""
    modules = {path.removesuffix(".py").removesuffix("/__init__") for path in product if path.endswith(".py")}
    for path in tests:
        parts = PurePosixPath(path).parts
        if not parts[-1].startswith("test_") or not path.endswith(".py") or parts[1] in UNMIRRORED:
            continue
        top = ("slscb", "core") if parts[1] == "core" else parts[1:2]
        folders = (*top, *parts[2:-1]) if len(parts) > 2 else ()
        module = "/".join((*folders, parts[-1].removeprefix("test_").removesuffix(".py")))
        if module not in modules:
            yield Finding(path, 0, f"name it after what it tests: there is no {module}.py")


def folders_without_init(tests: Iterable[str]) -> Iterator[Finding]:
    """Test folders are packages, so that two files may have one name."""
    present = set(tests)
    folders = {PurePosixPath(path).parent for path in present}
    for folder in sorted(folders):
        if f"{folder}/__init__.py" not in present:
            yield Finding(folder.as_posix(), 0, "add an empty __init__.py")
