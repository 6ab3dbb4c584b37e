"""Words and colours of levels, flags and results. They decide nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cases.presenters import level_tag
from risk import rules
from risk.choices import Flag
from risk.forms import LEVEL_WORDS
from risk.rules import Change, Score
from slscb.core.pages import Link
from slscb.core.parts import Tag
from slscb.core.words import count_words, listed, opening

WORDS = {**{level.value: words for level, words in LEVEL_WORDS.items()}, "": "Not assessed"}
REFER_AT_ONCE = (
    "Refer to Thames Valley Police and to Children's Social Care now, by telephone, whatever the level. "
    "In immediate danger call 999."
)


@dataclass(frozen=True)
class Because:
    """One rule that gives the level, with its indicators in words."""

    rule: str
    indicators: Sequence[str]


@dataclass(frozen=True)
class Shown:
    """A result in words: the level, why, what is not counted, what asks for a second look and what would change it.

    `said` is the whole in one line, for those who hear the page.
    """

    tag: Tag
    because: Sequence[Because]
    flags: Sequence[str]
    changes: Sequence[str]
    refer_at_once: str
    uncounted_words: str = ""
    uncounted: Sequence[Link] = ()
    said: str = ""


def result(tool: rules.Instrument, score: Score, changes: Iterable[Change]) -> Shown:
    """A score that is not saved yet, in words."""
    reasons = [{"rule": reason.rule, "codes": reason.codes} for reason in score.reasons]
    found = shown(tool, score.level, reasons, score.flags, changes)
    waiting = uncounted_words(score.uncounted)
    parts = [f"The tool gives {WORDS[score.level]}", opening(why(reasons)), waiting]
    return replace(
        found,
        uncounted_words=waiting,
        uncounted=[Link(named(tool, code), f"#id_{code}_when") for code in score.uncounted],
        said=". ".join(filter(None, parts)),
    )


def uncounted_words(codes: Sequence[str]) -> str:
    """That ticked indicators are left out of the level: '2 ticked indicators are not counted yet: M01 and M02'."""
    if not codes:
        return ""
    verb = "is" if len(codes) == 1 else "are"
    return f"{count_words(len(codes), 'ticked indicator')} {verb} not counted yet: {listed(codes)}"


def shown(
    tool: rules.Instrument,
    level: str,
    reasons: Iterable[Mapping[str, Any]],
    flags: Sequence[str],
    changes: Iterable[Change],
) -> Shown:
    """A result in words, from a score or from what an assessment keeps of one."""
    return Shown(
        tag=level_tag(level),
        because=[
            Because(opening(reason["rule"]), [named(tool, code) for code in reason["codes"]]) for reason in reasons
        ],
        flags=flag_words(flags),
        changes=[change.sentence for change in changes],
        refer_at_once=REFER_AT_ONCE if rules.refer_at_once(flags) else "",
    )


def flag_words(flags: Iterable[str]) -> list[str]:
    """What asks for a person's second look, in sentences."""
    return [Flag(flag).label for flag in flags]


def named(tool: rules.Instrument, code: str) -> str:
    """An indicator's code and child-first label; the code alone where this version does not know it."""
    found = tool.by_code.get(code)
    return f"{code}: {found.label}" if found else code


def why(reasons: Iterable[Mapping[str, Any]]) -> str:
    """The rules in one line: 'two or more medium indicators (M01, M02)'."""
    return listed(f"{reason['rule']} ({', '.join(reason['codes'])})" for reason in reasons)
