"""A kill reaches everything that a process has started."""

import os
import subprocess
import sys
import time

from bench.drills.parts import Part, descendants, parents
from slscb.devstack import places

FAMILY = "import subprocess, time; subprocess.Popen(['sleep', '60'], start_new_session=True); time.sleep(60)"


def test_descendants_are_found_through_the_generations():
    assert descendants(1, {2: 1, 3: 2, 4: 3, 5: 9}) == [2, 3, 4]


def family():
    """A process with a child of its own session, as PostgreSQL's are."""
    part = Part("family", lambda: subprocess.Popen([sys.executable, "-c", FAMILY]))
    while not (children := descendants(part.process.pid, parents())):
        time.sleep(0.02)
    return part, children


def has_gone(pid):
    """Whether a process ends soon."""
    deadline = time.monotonic() + 5
    while places.is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not places.is_alive(pid)


def test_a_kill_ends_the_children_too():
    part, children = family()
    part.kill()
    assert not part.is_up
    assert all(has_gone(child) for child in children)


def test_children_alone_can_be_killed():
    part, children = family()
    part.kill_children()
    assert part.is_up
    part.kill()
    assert all(has_gone(child) for child in children)


def test_a_master_that_begins_its_children_anew_leaves_none_behind(monkeypatch):
    """As gunicorn does: a worker born while the others are being killed would keep the port."""
    anew = "import subprocess\nwhile True: subprocess.run(['sleep', '987'])"
    part = Part("master", lambda: subprocess.Popen([sys.executable, "-c", anew]))
    while not descendants(part.process.pid, parents()):
        time.sleep(0.02)
    really_kill = os.kill
    monkeypatch.setattr(os, "kill", lambda *what: (really_kill(*what), time.sleep(0.2)))
    part.kill()
    left = subprocess.run(["pgrep", "-f", "^sleep 987$"], capture_output=True, text=True, check=False)  # noqa: S607
    assert left.stdout == ""
