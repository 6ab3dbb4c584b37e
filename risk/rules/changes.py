"""What would change a result: shown beside it, so that nobody has to guess how far the next level is."""

from dataclasses import dataclass

from risk.choices import LEVELS, RANK, Level
from risk.rules.instrument import Band, Instrument
from risk.rules.levels import Score, calculate_level


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence for the page, the level it leads to, and the indicators it is about."""

    sentence: str
    level: Level
    codes: tuple[str, ...] = ()


def what_would_change_it(instrument: Instrument, result: Score) -> tuple[Change, ...]:
    """What each higher level needs, what the level rests on, and whether the historic and the uncounted ones matter.

    Source: issue 4, "live result while ticking".
    """
    higher = [band for band in instrument.bands if RANK[band.level] > RANK[result.level]]
    changes = [_more(instrument, band, result) for band in higher]
    changes.append(_fewer(instrument, result))
    changes.append(_historic(instrument, result))
    changes.append(_uncounted(instrument, result))
    return tuple(change for change in changes if change)


def _more(instrument: Instrument, band: Band, result: Score) -> Change | None:
    have = sum(code in band.codes for code in result.current)
    need = band.minimum - have
    if need > len(band.codes) - have:
        return None
    count = _number(need, "more " if have else "")
    word = "indicator" if need == 1 else "indicators"
    return Change(f"{count} {band.level.value} {word} would make the level {_said(band.level)}.", band.level)


def _fewer(instrument: Instrument, result: Score) -> Change | None:
    """The level once the indicators that it rests on are taken down to one short of what each rule needs."""
    if not result.reasons:
        return None
    minimum = {band.rule: band.minimum for band in instrument.bands}
    needed = [(reason.codes, minimum.get(reason.rule, 1)) for reason in result.reasons]
    dropped = {code for codes, least in needed for code in codes[least - 1 :]}
    level = calculate_level(instrument, set(result.current) - dropped)
    codes = tuple(code for reason in result.reasons for code in reason.codes)
    if len(needed) == 1 and needed[0][1] > 1:
        least = _number(needed[0][1], "").lower()
        return Change(f"With fewer than {least} of {listed(codes)} the level would be {_said(level)}.", level, codes)
    return Change(f"Without {listed(codes)} the level would be {_said(level)}.", level, codes)


def _historic(instrument: Instrument, result: Score) -> Change | None:
    if not result.historic:
        return None
    level = calculate_level(instrument, {*result.current, *result.historic})
    if level is result.level:
        return None
    them = listed(result.historic)
    return Change(f"If {them} were current and not historic the level would be {_said(level)}.", level, result.historic)


def _uncounted(instrument: Instrument, result: Score) -> Change | None:
    """The level if everything ticked without a word on when turns out to be current."""
    level = calculate_level(instrument, {*result.current, *result.uncounted})
    if level is result.level:
        return None
    them = listed(result.uncounted)
    verb = "is" if len(result.uncounted) == 1 else "are"
    return Change(f"If {them} {verb} current the level would be {_said(level)}.", level, result.uncounted)


def listed(words: tuple[str, ...]) -> str:
    """Words in a row as people write them: A, B and C. Source: issue 4, wording of the live result."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _said(level: Level) -> str:
    return level.value if level is not LEVELS[0] else "none"


def _number(count: int, more: str) -> str:
    words = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five"}
    return f"{words.get(count, str(count))} {more}".strip()
