"""What was lost, doubled or late, counted from plain values."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """Of things that should be there once each: how many are not there at all, and how many too often (once for each
    copy above the first)."""

    expected: int
    lost: int
    doubled: int


def tally(expected: Collection[str], found: Iterable[str]) -> Tally:
    """Hold what was found against what should be there; what was not expected is not looked at."""
    counted = Counter(found)
    wanted = set(expected)
    doubled = sum(counted[one] - 1 for one in wanted if counted[one] > 1)
    return Tally(len(wanted), sum(1 for one in wanted if not counted[one]), doubled)


def strangers(expected: Collection[str], found: Iterable[str]) -> int:
    """How many things were found that nobody expected, such as a repeated e-mail under another Message-ID."""
    return len(set(found) - set(expected))


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that so many percent of the values do not exceed; 0 of none."""
    if not values:
        return 0.0
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def recovery(killed_at: float, answers: Iterable[tuple[float, float]]) -> float:
    """Seconds from a kill to the first acknowledgement of a request that was sent after it; infinite where none was.

    An answer is (sent, acknowledged). One sent before the kill may have been answered by what was killed.
    """
    return min((acknowledged for sent, acknowledged in answers if sent >= killed_at), default=math.inf) - killed_at
