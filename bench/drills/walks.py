"""The drills that are tests at their full size: who gets what from every route, and people at once.

    python3 run.py drill matrix   # every route, method, role and relation to a child, in every state of the record
    python3 run.py drill worlds   # one sealed child more or less: every question as everybody not granted her
    python3 run.py drill canaries # every address as everybody in whose way a marked field must not come
    python3 run.py drill merges   # ten thousand steps of merging, sealing, denying, naming and sharing
    python3 run.py drill races    # a right taken away against its use, and saves of eight people, with real threads

They run through pytest on servers of their own; what they count is printed and kept.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from slscb.devstack import commands


@dataclass(frozen=True)
class Walk:
    """The test file of a drill, which tests of it, and what makes it as large as the drill is."""

    file: str
    only: str
    size: dict[str, str]


WALKS = {
    "matrix": Walk("tests/access/whole_matrix.py", "", {}),
    "worlds": Walk("tests/access/test_two_worlds.py", "changes_no_byte", {"DRILL_EVERY": "1"}),
    "canaries": Walk("tests/access/test_canaries.py", "nobody_meets", {"DRILL_EVERY": "1"}),
    "merges": Walk("tests/access/test_merging.py", "nobody_denied", {"DRILL_MERGES": "360"}),
    "races": Walk("tests/access/test_races.py", "not control", {"DRILL_ROUNDS": "500", "DRILL_SAVES": "200"}),
}


def run(name: str) -> tuple[bool, list[dict[str, int | str]]]:
    """Carry out a walk; whether every demand was met, and the figures that it counted."""
    walk = WALKS[name]
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        env = {**walk.size, **os.environ, "DRILL_FIGURES": str(figures)}
        command = (sys.executable, "-m", "pytest", walk.file, "-k", walk.only, "-q", "--show-capture=no")
        with commands.foreground(*command, env=env) as process:
            met = process.wait() == 0
        lines = figures.read_text(encoding="utf-8").splitlines() if figures.exists() else []
    return met, [json.loads(line) for line in lines]
