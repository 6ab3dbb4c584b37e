"""A version of the tool in words."""

from collections.abc import Iterable

from django.urls import reverse

from risk import rules
from risk.forms import BAND_WORDS
from risk.models import Instrument
from slscb.core.pages import Link
from slscb.core.parts import Cell, Row, Table
from slscb.core.words import day_words, opening


def facts(instrument: Instrument) -> list[Row]:
    """Where it comes from and since when it is used."""
    since = day_words(instrument.in_force_from) if instrument.in_force_from else "Draft"
    until = day_words(instrument.in_force_until) if instrument.in_force_until else "Still in force"
    return [Row("Source", instrument.source), Row("In force from", since), Row("Until", until)]


def bands(tool: rules.Instrument) -> list[dict[str, object]]:
    """Each band with its rule and its indicators."""
    return [
        {
            "title": BAND_WORDS[band.level],
            "rule": f"{opening(band.rule)}: {band.level.value.upper()}",
            "below": f"{opening(band.below.rule)}: {band.below.level.value.upper()}" if band.below else "",
            "table": _table(tool, band),
        }
        for band in tool.bands
    ]


def links(versions: Iterable[Instrument], shown: Instrument) -> list[Link]:
    """The other versions."""
    return [
        Link(str(one), reverse("risk:instrument-view", args=[one.public_id])) for one in versions if one.pk != shown.pk
    ]


def _table(tool: rules.Instrument, band: rules.Band) -> Table:
    rows = [
        (one.code, one.label, Cell(one.text, hint=_conditions(one)))
        for one in tool.indicators
        if one.code in band.codes
    ]
    caption = BAND_WORDS[band.level]
    return Table.of(caption, ["Code", "About the child", "The tool's words"], rows, is_caption_hidden=True)


def _conditions(indicator: rules.Indicator) -> str:
    parts = []
    if indicator.age_under:
        parts.append(f"Only for a child under {indicator.age_under} at the event")
    if indicator.needs_another:
        parts.append("Needs another indicator beside it")
    if indicator.also_consider:
        parts.append(f"Consider {rules.listed(indicator.also_consider)} too")
    return ". ".join(parts)
