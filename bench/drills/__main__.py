"""`python3 run.py drill NAME [--seed N]`: kills parts, with a control; `all` of these; or a walk at its full size."""

import argparse
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.drills import walks
from bench.drills.demands import DEMANDS
from bench.drills.walks import WALKS
from bench.report import RESULTS, table
from slscb.devstack import commands
from slscb.devstack.commands import Stopped

NAMES = ("reminders", "crash")


def main(arguments: list[str]) -> int:
    """Carry out what was asked for, say what came of it and keep it; 1 where a demand is not met."""
    commands.listen_for_stop()
    asked = read(arguments)
    try:
        if asked.drill in WALKS:
            return 0 if walk(asked.drill) else 1
        met = [drill(name, asked.seed) for name in (NAMES if asked.drill == "all" else (asked.drill,))]
    except Stopped:
        return 130
    return 0 if all(met) else 1


def drill(name: str, seed: int) -> bool:
    """One drill and then its control; whether every demand is met."""
    runs = {run: found_by(run, seed) for run in (name, f"control-{name}")}
    rows = [one for run, found in runs.items() for one in DEMANDS[run](found)]
    print(f"\n{name}\n")
    print(table(("counted", "demand", "found", "met"), [(*line(one),) for one in rows]))
    kept = keep(name, seed, runs)
    print(f"\nKept in bench/results/{kept.name}", flush=True)
    return all(one.is_met for one in rows)


def walk(name: str) -> bool:
    """A drill that is a test at its full size; whether every demand is met."""
    met, figures = walks.run(name)
    kept = keep(name, 0, {"met": met, "figures": figures})
    print(f"\nKept in bench/results/{kept.name}", flush=True)
    return met


def line(one: Any) -> tuple[str, str, str, str]:
    """A demand as a row of the table."""
    return one.what, one.demand, f"{one.counted:,}", "yes" if one.is_met else "NO"


def found_by(run: str, seed: int) -> dict[str, Any]:
    """What one run counted, in a process of its own; how it goes on is said to standard error."""
    print(f"{run} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        command = (sys.executable, "-m", "bench.drills.one", run, str(file), str(seed))
        with commands.foreground(*command, env=os.environ) as process:
            if process.wait():
                raise SystemExit(f"The drill {run} could not be carried out.")
        return dict(json.loads(file.read_text(encoding="utf-8")))


def keep(name: str, seed: int, runs: dict[str, Any]) -> Path:
    """Write what was found over what was found before."""
    about = {"measured_on": f"{datetime.now(UTC):%Y-%m-%d}", "machine": f"{os.cpu_count()} cores, shared", "seed": seed}
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"drill-{name}.json"
    path.write_text(json.dumps(about | runs, indent=1) + "\n", encoding="utf-8")
    return path


def read(arguments: list[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="run.py drill", description="Kill parts under load and count what is lost.")
    parser.add_argument("drill", choices=(*NAMES, *WALKS, "all"))
    parser.add_argument("--seed", type=int, default=1, help="decides what is killed when (1)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
