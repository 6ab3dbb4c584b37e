"""Which indicators of risk the coded answers of a return home interview suggest, for the worker to confirm.

Readings chosen where the rule is silent: an indicator is suggested only where the answer says what the indicator says. An
answer that leaves open who, how old or how often suggests none: a suggestion that has to be argued with is worse than
no suggestion. No reason for leaving and no opinion on going again says what an indicator says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from missing.choices import Harm, PullFactor
from missing.rules.patterns import DEFAULT, Thresholds, repeat_missing
from slscb.core.days import written

# As long as an indicator counts as current (issue 4, "default of current").
SUGGESTED_FOR_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Suggested:
    """The code of an indicator of the tool, and in a sentence why it is suggested."""

    code: str
    words: str


BY_PULL: Mapping[str, Suggested] = {
    PullFactor.SEXUAL_EXPLOITATION.value: Suggested(
        "M01", "The child told of someone grooming the child for sexual exploitation."
    ),
    PullFactor.DRUGS_OR_ALCOHOL.value: Suggested("L08", "The child told of drugs or alcohol supplied by others."),
    PullFactor.GANG.value: Suggested("M15", "The child told of a gang."),
}
BY_HARM: Mapping[str, Suggested] = {
    Harm.SUBSTANCE.value: Suggested("L08", "The child told of harm by drugs or alcohol."),
}
GROOMED_ONLINE = frozenset({PullFactor.SEXUAL_EXPLOITATION.value, PullFactor.ONLINE_CONTACT.value})
ONLINE = Suggested("M02", "The child told of someone met online, and of grooming for sexual exploitation.")


def suggested_indicators(
    *,
    pull_factors: Iterable[str],
    harms: Iterable[str],
    began_on: Iterable[date],
    on: date,
    thresholds: Thresholds = DEFAULT,
) -> tuple[Suggested, ...]:
    """Each coded answer that says what an indicator says suggests it, and so do repeated missing episodes; each indicator
    once. `began_on` are the days on which episodes began, `on` the day of the interview.

    Source: issue 5 point 4; strategy section 5, the indicator tool.
    """
    found: dict[str, Suggested] = {}
    for one in (*_repeat(began_on, on, thresholds), *_said(frozenset(pull_factors), harms)):
        found.setdefault(one.code, one)
    return tuple(found.values())


def _said(pulls: frozenset[str], harms: Iterable[str]) -> Iterator[Suggested]:
    yield from (suggested for answer, suggested in BY_PULL.items() if answer in pulls)
    if pulls >= GROOMED_ONLINE:
        yield ONLINE
    yield from (BY_HARM[answer] for answer in harms if answer in BY_HARM)


def _repeat(began_on: Iterable[date], on: date, thresholds: Thresholds) -> Iterator[Suggested]:
    repeat = repeat_missing(began_on, on, thresholds)
    if repeat.met:
        days = ", ".join(written(day) for day in repeat.days)
        yield Suggested("L01", f"Missing {repeat.count} times in {thresholds.repeat_days} days: {days}.")
