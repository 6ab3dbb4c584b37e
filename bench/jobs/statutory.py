"""i: the SSDA903 return of the last whole year, with its checks, beside a COPY of the same three files."""

import csv
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from bench.sql import statutory as by_hand
from missing.rules.statutory import collection_year, year_of
from missing.services.statutory import write_return

Write = Callable[[Path], Any]
MEGABYTE = 1024 * 1024


def job(place: Place) -> Job:
    """Everything up to the finished files; the audit's events are rolled back."""
    ends = year_of(place.today).first.year
    year = collection_year(ends)

    def product(folder: Path) -> Any:
        with transaction.atomic():
            made = write_return(actor=None, year=ends, folder=folder)
            transaction.set_rollback(True)
        return made

    def hand(folder: Path) -> None:
        by_hand.copy(folder, year.first, year.last, min(year.last, place.today))

    def check() -> None:
        left, right = rows_of(product), rows_of(hand)
        for name in by_hand.FILES:
            if left[name] != right[name]:
                different = [pair for pair in zip(left[name], right[name], strict=False) if pair[0] != pair[1]]
                raise AssertionError(f"{name}: {len(left[name])} rows, {len(right[name])} by hand: {different[:2]}")

    def more() -> dict[str, Any]:
        return {
            "rows": {name: len(rows) - 1 for name, rows in rows_of(product).items()},
            "memory_mb": memory_of(product),
        }

    return Job(
        title="SSDA903 return with its checks",
        runs=[Run("product", lambda _: thrown_away(product)), Run("COPY", lambda _: thrown_away(hand))],
        check=check,
        share=0.25,
        more=more,
    )


def thrown_away(write: Write) -> Any:
    """Write into a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        return write(Path(folder))


def rows_of(write: Write) -> dict[str, list[list[str]]]:
    """Every row of each of the three files."""
    with TemporaryDirectory() as folder:
        write(Path(folder))
        files = {name: (Path(folder) / name).read_text(encoding="utf-8") for name in by_hand.FILES}
    return {name: list(csv.reader(text.splitlines())) for name, text in files.items()}


def memory_of(write: Write) -> float:
    """The most memory that Python held while writing, beyond what it held before, in megabytes."""
    tracemalloc.start()
    try:
        thrown_away(write)
        return round(tracemalloc.get_traced_memory()[1] / MEGABYTE, 2)
    finally:
        tracemalloc.stop()
