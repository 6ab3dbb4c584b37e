"""The product's own files, parsed once: Python, templates and documents."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[3]
APPS = ("agencies", "cases", "intelligence", "missing", "risk", "serac", "reporting")
SKIPPED = {".git", ".venv", ".data", "build", "node_modules", "__pycache__", "results"}


@dataclass(frozen=True)
class Source:
    """One Python file by its path from the top of the repository."""

    path: str
    text: str
    tree: ast.Module = field(compare=False, repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).with_suffix("").parts

    @property
    def app(self) -> str:
        """`cases`, `slscb.core`, or `slscb` for the composition and all that lies outside an app."""
        if self.parts[:2] == ("slscb", "core"):
            return "slscb.core"
        return self.parts[0] if self.parts[0] in APPS else "slscb"

    @property
    def layer(self) -> str:
        """The file's job inside its app: `views` for `cases/views.py` and `cases/views/child.py` alike."""
        depth = {"slscb.core": 2, "slscb": 1}.get(self.app, 1)
        return self.parts[depth] if len(self.parts) > depth else ""

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.parts

    @property
    def is_seeding(self) -> bool:
        """Whether the file makes the synthetic borough."""
        return any(part.startswith("seed") for part in self.parts)


def plant(path: str, text: str) -> Source:
    """A source that is not on disk: the planted fault by which a checker proves that it can fail."""
    return Source(path, text, ast.parse(text))


@lru_cache(maxsize=1)
def product() -> tuple[Source, ...]:
    """Every Python file of the apps, the kernel and the composition."""
    return tuple(_read(path) for top in (*APPS, "slscb") for path in files_under(top, ".py"))


@lru_cache(maxsize=1)
def everything() -> tuple[Source, ...]:
    """Every Python file of the repository."""
    return tuple(_read(path) for path in files_under("", ".py"))


def code() -> Iterator[Source]:
    """The product without its migrations."""
    return (source for source in product() if not source.is_migration)


def files_under(top: str, *endings: str) -> list[str]:
    """The paths of the files below a folder, in order, without what is built or fetched."""
    found: list[str] = []
    for folder, folders, names in os.walk(ROOT / top):
        folders[:] = sorted(set(folders) - SKIPPED)
        found += [
            (Path(folder) / name).relative_to(ROOT).as_posix()
            for name in sorted(names)
            if not endings or name.endswith(endings)
        ]
    return found


def read(path: str) -> str:
    """The text of a file by its path from the top of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def _read(path: str) -> Source:
    return plant(path, read(path))
