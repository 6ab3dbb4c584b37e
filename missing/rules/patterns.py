"""When missing episodes call for more than an interview.

Readings chosen where the rule is silent: an episode counts by the London day on which the child was last seen;
"three in 90 days" looks at the episodes begun on a day and in the 90 days before it; over 24 hours means more than 24.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from missing.choices import PoliceRisk, Trigger
from missing.rules.clock import in_words, missing_for
from slscb.core.days import written


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The local numbers of the pattern rules, which may be set otherwise (`MISSING_PATTERNS`, docs/deploy.md).

    `link_days` is how far apart two episodes may begin that name the same person, place, vehicle or telephone.
    """

    repeat_count: int = 3
    repeat_days: int = 90
    long_hours: int = 24
    police_high: bool = True
    risk_levels: tuple[str, ...] = ("medium", "high")
    link_days: int = 180


DEFAULT = Thresholds()
LEVELS = ("low", "medium", "high")


def thresholds_from(said: Mapping[str, Any]) -> Thresholds:
    """The thresholds where some were set otherwise. Raises ValueError with everything that is wrong.

    Numbers are whole and at least 1. Source: issue 5 point 5, rules are configurable.
    """
    known: dict[str, Any] = {one.name: getattr(DEFAULT, one.name) for one in fields(Thresholds)}
    wrong = [f"{name} is no threshold" for name in said if name not in known]
    wrong += [
        f"{name} cannot be {value!r}"
        for name, value in said.items()
        if name in known and not _may_be(known[name], value)
    ]
    if wrong:
        raise ValueError(f"MISSING_PATTERNS: {'; '.join(wrong)}. It may hold {', '.join(known)}.")
    given = known | dict(said)
    return Thresholds(**given | {"risk_levels": tuple(given["risk_levels"])})


def _may_be(default: object, value: object) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, list | tuple) and all(one in LEVELS for one in value)
    if isinstance(default, bool):
        return isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


@dataclass(frozen=True, slots=True)
class Repeat:
    """Whether the number of episodes makes a pattern, how many began in the window and on which days."""

    met: bool
    count: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One reason for a strategy discussion, in words for the page, and the rule that says so, with its number."""

    trigger: Trigger
    words: str
    rule: str


def repeat_missing(began_on: Iterable[date], on: date, thresholds: Thresholds = DEFAULT) -> Repeat:
    """Three missing episodes begun in 90 days are a pattern. Source: issue 5 point 5; domain 1.4."""
    first = on - timedelta(days=thresholds.repeat_days)
    days = tuple(sorted(day for day in began_on if first <= day <= on))
    return Repeat(len(days) >= thresholds.repeat_count, len(days), days)


def long_missing(last_seen_at: datetime, until: datetime, thresholds: Thresholds = DEFAULT) -> bool:
    """A child missing for more than 24 elapsed hours has been missing long. Source: issue 5 point 5; domain 1.4."""
    return missing_for(last_seen_at, until) > timedelta(hours=thresholds.long_hours)


def long_from(last_seen_at: datetime, thresholds: Thresholds = DEFAULT) -> datetime:
    """The moment after which a child is missing long, 24 elapsed hours after being last seen. Source: issue 4, review due."""
    return last_seen_at + timedelta(hours=thresholds.long_hours)


def strategy_prompts(
    *,
    began_on: Iterable[date],
    on: date,
    last_seen_at: datetime,
    until: datetime,
    police_risk: str = "",
    risk_level: str = "",
    thresholds: Thresholds = DEFAULT,
) -> tuple[Prompt, ...]:
    """Three in 90 days, over 24 hours, police high, and CSE medium or high each prompt a strategy discussion and a
    SERAC referral; every one that applies is given. Source: issue 5 point 5; domain 1.4.
    """
    repeat = repeat_missing(began_on, on, thresholds)
    found = (
        (repeat.met, Trigger.REPEAT, _repeat_words(repeat, thresholds)),
        (long_missing(last_seen_at, until, thresholds), Trigger.LONG, _long_words(last_seen_at, until)),
        (
            thresholds.police_high and police_risk == PoliceRisk.HIGH,
            Trigger.POLICE_HIGH,
            "Police graded this episode high risk.",
        ),
        (
            risk_level in thresholds.risk_levels,
            Trigger.RISK_LEVEL,
            f"The risk of sexual exploitation is assessed as {risk_level}.",
        ),
    )
    said = rules_in_words(thresholds)
    return tuple(Prompt(trigger, words, said[trigger]) for met, trigger, words in found if met)


def rules_in_words(thresholds: Thresholds = DEFAULT) -> dict[Trigger, str]:
    """Each of the four rules with the number that is in force here, for the page. Source: issue 5 point 5."""
    count, days, hours = thresholds.repeat_count, thresholds.repeat_days, thresholds.long_hours
    levels = " or ".join(thresholds.risk_levels)
    return {
        Trigger.REPEAT: f"{count} or more episodes begun on a day and in the {days} days before it.",
        Trigger.LONG: f"Missing for more than {hours} hours.",
        Trigger.POLICE_HIGH: "Graded high risk by police.",
        Trigger.RISK_LEVEL: f"Risk of sexual exploitation assessed as {levels}.",
    }


def _repeat_words(repeat: Repeat, thresholds: Thresholds) -> str:
    days = ", ".join(written(day) for day in repeat.days)
    return f"{repeat.count} episodes in {thresholds.repeat_days} days: {days}."


def _long_words(last_seen_at: datetime, until: datetime) -> str:
    return f"Missing for {in_words(missing_for(last_seen_at, until))}."
