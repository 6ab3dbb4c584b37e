"""`run.py bench [--children 1000 10000 100000] [--repeat N] [--jobs a b …]`, or `--extract ROWS`, in a sandbox."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

from bench import databases, extracts, report
from bench.goals import flatness, outcomes

SIZES = (1_000, 10_000, 100_000)
LETTERS = ("a", "b", "c", "d", "e", "f", "g", "g1", "h", "i", "j", "k", "rights")
SMALL, LARGE = 10_000, 100_000


def main(arguments: list[str]) -> int:
    """Measure every size asked for; what is measured of only some jobs is shown and not kept."""
    asked = read(arguments)
    if asked.extract:
        return extracts.measure(asked.extract)
    for children in asked.children:
        print(f"{children:,} children: making the borough …", file=sys.stderr, flush=True)
        with databases.borough(children) as borough:
            found = measured(children, borough, asked)
        reached = outcomes(found)
        found["goals"] = [one.as_json() for one in reached]
        report.show(found, reached)
        if not asked.jobs:
            print(f"\nKept in bench/results/{report.keep(found).name}")
    small, large = report.kept(SMALL), report.kept(LARGE)
    if small and large:
        print()
        report.show_goals(flatness(small, large))
    return 0


def measured(children: int, borough: databases.Borough, asked: argparse.Namespace) -> dict[str, Any]:
    """The jobs, in a process of their own that has never seen another size."""
    command = [sys.executable, "-m", "bench.one_size", "--repeat", str(asked.repeat)]
    command += ["--jobs", *asked.jobs] if asked.jobs else []
    env = os.environ | {"DATABASE_URL": borough.url}
    answer = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True)
    return {
        "children": children,
        "measured_on": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, shared",
        "repeat": asked.repeat,
        "seeding": borough.seeding,
        "jobs": json.loads(answer.stdout),
    }


def read(arguments: list[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="run.py bench", description="Time the ten jobs beside hand-written SQL.")
    parser.add_argument("--children", type=int, nargs="+", default=SIZES, help="how many children, one run each")
    parser.add_argument("--repeat", type=int, default=60, help="how often each job is timed (60)")
    parser.add_argument(
        "--jobs", nargs="*", default=[], choices=LETTERS, help="only some of them; then nothing is kept"
    )
    parser.add_argument("--extract", type=int, metavar="ROWS", help="instead: a police extract beside a staged COPY")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
