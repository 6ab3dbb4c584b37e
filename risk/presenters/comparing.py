"""An assessment beside the one before: what is new, gone, changed or as before, each with what it rested on then and now."""

from collections.abc import Mapping

from agencies.models import User
from cases.presenters import level_tag
from risk.models import IndicatorTick
from risk.presenters.assessments import title
from risk.rules import Comparison
from risk.selectors import AssessmentPage, may_read
from slscb.core.marking import NOT_SHOWN
from slscb.core.parts import Cell, Colour, Table, Tag

HOW: tuple[tuple[str, str, Colour], ...] = (
    ("new", "New", "purple"),
    ("gone", "Gone", "orange"),
    ("changed", "Changed", "purple"),
    ("same", "As before", "grey"),
)


def beside(user: User, opened: AssessmentPage) -> Table | None:
    """The table, or None where nothing came before. What changed comes first."""
    one, comparison = opened.assessment, opened.comparison
    if comparison is None or one.previous is None:
        return None
    before, now = ({tick.indicator.code: tick for tick in ticks} for ticks in (opened.ticks_before, opened.ticks))
    level = (Cell("Level"), _level(one.previous.final_level), _level(one.final_level))
    columns = ["Indicator", title(one.previous), title(one)]
    return Table.of("Beside the assessment before", columns, [level, *_rows(user, comparison, before, now)])


def _rows(
    user: User, comparison: Comparison, before: Mapping[str, IndicatorTick], now: Mapping[str, IndicatorTick]
) -> list[tuple[Cell, Cell, Cell]]:
    return [
        (
            Cell(f"{code}: {(now.get(code) or before[code]).indicator.label}", tag=Tag(words, colour)),
            _cell(user, before.get(code)),
            _cell(user, now.get(code)),
        )
        for name, words, colour in HOW
        for code in getattr(comparison, name)
    ]


def _cell(user: User, tick: IndicatorTick | None) -> Cell:
    if tick is None:
        return Cell("–")
    evidence = tick.evidence if may_read(user, tick) else NOT_SHOWN
    return Cell(tick.get_when_display().split(":")[0], hint=evidence)


def _level(level: str) -> Cell:
    return Cell(tag=level_tag(level))
