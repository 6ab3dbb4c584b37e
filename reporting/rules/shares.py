"""Percentages that never leave their denominators behind."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reporting.rules.suppression import is_small


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: both counts, the percentage to one decimal or None of nothing, and the same in words."""

    part: int
    whole: int
    percent: Decimal | None
    words: str


def share(part: int, whole: int) -> Share:
    """A percentage is shown with the counts it is made of, rounded half up to one decimal; of nothing there is none.
    Raises ValueError where the part is more than the whole or below nought. Source: issue 2 point 9; domain section 5.
    """
    if not 0 <= part <= whole:
        raise ValueError("A part lies between nought and the whole")
    if whole == 0:
        return Share(0, 0, None, "none of 0")
    percent = (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Share(part, whole, percent, f"{percent}% ({part} of {whole})")


def may_leave(value: Share) -> bool:
    """A percentage may leave only where neither the part, nor the rest, nor the whole is a count from 1 to 5: any of
    them could be worked out from it. Source: domain section 5, measures; issue 2 point 9.
    """
    return not any(is_small(count) for count in (value.part, value.whole - value.part, value.whole))
