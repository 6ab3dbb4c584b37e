"""What people write in records, in plain words about children who do not exist. Read once from data/*.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from agencies.choices import AgencyCode
from cases.choices import NoteKind

DATA = Path(__file__).parent / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of words."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


CASES, RISK, MISSING, PANEL, INTELLIGENCE = map(read, ("words", "risk", "missing", "panel", "intelligence"))
PLACES: list[dict[str, Any]] = read("places")["places"]
NOTES: dict[NoteKind, list[str]] = {kind: CASES["notes"][kind] for kind in NoteKind}
REASONS: dict[AgencyCode, list[str]] = {AgencyCode(code): reasons for code, reasons in CASES["reasons"].items()}
ACTIONS: dict[AgencyCode, list[str]] = {AgencyCode(code): titles for code, titles in PANEL["actions"].items()}
EVIDENCE: dict[str, str] = RISK["evidence"]
CLOSING: list[str] = CASES["closing"]
