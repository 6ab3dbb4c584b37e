"""What a job is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.measure import Run


def nothing() -> dict[str, Any]:
    """No further findings."""
    return {}


@dataclass(frozen=True)
class Job:
    """A job of the working day: what is timed in turns, how often in comparison, and what else is found out.

    `check` raises AssertionError where the product and the hand-written view do not do the same.
    """

    title: str
    runs: Sequence[Run]
    check: Callable[[], None]
    share: float = 1.0
    more: Callable[[], dict[str, Any]] = field(default=nothing)
