"""Processes that can be killed as `kill -9` does, with everything they have started, and begun again."""

import contextlib
import os
import signal
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Process = subprocess.Popen[bytes]


@dataclass
class Part:
    """One part of the service: how it is started (and waited for), and the process it is at present."""

    name: str
    begin: Callable[[], Process]
    process: Process = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin, or begin again."""
        self.process = self.begin()

    def kill(self) -> None:
        """End the process and all it has started, without a word of warning."""
        number = self.process.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGSTOP)  # so that it begins no child anew while we look for them
            started = descendants(number, parents())
            end([number, *started])
        self.process.wait()

    def kill_children(self, patience: float = 20) -> None:
        """End what the process has started, once it has, and leave itself alive: Celery's pool without its master."""
        deadline = time.monotonic() + patience
        while not (started := descendants(self.process.pid, parents())) and time.monotonic() < deadline:
            time.sleep(0.1)
        end(started)

    @property
    def is_up(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None


def end(numbers: list[int]) -> None:
    """`kill -9`; who has gone already is passed over."""
    for number in numbers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def parents() -> dict[int, int]:
    """The parent of every process of this machine."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)  # noqa: S607
    return dict(tuple(map(int, line.split())) for line in listed.stdout.splitlines())


def descendants(number: int, parent_of: Mapping[int, int]) -> list[int]:
    """Every process that a process has started, and those that they have, the nearest first."""
    children = defaultdict(list)
    for child, parent in parent_of.items():
        children[parent].append(child)
    found = list(children[number])
    for each in found:
        found += children[each]
    return found
