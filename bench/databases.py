"""A database of its own for every size, made from the sandbox's empty one, filled by `seed_demo` and dropped afterwards."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg2

SEED = "1"
MADE = re.compile(r"Made ([\d,]+) children and ([\d,]+) rows")


@dataclass(frozen=True)
class Borough:
    """A filled database: where it is, and what filling it took."""

    url: str
    seeding: dict[str, Any]


@contextlib.contextmanager
def borough(children: int) -> Iterator[Borough]:
    """Lend a database with a made-up borough of so many children."""
    url = os.environ["DATABASE_URL"]
    name = f"bench_{children}"
    own = re.sub(r"/[^/]*$", f"/{name}", url)
    empty = url.rsplit("/", 1)[1]
    command(url, f"CREATE DATABASE {name} TEMPLATE {empty}")
    try:
        yield Borough(own, seeded(own, children))
    finally:
        command(url, f"DROP DATABASE {name} WITH (FORCE)")


def seeded(url: str, children: int) -> dict[str, Any]:
    """Fill a database; the seconds, rows, megabytes of memory at the most and megabytes on disk that it took."""
    arguments = [sys.executable, "manage.py", "seed_demo", "--children", str(children), "--seed", SEED]
    began = time.monotonic()
    process = subprocess.Popen(arguments, env=os.environ | {"DATABASE_URL": url}, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    found = MADE.search(said)
    if process.returncode or not found:
        raise SystemExit(f"seed_demo failed: {said}")
    command(url, "VACUUM ANALYZE")
    return {
        "seconds": round(seconds, 1),
        "rows": int(found[2].replace(",", "")),
        "memory_mb": round(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)),
        "database_mb": round(int(answer(url, "SELECT pg_database_size(current_database())")) / 1024 / 1024),
    }


def command(url: str, statement: str) -> None:
    """Run a statement that no transaction can hold."""
    with contextlib.closing(connected(url)) as server, server.cursor() as cursor:
        cursor.execute(statement)


def answer(url: str, statement: str) -> Any:
    """The one value that a statement answers."""
    with contextlib.closing(connected(url)) as server, server.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def connected(url: str) -> Any:
    """A connection outside of any transaction; the URL names a socket's folder, as Django's settings read it."""
    user, rest = url.removeprefix("postgres://").split("@", 1)
    folder, name = rest.rsplit("/", 1)
    server = psycopg2.connect(user=user, host=folder.removeprefix("/"), dbname=name)
    server.autocommit = True
    return server
