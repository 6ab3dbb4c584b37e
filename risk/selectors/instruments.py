"""Which version of the tool is in force, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from risk import rules
from risk.models import Indicator, Instrument
from slscb.core import gathering
from slscb.core.clock import today
from slscb.core.days import written
from slscb.core.errors import Fault, Invalid, NotVisible


@dataclass(frozen=True)
class Tool:
    """A version of the tool as the rules take it, with the internal ids of its indicators by code."""

    rules: rules.Instrument
    indicator_ids: Mapping[str, int]


def in_force(day: date) -> Instrument:
    """The version of the tool used for an assessment made on a day, asked once a request. Raises Invalid without one."""
    newest = Instrument.objects.in_force(day).defer("definition").order_by("-in_force_from")
    found: Instrument | None = gathering.once(("risk.in_force", day), newest.first)
    if found is None:
        raise Invalid([Fault("assessed_on", f"No version of the tool was in force on {written(day)}")])
    return found


def tool_on(day: date | None) -> Tool:
    """The version for an assessment of a day: today's where none is given, or where there was none on it."""
    try:
        return tool_of(in_force(day or today()))
    except Invalid:
        return tool_of(in_force(today()))


def tool_of(instrument: Instrument) -> Tool:
    """What a version says: read once in the life of the process, since what is in force never changes."""
    return _read(instrument.public_id, instrument.version)


def labels() -> dict[str, str]:
    """The label of each indicator of today's version by its code. Raises Invalid without a version."""
    return {one.code: one.label for one in tool_of(in_force(today())).rules.indicators}


def instrument(instrument_id: UUID) -> Instrument:
    """One version of the tool that was switched on. Raises NotVisible."""
    found: Instrument | None = Instrument.objects.switched_on().filter(public_id=instrument_id).first()
    if found is None:
        raise NotVisible("instrument")
    return found


@lru_cache(maxsize=16)
def _read(public_id: UUID, version: int) -> Tool:
    """The version is part of the key: a draft that was changed is another tool."""
    instrument = Instrument.objects.get(public_id=public_id, version=version)
    ids = Indicator.objects.filter(instrument=instrument).values_list("code", "pk")
    return Tool(rules.instrument_from(instrument.definition), dict(ids))
