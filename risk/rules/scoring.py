"""The `score_risk` contract: JSON text in, JSON text out, through the same rules as the pages and the API.

Readings chosen where the contract is silent:
every field of the example is required, because a question that was not asked is not a "no"; only `age_at_event` may be
left out, which is the same as null. A field that the contract does not name, and one that is given twice, is a fault:
a slip of the pen must not quietly lower a level. Nothing is converted: "true" is not true, 1 is not "1".
One fault anywhere in an array refuses the whole array.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from risk.rules.instrument import Instrument
from risk.rules.levels import Score, calculate
from risk.rules.ticks import Tick, check_ticks, shown
from slscb.core.errors import Fault, Invalid, raise_if_any

FIELDS = ("instrument", "assessed_on", "indicators", "offence_evidence", "organised_model")
TICK_FIELDS = ("code", "when", "age_at_event")
Instruments = Mapping[str, Instrument]
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Pairs(dict[str, Any]):
    """A JSON object that remembers which of its keys were given more than once."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: tuple[str, ...] = ()
        if len(self) < len(pairs):
            self.twice = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)


def answer(raw: bytes, instruments: Instruments) -> tuple[bool, str]:
    """Score a JSON text: whether it could be scored, and the JSON text of the result or of every fault.

    Source: contracts, `score_risk`.
    """
    try:
        result = score_document(read_json(raw), instruments)
    except Invalid as invalid:
        faults = [{"path": fault.path, "message": fault.message} for fault in invalid.faults]
        return False, json.dumps({"errors": faults})
    return True, json.dumps(result)


def read_json(raw: bytes) -> object:
    """The value of a JSON text in UTF-8; raises Invalid in words where it is none. Source: contracts, `score_risk`."""
    try:
        # NaN and Infinity are no JSON: as texts they are refused wherever they stand, at their own field.
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=Pairs, parse_constant=str)
    except UnicodeDecodeError as error:
        raise Invalid([Fault("", f"This is not UTF-8 text (byte {error.start + 1})")]) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Invalid([Fault("", f"This is not JSON: {error.msg} ({where})")]) from error
    except RecursionError as error:
        raise Invalid([Fault("", "This is nested too deeply to be read")]) from error
    except ValueError as error:
        raise Invalid([Fault("", "This holds a number too long to be read")]) from error


def score_document(document: object, instruments: Instruments) -> dict[str, Any] | list[dict[str, Any]]:
    """The contract's answer to one case or, in order, to each of an array; raises Invalid with every fault.

    Source: contracts, `score_risk`.
    """
    if not isinstance(document, list):
        raise_if_any(case_faults(document, instruments))
        return _scored(document, instruments)
    raise_if_any(
        _at(f"[{index}]", fault) for index, case in enumerate(document) for fault in case_faults(case, instruments)
    )
    return [_scored(case, instruments) for case in document]


def contract(result: Score) -> dict[str, Any]:
    """A score in the words of the contract. Source: contracts, `score_risk`."""
    return {
        "calculated_level": result.level.value,
        "review_required": result.review_required,
        "flags": [flag.value for flag in result.flags],
        "reasons": [
            {"level": reason.level.value, "rule": reason.rule, "codes": list(reason.codes)} for reason in result.reasons
        ],
    }


def _scored(case: Any, instruments: Instruments) -> dict[str, Any]:
    """The faults have been looked for, so the rule that does not look again is enough."""
    return contract(
        calculate(
            instruments[case["instrument"]],
            [_tick(row) for row in case["indicators"]],
            offence_evidence=case["offence_evidence"],
            organised_model=case["organised_model"],
        )
    )


def case_faults(case: object, instruments: Instruments) -> Iterator[Fault]:
    """Every fault of one case, at its path. Source: contracts, `score_risk`."""
    if not isinstance(case, Mapping):
        yield Fault("", "Give an object")
        return
    yield from _key_faults(case, FIELDS, required=FIELDS)
    yield from _instrument_faults(case, instruments)
    yield from _day_faults(case)
    yield from _indicators_faults(case, _instrument(case, instruments))
    for key in ("offence_evidence", "organised_model"):
        if key in case and not isinstance(case[key], bool):
            yield Fault(key, "Say true or false, without quotation marks")


def _key_faults(row: Mapping[str, Any], known: Sequence[str], *, required: Sequence[str]) -> Iterator[Fault]:
    yield from (Fault(key, "This field is missing") for key in required if key not in row)
    yield from (Fault(shown(key), "This field is not known") for key in row if key not in known)
    yield from (Fault(shown(key), "This field is given more than once") for key in getattr(row, "twice", ()))


def _instrument_faults(case: Mapping[str, Any], instruments: Instruments) -> Iterator[Fault]:
    version = case.get("instrument", "")
    if "instrument" in case and not (isinstance(version, str) and version in instruments):
        yield Fault("instrument", f"Give a version of the tool as a text: {', '.join(instruments)}")


def _day_faults(case: Mapping[str, Any]) -> Iterator[Fault]:
    if "assessed_on" not in case:
        return
    typed = case["assessed_on"]
    if not isinstance(typed, str) or not ISO_DAY.fullmatch(typed):
        yield Fault("assessed_on", "Give the day as YYYY-MM-DD")
        return
    try:
        date.fromisoformat(typed)
    except ValueError:
        yield Fault("assessed_on", "There is no such day")


def _indicators_faults(case: Mapping[str, Any], instrument: Instrument) -> Iterator[Fault]:
    if "indicators" not in case:
        return
    rows = case["indicators"]
    if not isinstance(rows, list):
        yield Fault("indicators", "Give a list")
        return
    shape = [_at(f"indicators[{index}]", fault) for index, row in enumerate(rows) for fault in _row_faults(row)]
    yield from shape
    told = {fault.path for fault in shape}
    for fault in check_ticks(instrument, [_tick(row) for row in rows]).faults:
        # What was already refused for its shape is not refused a second time for what it says.
        if fault.path not in told and fault.path.rpartition(".")[0] not in told:
            yield fault


def _row_faults(row: object) -> Iterator[Fault]:
    if not isinstance(row, Mapping):
        yield Fault("", "Give an object with code, when and age_at_event")
        return
    yield from _key_faults(row, TICK_FIELDS, required=("code", "when"))
    if "code" in row and not isinstance(row["code"], str):
        yield Fault("code", "Give the code as a text")
    if "when" in row and not isinstance(row["when"], str):
        yield Fault("when", "Say current or historic")


def _tick(row: Any) -> Tick:
    """A row as the rules take it; texts that are none stand empty and are refused as such."""
    row = row if isinstance(row, Mapping) else {}
    code, when = row.get("code"), row.get("when")
    return Tick(code if isinstance(code, str) else "", when if isinstance(when, str) else "", row.get("age_at_event"))


def _instrument(case: Mapping[str, Any], instruments: Instruments) -> Instrument:
    """The version named, or the last given, so that the codes are looked at even where the version is wrong."""
    version = case.get("instrument")
    if isinstance(version, str) and version in instruments:
        return instruments[version]
    return [*instruments.values()][-1]


def _at(path: str, fault: Fault) -> Fault:
    return Fault(f"{path}.{fault.path}" if fault.path else path, fault.message)
