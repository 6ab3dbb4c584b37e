"""PostgreSQL's data folder with the tests' database migrated already: made once for a set of migrations, then copied.

Migrating from nothing takes longer than most runs of a few tests. The copy is kept under the digest of everything that the
migrations are made of, so another branch, another lock file or another migration makes its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from slscb.devstack import places, postgres, processes
from slscb.devstack.places import ROOT

TESTS = f"test_{postgres.DATABASE}"
MADE_OF = (
    "*/migrations/*.py",
    "slscb/*/migrations/*.py",
    "slscb/core/history.py",
    "slscb/settings/*.py",
    "slscb/devstack/postgres.py",
    "risk/data/**/*.json",
    "requirements.lock",
)
KEPT = 4  # of the branches somebody goes between


def data_folder(into: Path) -> Path:
    """Copy the prepared data folder to a place of its own, making it first where it is not there. Raises StartError."""
    account = places.server_account()
    kept = places.server_home(account) / "prepared" / digest()
    if not kept.exists():
        make(kept)
    os.utime(kept)
    shutil.copytree(kept, into, symlinks=True)
    for path in (into, *into.rglob("*")):
        account.give(path)
    return into


def digest() -> str:
    """A name for everything that decides what the migrated database looks like."""
    found = hashlib.sha256(str(sys.version_info[:2]).encode())
    for path in sorted({path for pattern in MADE_OF for path in ROOT.glob(pattern)}):
        found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def make(kept: Path) -> None:
    """Migrate an empty database in a folder of its own, which takes its place only when whole. Raises StartError."""
    account = places.server_account()
    kept.parent.mkdir(exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    with places.temporary_folder("making", account) as folder:
        with postgres.server(folder / "db", folder / "postgres.log", durable=False) as url:
            copy_database(url, postgres.DATABASE, TESTS)
            migrate(url.removesuffix(postgres.DATABASE) + TESTS, folder / "migrate.log")
        shutil.copytree(folder / "db", unfinished, symlinks=True)
    with contextlib.suppress(OSError):  # another run was quicker
        unfinished.rename(kept)
    shutil.rmtree(unfinished, ignore_errors=True)
    for old in sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def migrate(url: str, log: Path) -> None:
    """Run the migrations on a database, as the tests would. Raises StartError with what they said."""
    env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "slscb.settings.test", "BROKER_URL": "redis://"}
    with log.open("wb") as said:
        command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"]
        done = subprocess.run(command, env=env, cwd=ROOT, check=False, stdout=said, stderr=said)
    if done.returncode:
        raise processes.StartError(f"The migrations failed:\n{processes.tail(log)}")


def copy_database(url: str, name: str, copy: str) -> None:
    """Copy a database that nobody is connected with to another name on the same server. Raises StartError."""
    account = places.server_account()
    binaries = postgres.reachable_binaries(postgres.find_binaries(), account)
    at = ("-h", postgres.sockets_of(url), "-U", postgres.USER)
    done = postgres.run(binaries / "createdb", *at, "-T", name, copy, account=account)
    if done.returncode:
        raise processes.StartError(f"The database could not be copied: {done.stderr.strip()}")
