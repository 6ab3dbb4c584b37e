"""What was found, as tables for people and as one small JSON file a size."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.goals import Outcome

RESULTS = Path(__file__).parent / "results"


def keep(found: Mapping[str, Any]) -> Path:
    """Write the results of one size, over those of an earlier run."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{found['children']}.json"
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def kept(children: int) -> dict[str, Any] | None:
    """The results of one size, where there are any."""
    path = RESULTS / f"{children}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def show(found: Mapping[str, Any], outcomes: Iterable[Outcome]) -> None:
    """Print one size."""
    seeding = found["seeding"]
    print(
        f"\n{found['children']:,} children, {seeding['rows']:,} rows, {seeding['database_mb']:,} MB; "
        f"seeded in {seeding['seconds']} s with {seeding['memory_mb']} MB of memory\n"
    )
    runs = [
        (f"{letter} {job['title']}", name, run["median_ms"], run["p95_ms"], run["cpu_ms"], run["statements"])
        for letter, job in found["jobs"].items()
        for name, run in job["runs"].items()
    ]
    print(table(("job", "run", "median ms", "p95 ms", "processor ms", "statements"), runs))
    show_goals(outcomes)


def show_goals(outcomes: Iterable[Outcome]) -> None:
    """Print goals beside what was measured."""
    rows = [(one.what, one.goal, one.measured, "yes" if one.is_met else "NO") for one in outcomes]
    print(table(("goal", "limit", "measured", "met"), rows))


def table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Columns as wide as what stands in them; numbers to the right."""
    lines = [[str(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    is_number = [bool(rows) and isinstance(rows[0][at], int | float) for at in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, is_number, strict=True)
        ).rstrip()
        for line in lines
    )
