"""Timing things in turns, so that what else the machine does falls on all of them alike, and counting statements."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection

from slscb.devstack.stepping_down import BEFOREHAND

WARM_UPS = 2


@dataclass(frozen=True)
class Run:
    """One thing to time. What `prepare` answers, made while no clock runs, is handed to `act`."""

    name: str
    act: Callable[[Any], Any]
    prepare: Callable[[], Any] = lambda: None


@dataclass
class Timed:
    """How long a run took: on the clock, and on the processors of this process and of the database's."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    statements: int = 0

    def summary(self) -> dict[str, float | int]:
        """Milliseconds: median and 95th percentile of the clock, median of the processors; and the statements."""
        return {
            "median_ms": round(median(self.wall) * 1000, 2),
            "p95_ms": round(percentile(self.wall, 95) * 1000, 2),
            "cpu_ms": round(median(self.cpu) * 1000, 2),
            "statements": self.statements,
        }


def in_turns(runs: Sequence[Run], repeat: int) -> dict[str, Timed]:
    """Every run so many times, A B C A B C …, after a warm-up in which the statements are counted."""
    timed = {run.name: Timed() for run in runs}
    for run in runs:
        for _ in range(WARM_UPS):
            given = run.prepare()
            with counting() as sent:
                run.act(given)
        timed[run.name].statements = len(sent)
    clock = Processors()
    for turn in range(repeat):
        for run in runs[:: 1 if turn % 2 else -1]:
            given = run.prepare()
            used, began = clock.used(), time.perf_counter()
            run.act(given)
            timed[run.name].wall.append(time.perf_counter() - began)
            timed[run.name].cpu.append(clock.used() - used)
    return timed


@contextmanager
def counting() -> Iterator[list[str]]:
    """The statements sent meanwhile, but for those that make a transaction: savepoints, who asks, the web's role."""
    sent: list[str] = []

    def remember(execute: Any, sql: str, *rest: Any) -> Any:
        if not BEFOREHAND.search(sql):
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(remember):
        yield sent


class Processors:
    """Seconds that this process and its database backend have spent on a processor, as far as the kernel tells."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def used(self) -> float:
        """Both together."""
        try:
            spent = int(self.backend.read_text().split()[0]) / 1e9
        except OSError:
            spent = 0.0
        return time.process_time() + spent


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
