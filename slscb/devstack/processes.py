"""Starting and stopping child processes so that none outlives its parent, however the parent ends."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>


def die_with_parent(when_orphaned: signal.Signals) -> Callable[[], None] | None:
    """Return what the child runs before its program: it asks the kernel for a signal once the parent is gone.

    Only Linux offers this; elsewhere the next start finds and stops what a killed run left behind. The kernel means the
    parent's *thread*, so start children from a thread that lives as long as they may.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(when_orphaned), 0, 0, 0)
        if os.getppid() != parent:  # the parent died between fork and prctl
            os.kill(os.getpid(), signal.SIGKILL)

    return ask_kernel


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str],
    when_orphaned: signal.Signals = signal.SIGTERM,
    **options: Any,
) -> subprocess.Popen[bytes]:
    """Start a program of its own session (so Ctrl-C reaches us alone), its output appended to a log."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent(when_orphaned),  # noqa: PLW1509 - we never start threads
            **options,
        )


def stop(process: subprocess.Popen[bytes], by: signal.Signals = signal.SIGTERM, patience: float = 15) -> None:
    """Ask a process to end, wait up to `patience` seconds, then end its whole session."""
    if process.poll() is None:
        process.send_signal(by)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def tail(log: Path, lines: int = 15) -> str:
    """Return a log's last lines, for a message about what went wrong."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


class StartError(Exception):
    """A part could not be started; the message is for the person at the keyboard."""
