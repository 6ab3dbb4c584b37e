"""The whole service on one machine: `python -m slscb.devstack.demo`, reached through `python3 run.py demo`.

Order of start: database, broker, migrations, demo borough, worker, beat, web. They stop in the opposite order, so the
web takes no request that the others could no longer serve.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from slscb.devstack import borough, commands, places, postgres, processes, scanner, services, state
from slscb.devstack.commands import MANAGE, Stopped
from slscb.devstack.processes import StartError

HOST = "127.0.0.1"
FREE_PORT = 8765
PATIENCE_FOR_WEB = 60
PATIENCE_FOR_PORT = 3.0


def main(arguments: list[str] | None = None) -> int:
    """Run the demo until it is asked to stop; return the exit code."""
    options = parse(arguments)
    commands.listen_for_stop()
    try:
        with state.claim():
            refuse_taken_port(options.port)
            if options.reset:
                shutil.rmtree(services.database_folder(), ignore_errors=True)
            run(options.port, options.children)
    except Stopped:
        print("Stopped.", flush=True)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="run.py demo", description="Run the whole service with a made-up borough.")
    parser.add_argument("--port", type=int, default=8000, help="where the pages are served (8000)")
    parser.add_argument("--reset", action="store_true", help="start again from an empty database")
    parser.add_argument("--children", type=int, default=None, help="how many children the made-up borough has (400)")
    return parser.parse_args(arguments)


def refuse_taken_port(port: int, patience: float = PATIENCE_FOR_PORT) -> None:
    """Raise StartError before anything is started where the port cannot be had.

    The web's workers outlive a killed demo by a second or two; they are waited for.
    """
    deadline = time.monotonic() + patience
    while fault := port_fault(port):
        if time.monotonic() > deadline:
            raise StartError(f"Port {port}: {fault}. Name another: python3 run.py demo --port {FREE_PORT}")
        time.sleep(0.1)


def port_fault(port: int) -> str:
    """Return why a port cannot be had, nothing where it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.strerror or str(error)
        except OverflowError as error:
            return str(error)
    return ""


def run(port: int, children: int | None) -> None:
    """Start every part in order, say where it is, and watch over it until stopped."""
    began, url = time.monotonic(), f"http://{HOST}:{port}"
    logs = fresh_logs()
    with services.kept(logs) as servers, scanner.serving() as clamd_url:
        borough.clear_half_made(servers.database_url)
        ours = {"CLAMD_ADDRESS": clamd_url, "DOCUMENTS_FOLDER": str(services.documents_folder())}
        env = commands.environment(servers, **state.keys(), **ours, SERVICE_URL=url)
        prepare(env)
        borough.ensure(env, children)
        as_app = env | {"DATABASE_URL": postgres.for_app(servers.database_url)}
        with contextlib.ExitStack() as stack:
            parts = {
                name: stack.enter_context(part(name, command, as_app, logs))
                for name, command in part_commands(port).items()
            }
            commands.manage("demo_accounts", env=env)  # while the web is coming up
            wait_for_web(url, parts, logs)
            stack.enter_context(state.announce(url, servers))
            greet(url, time.monotonic() - began)
            watch(parts, logs)


def fresh_logs() -> Path:
    """Return the folder for logs, emptied."""
    logs = places.DATA / "logs"
    shutil.rmtree(logs, ignore_errors=True)
    logs.mkdir(parents=True)
    return logs


def prepare(env: Mapping[str, str]) -> None:
    """Bring the database to the newest form and gather the static files, side by side."""
    gather = ("collectstatic", "--noinput", "--verbosity=0")
    with commands.foreground(*MANAGE, *gather, env=env) as gathering:
        commands.manage("migrate", "--verbosity=0", env=env)
        if gathering.wait():
            raise StartError("The static files could not be gathered; the message is above.")


def part_commands(port: int) -> dict[str, tuple[str, ...]]:
    """Return the command of each of the service's own processes, in the order they start."""
    python = (sys.executable, "-m")
    celery = (*python, "celery", "-A", "slscb", "--quiet")
    return {
        "worker": (*celery, "worker", "--concurrency=1", "--loglevel=WARNING", "--without-gossip", "--without-mingle"),
        "beat": (*celery, "beat", "--scheduler=celery.beat:Scheduler", "--loglevel=WARNING", "--pidfile="),
        # No access log: addresses carry what people search for.
        "web": (
            *(*python, "gunicorn", "slscb.wsgi", f"--bind={HOST}:{port}", "--worker-class=gthread", "--workers=2"),
            *("--threads=4", "--preload", "--graceful-timeout=10", "--log-level=warning", "--no-control-socket"),
        ),
    }


@contextlib.contextmanager
def part(name: str, command: tuple[str, ...], env: Mapping[str, str], logs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of the service's processes for as long as the context is open."""
    # Orphaned, it has no database left to finish anything with: no need to let it try.
    process = processes.start(command, log=logs / f"{name}.log", env=env, when_orphaned=signal.SIGKILL, cwd=places.ROOT)
    try:
        yield process
    finally:
        processes.stop(process)


def wait_for_web(url: str, parts: Mapping[str, subprocess.Popen[bytes]], logs: Path) -> None:
    """Wait until the web answers. Raises StartError where it does not or a part ends."""
    deadline = time.monotonic() + PATIENCE_FOR_WEB
    while time.monotonic() < deadline:
        refuse_ended_part(parts, logs)
        if answers(f"{url}/healthz"):
            return
        time.sleep(0.1)
    raise StartError(f"The web did not answer within {PATIENCE_FOR_WEB} seconds:\n{processes.tail(logs / 'web.log')}")


def answers(url: str) -> bool:
    """Say whether anything answers at an address, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def refuse_ended_part(parts: Mapping[str, subprocess.Popen[bytes]], logs: Path) -> None:
    """Raise StartError with the end of its log where a part has ended by itself."""
    for name, process in parts.items():
        if process.poll() is not None:
            said = processes.tail(logs / f"{name}.log")
            raise StartError(f"The {name} ended by itself (code {process.returncode}):\n{said}")


def watch(parts: Mapping[str, subprocess.Popen[bytes]], logs: Path) -> NoReturn:
    """Stay until stopped. Raises StartError where a part ends by itself."""
    while True:
        refuse_ended_part(parts, logs)
        time.sleep(0.5)


def greet(url: str, seconds: float) -> None:
    """Print where the demo is."""
    logs = os.path.relpath(places.DATA / "logs")
    print(f"Ready at {url} after {seconds:.1f} seconds. Logs are in {logs}/. Ctrl-C stops.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
