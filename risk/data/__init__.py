"""The versions of the tool that the product carries as files, read once."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from risk.rules import Instrument, instrument_from

FOLDER = Path(__file__).parent


@cache
def versions() -> tuple[str, ...]:
    """The versions that the product carries."""
    return tuple(sorted(path.stem.removeprefix("instrument_") for path in FOLDER.glob("instrument_*.json")))


def instrument_data(version: str) -> dict[str, Any]:
    """The data of a carried version; raises LookupError for any other."""
    if version not in versions():
        raise LookupError(version)
    data: dict[str, Any] = json.loads((FOLDER / f"instrument_{version}.json").read_text(encoding="utf-8"))
    return data


@cache
def load_instrument(version: str) -> Instrument:
    """A carried version as the value that the rules take; raises LookupError for any other."""
    return instrument_from(instrument_data(version))


def carried_instruments() -> dict[str, Instrument]:
    """Every carried version of the tool."""
    return {version: load_instrument(version) for version in versions()}


def instruments_in(files: Iterable[str]) -> dict[str, Instrument]:
    """Versions of the tool in files by their number; raises Invalid with every fault of a definition."""
    found = (instrument_from(json.loads(Path(file).read_text(encoding="utf-8"))) for file in files)
    return {one.version: one for one in found}


@cache
def vignettes() -> tuple[dict[str, Any], ...]:
    """The fictional cases of the calibration exercise, each with its writers' answer."""
    data = json.loads((FOLDER / "vignettes.json").read_text(encoding="utf-8"))
    return tuple(data["vignettes"])
