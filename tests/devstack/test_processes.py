"""Children end when they are told to, and when nobody is left to tell them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from slscb.devstack import places, processes

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]
PARENT = """
import os, pathlib, sys, time
from slscb.devstack import processes
child = processes.start(["sleep", "60"], log=pathlib.Path(sys.argv[1]), env=os.environ)
print(child.pid, flush=True)
time.sleep(60)
"""


def wait_until(what, seconds: float = 5) -> bool:
    """Say whether something came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_child_dies_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path / "log")], cwd=places.ROOT, stdout=subprocess.PIPE, text=True
    )
    child = int(parent.stdout.readline())
    assert places.is_alive(child)
    parent.kill()
    parent.communicate()
    assert wait_until(lambda: not places.is_alive(child))


def test_stop_ends_a_process(tmp_path: Path) -> None:
    process = processes.start(SLEEPER, log=tmp_path / "log", env=os.environ)
    processes.stop(process)
    assert process.returncode == -signal.SIGTERM


def test_stop_kills_what_does_not_listen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start(STUBBORN, log=log, env=os.environ)
    assert wait_until(lambda: "deaf" in log.read_text())
    processes.stop(process, patience=0.1)
    assert process.returncode == -signal.SIGKILL


def test_ctrl_c_on_our_terminal_does_not_reach_a_part(tmp_path: Path) -> None:
    process = processes.start(SLEEPER, log=tmp_path / "log", env=os.environ)
    try:
        assert os.getpgid(process.pid) != os.getpgid(0)
    finally:
        processes.stop(process)


def test_the_tail_is_the_end_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("\n".join(str(number) for number in range(100)))
    assert processes.tail(log, lines=2) == "98\n99"
    assert processes.tail(tmp_path / "none") == ""
