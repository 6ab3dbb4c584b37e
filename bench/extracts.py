"""`python3 run.py bench --extract ROWS`: `import_missing` of a made-up police extract beside a staged COPY with checks.

The COPY stages the file as text, checks it and writes bare episodes in two statements: no history, interview, reminder,
chronology, audit or person who decides. It is what moving the rows costs and no more.
"""

import contextlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import databases

CHILDREN = 10_000
SMALL = 5_000
STAGE = """
    CREATE TABLE staged ({columns});
    CREATE TABLE bare_episode (child_id bigint, episode_kind text, last_seen_at timestamptz, reported_at timestamptz,
        returned_at timestamptz, police_reference text UNIQUE, police_risk text);
"""
CHECK = """
    SET datestyle = 'ISO, DMY';
    INSERT INTO bare_episode
    SELECT c.id, 'home', s.seen, s.reported, s.traced, s.misperid, lower(s.risk)
    FROM (
        SELECT misperid, current_final_risk_level AS risk, forenames, surname,
            CASE WHEN pg_input_is_valid(dob, 'date') THEN dob::date END AS born,
            CASE WHEN pg_input_is_valid(missing_since, 'timestamptz') THEN missing_since::timestamptz END AS seen,
            CASE WHEN pg_input_is_valid(date_reported_missing, 'timestamptz')
                THEN date_reported_missing::timestamptz END AS reported,
            CASE WHEN pg_input_is_valid(when_traced, 'timestamptz') THEN when_traced::timestamptz END AS traced
        FROM staged
    ) s
    JOIN cases_child c ON c.family_name = s.surname AND c.given_name = s.forenames AND c.date_of_birth = s.born
    WHERE s.seen <= s.reported AND (s.traced IS NULL OR s.traced >= s.seen)
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Import:
    """What an import took: seconds by the clock, and megabytes of memory at the most."""

    seconds: float
    memory_mb: int


def measure(rows: int) -> int:
    """Import an extract of so many rows, and a small one, each into a borough of its own; print the figures."""
    with TemporaryDirectory() as folder:
        small, _ = imported(SMALL, Path(folder) / "small.csv")
        large, copied = imported(rows, Path(folder) / "large.csv")
    ratio = copied / large.seconds
    print(f"{rows:,} rows: {large.seconds:.1f} s, {rows / large.seconds:,.0f} rows a second (goal: 50,000 in 60 s)")
    print(f"staged COPY with checks: {copied:.1f} s, {rows / copied:,.0f} rows a second; ratio {ratio:.3f} (goal 0.15)")
    print(f"memory: {small.memory_mb} MB for {SMALL:,} rows, {large.memory_mb} MB for {rows:,} (goal: flat)")
    return 0


def imported(rows: int, file: Path) -> tuple[Import, float]:
    """One import, and the seconds of the staged COPY of the same file into the same borough before it."""
    with databases.borough(CHILDREN) as borough:
        env = os.environ | {"DATABASE_URL": borough.url}
        made = [sys.executable, "manage.py", "sample_extract", "--rows", str(rows), "--out", str(file)]
        subprocess.run(made, env=env, check=True, stdout=subprocess.DEVNULL)
        return timed(file, env, staged(file, borough.url))


def timed(file: Path, env: dict[str, str], staging: float) -> tuple[Import, float]:
    """The import by the command; rows that a person must mend or decide are among it, so that its exit code says 1."""
    command = [sys.executable, "manage.py", "import_missing", str(file), "--mapping", "standard"]
    began = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"import_missing ended with {process.returncode}")
    return Import(
        time.monotonic() - began, round(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))
    ), staging


def staged(file: Path, url: str) -> float:
    """Seconds of COPY into a staging table, checks in SQL, and bare episodes."""
    with contextlib.closing(databases.connected(url)) as server, server.cursor() as cursor, file.open() as lines:
        names = lines.readline().strip().split(",")
        cursor.execute(STAGE.format(columns=", ".join(f'"{name.lower()}" text' for name in names)))
        return took(cursor, lines, names)


def took(cursor: Any, lines: Any, names: list[str]) -> float:
    """The seconds of the two statements. Raises SystemExit where no episode came of them."""
    columns = ", ".join(f'"{name.lower()}"' for name in names)
    began = time.monotonic()
    cursor.copy_expert(f"COPY staged ({columns}) FROM STDIN WITH (FORMAT csv)", lines)
    cursor.execute(CHECK)
    seconds = time.monotonic() - began
    if not cursor.rowcount:
        raise SystemExit("the staged COPY wrote no episode")
    return seconds
