"""What people write in notes and records, in plain words about children who do not exist."""

import tomllib
from pathlib import Path
from typing import Any

from agencies.choices import AgencyCode
from cases.choices import NoteKind


def _read() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))


WORDS = _read()
NOTES: dict[NoteKind, tuple[str, ...]] = {kind: tuple(WORDS["notes"][kind]) for kind in NoteKind}
REASONS: dict[AgencyCode, tuple[str, ...]] = {
    AgencyCode(code): tuple(reasons) for code, reasons in WORDS["reasons"].items()
}
CLOSING: tuple[str, ...] = tuple(WORDS["closing"])
