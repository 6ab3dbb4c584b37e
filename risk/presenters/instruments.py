"""A version of the tool in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from agencies.models import User
from risk import rules
from risk.forms import BAND_WORDS
from risk.models import Instrument
from risk.selectors import DraftPage
from slscb.core.errors import Fault
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Row, Table, Tag
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


def versions_table(found: Iterable[Instrument], today: date) -> Table:
    """Every version with its days and how it stands."""
    rows = [
        (
            Cell(f"Version {one.tool_version}", href=address(one), hint=one.title),
            Cell(tag=standing(one, today)),
            day_words(since) if (since := one.in_force_from or one.starts_on) else "–",
            day_words(one.in_force_until) if one.in_force_until else "–",
        )
        for one in found
    ]
    return Table.of("Versions of the tool", ["Version", "State", "From", "Until"], rows, is_caption_hidden=True)


def standing(one: Instrument, today: date) -> Tag:
    """Whether a version is a draft, waits for somebody, is to come, in force or over."""
    if one.in_force_from is None:
        return Tag("Waiting for approval", "yellow") if one.is_proposed else Tag("Draft", "grey")
    if one.in_force_from > today:
        return Tag("To come", "blue")
    is_over = one.in_force_until is not None and one.in_force_until < today
    return Tag("Over", "grey") if is_over else Tag("In force", "green")


def address(one: Instrument) -> str:
    """The page of a version, or of its draft."""
    return address_of("risk:draft-view" if one.is_draft else "risk:instrument-view", one.public_id)


def differences(before: rules.Instrument, after: rules.Instrument, found: rules.Difference) -> list[dict[str, Any]]:
    """What one version says otherwise, part by part; only the parts in which something differs."""
    parts: list[dict[str, Any]] = [
        {"title": "New", "lines": [_named(after, code) for code in found.new]},
        {"title": "Taken out", "lines": [_named(before, code) for code in found.gone]},
        {"title": "Moved to another band", "lines": [_moved(before, after, code) for code in found.moved]},
        {"title": "Reworded", "table": _reworded(before, after, found.reworded) if found.reworded else None},
        {"title": "Other conditions", "lines": [_other_conditions(before, after, code) for code in found.conditions]},
        {"title": "Thresholds and reviews", "lines": list(found.bands)},
    ]
    return [part for part in parts if part.get("lines") or part.get("table")]


def draft_page(user: User, one: DraftPage) -> dict[str, Any]:
    """Everything that the page of a draft shows, and what this person may do there."""
    draft, may_change = one.draft, user.may("tool.draft")
    differs = differences(one.before_rules, one.rules, one.difference) if one.rules and one.difference else []
    return {
        "draft": draft,
        "before": one.before,
        "facts": draft_facts(draft),
        "mistakes": draft_mistakes(draft, one.faults),
        "parts": differs,
        "bands": draft_bands(one.rules, draft, may_change) if one.rules else [],
        "may_change": may_change,
        "may_decide": draft.is_proposed and user.may("tool.approve") and draft.proposed_by != user,
    }


def draft_facts(one: Instrument) -> list[Row]:
    """Who drafted it, who proposes it and for when, and what was said when it was sent back."""
    rows = [Row("Version", one.tool_version), Row("Source", one.source), Row("Drafted by", str(one.drafted_by))]
    if one.proposed_by and one.starts_on:
        rows.append(Row("Proposed by", f"{one.proposed_by}, to be used from {day_words(one.starts_on)}"))
    elif one.decided_by:
        rows.append(Row("Sent back by", f"{one.decided_by}\n{one.decision_reason}"))
    return rows


def draft_bands(tool: rules.Instrument, draft: Instrument, may_change: bool) -> list[dict[str, object]]:
    """The bands of a draft, each indicator leading to where it is changed."""
    return [
        {"title": BAND_WORDS[band.level], "rule": f"{opening(band.rule)}: {band.level.value.upper()}. Reviewed after "
         f"{tool.review_days[band.level.value]} days.", "table": _draft_table(tool, band, draft if may_change else None)}
        for band in tool.bands
    ]  # fmt: skip


def draft_mistakes(draft: Instrument, faults: Iterable[Fault]) -> list[Link]:
    """Every fault of a draft, leading to the very field where it is mended."""
    return [Link(f"{_place(draft, fault)}: {fault.message}", _field_address(draft, fault)) for fault in faults]


def _draft_table(tool: rules.Instrument, band: rules.Band, draft: Instrument | None) -> Table:
    rows = [
        (
            Cell(one.code, href=reverse("risk:indicator-change", args=[draft.public_id, one.code]) if draft else ""),
            one.label,
            Cell(one.text, hint=_conditions(one)),
        )
        for one in tool.indicators
        if one.code in band.codes
    ]
    caption = BAND_WORDS[band.level]
    return Table.of(caption, ["Code", "About the child", "The tool's words"], rows, is_caption_hidden=True)


def _part(draft: Instrument, path: str) -> tuple[str, str, str]:
    """The list, code and field that a path such as `indicators[3].text` is about."""
    listed, _, rest = path.partition("[")
    number, _, name = rest.partition("].")
    rows = draft.definition.get(listed) or []
    known = number.isdigit() and int(number) < len(rows)
    return listed, str(rows[int(number)].get("code", "")) if known else "", name


def _place(draft: Instrument, fault: Fault) -> str:
    listed, code, _ = _part(draft, fault.path)
    return code.upper() or {"bands": "Thresholds", "indicators": "Indicators"}.get(
        listed, opening(listed) or "The draft"
    )


def _field_address(draft: Instrument, fault: Fault) -> str:
    listed, code, name = _part(draft, fault.path)
    if listed == "indicators" and code:
        return f"{reverse('risk:indicator-change', args=[draft.public_id, code])}#id_{name}"
    if listed == "bands":
        return f"{reverse('risk:draft-bands', args=[draft.public_id])}#id_{code}_{name.replace('.', '_')}"
    known = listed in ("version", "source")
    return (
        reverse("risk:draft-details", args=[draft.public_id])
        if known
        else reverse("risk:indicator-add", args=[draft.public_id])
    )


def _named(tool: rules.Instrument, code: str) -> str:
    one = tool.by_code[code]
    return f"{code} ({one.band.value.upper()}): {one.label}"


def _moved(before: rules.Instrument, after: rules.Instrument, code: str) -> str:
    was, now = before.by_code[code], after.by_code[code]
    return f"{code}, from {was.band.value.upper()} to {now.band.value.upper()}: {now.label}"


def _other_conditions(before: rules.Instrument, after: rules.Instrument, code: str) -> str:
    was, now = (_conditions(tool.by_code[code]) or "no conditions" for tool in (before, after))
    return f"{code}: {now}; before: {was}"


def _reworded(before: rules.Instrument, after: rules.Instrument, codes: Iterable[str]) -> Table:
    rows = [
        (
            code,
            Cell(before.by_code[code].label, hint=before.by_code[code].text),
            Cell(after.by_code[code].label, hint=after.by_code[code].text),
        )
        for code in codes
    ]
    return Table.of("Reworded", ["Code", "Before", "After"], rows, is_caption_hidden=True)


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
