"""Whether the data of a version of the tool can be used: a slip in it would give children the wrong level."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from risk.choices import LEVELS, RANK, Flag
from slscb.core.errors import Fault

TOP = frozenset({"instrument", "version", "source", "bands", "indicators"})
BAND = frozenset({"code", "rule", "minimum", "below", "review_days"})
BELOW = frozenset({"counts_as", "rule", "flag"})
INDICATOR = frozenset({"code", "band", "text", "label", "also_consider", "age_under", "needs_another", "flag"})


def definition_faults(data: Any) -> tuple[Fault, ...]:
    """Every fault in the data of a version of the tool: unknown, missing, repeated or senseless parts.

    Source: issue 4, "the instrument is versioned data".
    """
    if not isinstance(data, Mapping):
        return (Fault("", "The definition is an object"),)
    return tuple(_faults(data))


def _faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _unknown(data, TOP)
    for key in ("instrument", "version", "source"):
        yield from _text(data, key)
    bands, indicators = data.get("bands"), data.get("indicators")
    if not _rows(bands):
        yield Fault("bands", "Give at least one band")
    if not _rows(indicators):
        yield Fault("indicators", "Give at least one indicator")
    if not (_rows(bands) and _rows(indicators)):
        return
    yield from _repeated("bands", bands)
    yield from _repeated("indicators", indicators)
    for index, row in enumerate(bands):
        yield from _under(f"bands[{index}].", _band_faults(row))
    known, levels = ([row.get("code") for row in rows] for rows in (indicators, bands))
    for index, row in enumerate(indicators):
        yield from _under(f"indicators[{index}].", _indicator_faults(row, known, levels))


def _band_faults(row: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _unknown(row, BAND)
    code, below = row.get("code"), row.get("below")
    if code not in LEVELS[1:]:
        yield Fault("code", "A band is low, medium or high")
    yield from _text(row, "rule")
    if not _whole(row.get("minimum"), 1):
        yield Fault("minimum", "Give a whole number of at least 1")
    if row.get("review_days") is not None and not _whole(row["review_days"], 1):
        yield Fault("review_days", "Give a whole number of days, of at least 1")
    if isinstance(below, Mapping):
        yield from _under("below.", _below_faults(below, code))
    elif below is not None:
        yield Fault("below", "Say what fewer indicators count as, and by which rule")


def _below_faults(row: Mapping[str, Any], code: object) -> Iterator[Fault]:
    yield from _unknown(row, BELOW)
    counts_as = row.get("counts_as")
    if counts_as not in LEVELS or (code in LEVELS and RANK[str(counts_as)] >= RANK[str(code)]):
        yield Fault("counts_as", "Fewer indicators count as a level below the band's own")
    yield from _text(row, "rule")
    yield from _flag(row)


def _indicator_faults(row: Mapping[str, Any], known: Sequence[Any], levels: Sequence[Any]) -> Iterator[Fault]:
    yield from _unknown(row, INDICATOR)
    for key in ("code", "text", "label"):
        yield from _text(row, key)
    if row.get("band") not in levels:
        yield Fault("band", "Give one of the tool's own bands")
    also = row.get("also_consider", [])
    if not isinstance(also, list) or not all(code in known and code != row.get("code") for code in also):
        yield Fault("also_consider", "Give codes of other indicators")
    if row.get("age_under") is not None and not _whole(row["age_under"], 1):
        yield Fault("age_under", "Give a whole number of years")
    if not isinstance(row.get("needs_another", False), bool):
        yield Fault("needs_another", "Say true or false")
    yield from _flag(row)


def _under(prefix: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    return (Fault(prefix + fault.path, fault.message) for fault in faults)


def _rows(value: Any) -> TypeGuard[list[Mapping[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _unknown(row: Mapping[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    return (Fault(str(key), "This is not part of a definition") for key in row if key not in known)


def _repeated(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    seen: list[Any] = []
    for index, row in enumerate(rows):
        if (code := row.get("code")) in seen:
            yield Fault(f"{name}[{index}].code", f"{code} is given twice")
        seen.append(code)


def _text(row: Mapping[str, Any], key: str) -> Iterator[Fault]:
    if not (isinstance(row.get(key), str) and row[key].strip()):
        yield Fault(key, "Give a text")


def _whole(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _flag(row: Mapping[str, Any]) -> Iterator[Fault]:
    if row.get("flag") is not None and row["flag"] not in Flag.values:
        yield Fault("flag", "Give one of the known flags")
