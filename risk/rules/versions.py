"""A new version of the tool: what it begins with, what differs from another, what keeps it from being used, and who may
switch it on.

Readings chosen where the issue is silent: a code keeps its meaning for ever, so one that stood for something in an earlier
version is never given to another indicator; a version begins tomorrow at the earliest, because a day has one version; the
indicator that demands a referral at once for a child under 13 cannot be taken out.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from risk.choices import Flag
from risk.rules.definition import definition_faults
from risk.rules.instrument import Indicator, Instrument
from slscb.core.days import written
from slscb.core.errors import Fault

LONGEST_CODE, LONGEST_WORDS = 10, 300


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version says otherwise than another: codes of indicators, and sentences on its bands."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    bands: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return any((self.new, self.gone, self.moved, self.reworded, self.conditions, self.bands))


def difference(before: Instrument, after: Instrument) -> Difference:
    """What is new, gone, moved between bands, reworded or under other conditions from one version to another.

    Source: issue 4, what must work 5, "compared".
    """
    both = [(one, before.by_code[one.code]) for one in after.indicators if one.code in before.by_code]
    return Difference(
        new=tuple(one.code for one in after.indicators if one.code not in before.by_code),
        gone=tuple(one.code for one in before.indicators if one.code not in after.by_code),
        moved=tuple(now.code for now, then in both if now.band is not then.band),
        reworded=tuple(now.code for now, then in both if (now.text, now.label) != (then.text, then.label)),
        conditions=tuple(now.code for now, then in both if _conditions(now) != _conditions(then)),
        bands=tuple(_band_changes(before, after)),
    )


def copied(before: Instrument, data: Mapping[str, Any], version: str) -> dict[str, Any]:
    """The data that a draft begins with: a copy of a version, its review clocks spelt out, under the next number.

    Source: issue 4, what must work 5, "drafted".
    """
    made = {**deepcopy(dict(data)), "version": version}
    for band in made["bands"]:
        band["review_days"] = before.review_days[band["code"]]
    return made


def with_indicator(data: Mapping[str, Any], row: Mapping[str, Any], place: str = "") -> dict[str, Any]:
    """A draft's data with an indicator changed (the code `place`) or added behind the last of its band.

    Source: issue 4, what must work 5, "drafted".
    """
    made = deepcopy(dict(data))
    kept = {key: value for key, value in row.items() if value not in (None, "", [], False)}
    rows: list[Any] = made["indicators"]
    at = next((number for number, one in enumerate(rows) if one["code"] == place), None)
    if at is not None:
        rows[at] = kept
    else:
        same = [number for number, one in enumerate(rows) if one["band"] == row.get("band")]
        rows.insert(same[-1] + 1 if same else len(rows), kept)
    return made


def without_indicator(data: Mapping[str, Any], code: str) -> dict[str, Any]:
    """A draft's data without an indicator, nor a word of it beside the others. Source: issue 4, what must work 5."""
    made = deepcopy(dict(data))
    made["indicators"] = [one for one in made["indicators"] if one["code"] != code]
    for one in made["indicators"]:
        if also := [other for other in one.pop("also_consider", []) if other != code]:
            one["also_consider"] = also
    return made


def draft_faults(data: Any, earlier: Sequence[Instrument]) -> tuple[Fault, ...]:
    """Everything that keeps a draft from being used, all at once; `earlier` are the versions before it, oldest first.

    Source: issue 4, what must work 5; issue 2, bad input.
    """
    found = definition_faults(data)
    if any(fault.path in ("", "bands", "indicators") for fault in found):
        return found
    return (*found, *_too_long(data), *_thresholds(data), *_referral(data), *_reused(data, earlier))


def switch_faults(starts_on: date, today: date, runs_since: date | None) -> tuple[Fault, ...]:
    """A version is switched on from tomorrow at the earliest, and after the one before it began.

    Source: issue 4, what must work 5, "switched on by date".
    """
    if starts_on <= today:
        return (Fault("starts_on", "The first day must be tomorrow or later: a day has one version of the tool"),)
    if runs_since and starts_on <= runs_since:
        return (
            Fault("starts_on", f"The first day must be after {written(runs_since)}, when the version before begins"),
        )
    return ()


def approval_faults(proposer: object, approver: object, reason: str) -> tuple[Fault, ...]:
    """A version is switched on by two people, and the second says why. Source: issue 4, what must work 5."""
    found = []
    if proposer == approver:
        found.append(Fault("", "You proposed this version: somebody else decides on it"))
    if not reason.strip():
        found.append(Fault("reason", "Enter the reason for your decision"))
    return tuple(found)


def _conditions(one: Indicator) -> tuple[object, ...]:
    return (one.age_under, one.needs_another, one.flag, one.also_consider)


def _band_changes(before: Instrument, after: Instrument) -> Iterator[str]:
    earlier = {band.level: band for band in before.bands}
    for band in after.bands:
        name, then = band.level.value.upper(), earlier.get(band.level)
        if then is None:
            yield f"{name} is a band of its own"
            continue
        if (band.minimum, band.rule) != (then.minimum, then.rule):
            yield f"{name} is given by “{band.rule}” ({band.minimum}), before by “{then.rule}” ({then.minimum})"
        if band.below != then.below:
            now, was = (
                f"“{one.rule}” gives {one.level.value.upper()}" if one else "nothing"
                for one in (band.below, then.below)
            )
            yield f"Fewer indicators of {name}: {now}, before {was}"
        days = after.review_days[band.level.value], before.review_days[band.level.value]
        if days[0] != days[1]:
            yield f"A review at {name} is due after {days[0]} days, before after {days[1]}"


def _too_long(data: Mapping[str, Any]) -> Iterator[Fault]:
    for index, row in enumerate(data["indicators"]):
        for key, most in (("code", LONGEST_CODE), ("text", LONGEST_WORDS), ("label", LONGEST_WORDS)):
            if len(str(row.get(key, ""))) > most:
                yield Fault(f"indicators[{index}].{key}", f"Use {most} characters or fewer")


def _thresholds(data: Mapping[str, Any]) -> Iterator[Fault]:
    """A band that can never be met would hide children."""
    for index, band in enumerate(data["bands"]):
        number = sum(row.get("band") == band.get("code") for row in data["indicators"])
        if isinstance(band.get("minimum"), int) and band["minimum"] > number:
            yield Fault(f"bands[{index}].minimum", f"There are {number} indicators in this band: it could never be met")


def _referral(data: Mapping[str, Any]) -> Iterator[Fault]:
    if not any(row.get("flag") == Flag.UNDER_13 for row in data["indicators"]):
        yield Fault("indicators", "One indicator must demand a referral at once for a child under 13, as H01 does")


def _reused(data: Mapping[str, Any], earlier: Sequence[Instrument]) -> Iterator[Fault]:
    """A code that was taken out stays out: what old assessments say by it must not come to mean something else."""
    if not earlier:
        return
    *older, last = earlier
    for index, row in enumerate(data["indicators"]):
        code = row.get("code")
        stood = next((one for one in older if code in one.by_code), None)
        if stood and code not in last.by_code:
            yield Fault(f"indicators[{index}].code", f"{code} stood for something else in version {stood.version}")
