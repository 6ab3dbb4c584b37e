"""What the demo leaves in `.data` for other commands: a lock on its database, its addresses, its secret key."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from slscb.devstack import places, services
from slscb.devstack.processes import StartError
from slscb.devstack.services import Services


class Busy(StartError):
    """Another command holds the demo's database."""


@dataclass(frozen=True)
class Running:
    """A demo that is up: its process, where its pages are, and its servers."""

    pid: int
    url: str
    services: Services


def running_file(data: Path = places.DATA) -> Path:
    """Return the file that tells of a running demo."""
    return data / "running.json"


@contextlib.contextmanager
def claim(data: Path = places.DATA) -> Iterator[None]:
    """Hold the demo's database for this process alone; the kernel lets go of it however we end. Raises Busy."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(who_is_busy(data)) from error
        running_file(data).unlink(missing_ok=True)  # left by a run that was killed
        yield


def who_is_busy(data: Path) -> str:
    """Say what holds the database."""
    other = read_running(data)
    if other is None:
        return "Another command is using the demo's database; wait for it to finish."
    return f"The demo is already running at {other.url} (process {other.pid}); stop it first."


@contextlib.contextmanager
def announce(url: str, services: Services, data: Path = places.DATA) -> Iterator[None]:
    """Tell other commands of this demo for as long as it runs."""
    file = running_file(data)
    write_private(file, json.dumps(asdict(Running(os.getpid(), url, services)), indent=2))
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def read_running(data: Path = places.DATA) -> Running | None:
    """Return the demo that said it is running, or None where there is none or it was killed."""
    try:
        told = json.loads(running_file(data).read_text())
        running = Running(told["pid"], told["url"], Services(**told["services"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return running if places.is_alive(running.pid) else None


@contextlib.contextmanager
def claim_or_join(data: Path = places.DATA, patience: float = 60) -> Iterator[Running | None]:
    """Hold the database and lend None or, where a demo holds it, lend that demo.

    Another short command is waited for, `patience` seconds at most. Raises Busy.
    """
    deadline = time.monotonic() + patience
    with contextlib.ExitStack() as stack:
        while True:
            try:
                stack.enter_context(claim(data))
            except Busy:
                if running := read_running(data):
                    yield running
                    return
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
            else:
                yield None
                return


def secret_key(data: Path = places.DATA) -> str:
    """Return the demo's own random secret key, made at its first start so sessions survive a restart."""
    file = data / "secret_key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        write_private(file, secrets.token_urlsafe(48))
    return file.read_text()


def anchor_key(data: Path = places.DATA) -> str:
    """Return the key with which the demo signs how far its audit has come: 32 random bytes in base64."""
    file = data / "anchor_key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        write_private(file, base64.b64encode(secrets.token_bytes(32)).decode())
    return file.read_text()


def keys() -> dict[str, str]:
    """Return the settings that hold the demo's keys, and where its notes of the audit are: gone with its database."""
    anchors = services.database_folder() / "anchors"
    return {"SECRET_KEY": secret_key(), "AUDIT_ANCHOR_KEY": anchor_key(), "AUDIT_ANCHORS": str(anchors)}


def write_private(file: Path, text: str) -> None:
    """Write a file only we can read, whole or not at all."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(text)
    draft.replace(file)
