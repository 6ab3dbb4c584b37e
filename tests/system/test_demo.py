"""The demo as a person runs it: from nothing to a page, and away again with everything it started."""

import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from slscb.devstack import commands, places

PATIENCE = 120


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def demo() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A small demo on data of its own, and its address."""
    with places.temporary_folder("demo", places.Account()) as data:
        data.chmod(0o755)
        url = f"http://127.0.0.1:{free_port()}"
        process = subprocess.Popen(
            [sys.executable, "-m", "slscb.devstack.demo", "--port", url.rpartition(":")[2], "--children", "3"],
            env={**commands.environment(None), "SLSCB_DEMO_DATA": str(data)},
            cwd=places.ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield process, url
        finally:
            watchdog.cancel()
            process.kill()
            process.wait()


def descendants(pid: int) -> set[int]:
    """Return the processes that a process started, and those they started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {each for child in children for each in (int(child), *descendants(int(child)))}


@pytest.mark.skipif(sys.platform != "linux", reason="the family of a process is read from /proc")
def test_the_demo_serves_a_borough_and_leaves_nothing_behind(demo: tuple[subprocess.Popen[str], str]) -> None:
    process, url = demo
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("Ready"):
            break
    assert f"Ready at {url}" in said, said
    assert "Made 3 children" in said
    assert re.search(r"socialworker .*\n(.*\n)*Password of all: ", said)
    with urllib.request.urlopen(f"{url}/sign-in/", timeout=10) as page:  # noqa: S310
        assert b"govuk-button" in page.read()
    with urllib.request.urlopen(f"{url}/static/app.css", timeout=10) as styles:  # noqa: S310
        assert b".govuk-button" in styles.read()

    family = descendants(process.pid)
    assert len(family) > 8, "database, broker, worker, beat, web"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[0].endswith("Stopped.\n")
    assert process.returncode == 0
    assert not [pid for pid in family if places.is_alive(pid)]
