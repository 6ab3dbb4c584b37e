"""The level of risk that the tool gives, why, and what needs a person's second look.

Readings chosen where the tool is silent:
the reasons are those rules alone that give the calculated level, so a lower band that is also met is not listed;
an indicator ticked as both current and historic is current; order and repetition never matter;
`none` has no reasons.
"""

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from risk.choices import LEVELS, RANK, Flag, Level, When
from risk.rules.instrument import Instrument
from risk.rules.ticks import WHENS, Tick, check_ticks

_CURRENT = When.CURRENT.value
_FLAGS = tuple(Flag)
_UNDER_MEDIUM = (Level.NONE, Level.LOW)


class Reason(NamedTuple):
    """A rule that gives the calculated level, with the indicators that meet it in their printed order."""

    level: Level
    rule: str
    codes: tuple[str, ...]


class Score(NamedTuple):
    """What the tool says: level, reasons and flags, with the indicators that counted and those only shown.

    `uncounted` are ticked without a word on whether they are current or historic: they do neither, and raise only the
    flags that stand whenever it happened.
    """

    level: Level
    reasons: tuple[Reason, ...]
    flags: tuple[Flag, ...]
    current: tuple[str, ...]
    historic: tuple[str, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def review_required(self) -> bool:
        """A person must look when there is any flag."""
        return bool(self.flags)


def score(
    instrument: Instrument, ticks: Iterable[Tick], *, offence_evidence: bool = False, organised_model: bool = False
) -> Score:
    """Check the ticks and give the level, its reasons and its flags; raises Invalid with every fault.

    Source: strategy section 5; issue 4, the rules.
    """
    ticks = tuple(ticks)
    check_ticks(instrument, ticks).raise_if_any()
    return _score(instrument, ticks, offence_evidence, organised_model)


def calculate(
    instrument: Instrument, ticks: Iterable[Tick], *, offence_evidence: bool = False, organised_model: bool = False
) -> Score:
    """The score of ticks as they stand, unchecked: for the live result while someone is ticking, never to be kept.

    Source: issue 4, "live result while ticking".
    """
    known = [tick for tick in ticks if tick.code in instrument.place]
    return _score(instrument, known, offence_evidence, organised_model)


def _score(instrument: Instrument, known: Sequence[Tick], offence_evidence: bool, organised_model: bool) -> Score:
    current: set[str] = set()
    historic: set[str] = set()
    uncounted: set[str] = set()
    for tick in known:
        (current if tick.when == _CURRENT else historic if tick.when in WHENS else uncounted).add(tick.code)
    historic -= current
    uncounted -= current
    uncounted -= historic
    rank, won = _winning(instrument, current)
    level = LEVELS[rank]
    flags = [*below_minimum(instrument, level, current), *raised_by_ticks(instrument, current | historic | uncounted)]
    if offence_needs_review(level, offence_evidence):
        flags.append(Flag.OFFENCE_EVIDENCE)
    if organised_needs_review(level, organised_model):
        flags.append(Flag.ORGANISED_MODEL)
    if historic and historic_changes_level(instrument, level, current | historic):
        flags.append(Flag.HISTORIC_CHANGES_LEVEL)
    return Score(
        level,
        tuple([Reason(level, rule, _in_order(instrument, codes)) for rule, codes in won]),
        tuple([flag for flag in _FLAGS if flag in flags]) if flags else (),
        _in_order(instrument, current),
        _in_order(instrument, historic),
        _in_order(instrument, uncounted),
    )


def calculate_level(instrument: Instrument, current: Set[str]) -> Level:
    """Any high indicator is HIGH, else two medium MEDIUM, else one low or exactly one medium LOW, else none.

    The highest band met wins; each code counts once, in its own band. Source: strategy section 5; issue 4, the rules.
    """
    return LEVELS[_winning(instrument, current)[0]]


def below_minimum(instrument: Instrument, level: Level, current: Set[str]) -> tuple[Flag, ...]:
    """Review is required for exactly one current medium indicator and no current high one (`single_medium`).

    Source: issue 4, the rules; domain table 9, A1.
    """
    flags = []
    for band in instrument.lenient:
        below = band.below
        if below and below.flag and level is below.level and 0 < len(band.codes & current) < band.minimum:
            flags.append(below.flag)
    return tuple(flags)


def raised_by_ticks(instrument: Instrument, every: Set[str]) -> tuple[Flag, ...]:
    """Review is required when H01 is ticked, current or historic (`under_13_penetrative_sex`).

    Source: issue 4, the rules; domain table 9, A5.
    """
    return tuple([flag for flag, codes in instrument.flagged if codes & every])


def offence_needs_review(level: Level, offence_evidence: bool) -> bool:
    """Review is required for evidence of an offence while the level is LOW or none (`offence_evidence`).

    Source: issue 4, the rules; domain table 9, A6.
    """
    return offence_evidence and level in _UNDER_MEDIUM


def organised_needs_review(level: Level, organised_model: bool) -> bool:
    """Review is required for an organised or networked model while the level is not HIGH (`organised_model`).

    Source: strategy section 5, "very high risk"; issue 4, the rules; domain table 9, A10.
    """
    return organised_model and level is not Level.HIGH


def historic_changes_level(instrument: Instrument, level: Level, said: Set[str]) -> bool:
    """Review is required where counting the historic indicators would change the level (`historic_changes_level`).

    Source: issue 4, the rules; domain table 9, A9.
    """
    return calculate_level(instrument, said) is not level


def proposed_level(level: Level, flags: Sequence[str]) -> Level:
    """What the flags propose to the person who reviews: at least MEDIUM with offence evidence, HIGH where organised.

    A proposal only; the calculated level stays. Source: domain table 9, A6 and A10.
    """
    if Flag.ORGANISED_MODEL in flags:
        return Level.HIGH
    return max(level, Level.MEDIUM, key=RANK.__getitem__) if Flag.OFFENCE_EVIDENCE in flags else level


_Won = list[tuple[str, Set[str]]]


def _winning(instrument: Instrument, current: Set[str]) -> tuple[int, _Won]:
    """The rank of the highest level that any rule gives, and the rules that give it with the codes that meet them."""
    best = 0
    won: _Won = []
    for own_rank, band in instrument.ranked:
        met = band.codes & current
        if not met:
            continue
        if len(met) >= band.minimum:
            rank, rule = own_rank, band.rule
        elif band.below:
            rank, rule = RANK[band.below.level], band.below.rule
        else:
            continue
        if rank > best:
            best, won = rank, [(rule, met)]
        elif rank == best and rank:
            won.append((rule, met))
    return best, won


def _in_order(instrument: Instrument, codes: Set[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=instrument.place.__getitem__)) if codes else ()
