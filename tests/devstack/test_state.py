"""What one command tells another about the demo."""

import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from slscb.devstack import places, state
from slscb.devstack.services import Services

SERVICES = Services("postgres://slscb@//tmp/pg/slscb", "redis+socket:///tmp/vk/s")
HOLD = """
import pathlib, sys, time
from slscb.devstack import state
with state.claim(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_command_holds_the_database(tmp_path: Path) -> None:
    with state.claim(tmp_path), pytest.raises(state.Busy, match="Another command"), state.claim(tmp_path):
        pass
    with state.claim(tmp_path):
        pass


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a demo that is running."""
    with state.claim(tmp_path), state.announce("http://127.0.0.1:8000", SERVICES, tmp_path):
        yield tmp_path


def test_a_second_demo_is_told_of_the_first(demo: Path) -> None:
    with pytest.raises(state.Busy, match="already running at http://127"), state.claim(demo):
        pass


def test_a_command_joins_the_running_demo(demo: Path) -> None:
    with state.claim_or_join(demo) as running:
        assert running == state.Running(os.getpid(), "http://127.0.0.1:8000", SERVICES)


def test_a_command_holds_the_database_of_a_demo_that_is_not_running(tmp_path: Path) -> None:
    with state.claim_or_join(tmp_path) as running:
        assert running is None
        with pytest.raises(state.Busy), state.claim(tmp_path):
            pass


def test_a_command_gives_up_waiting_for_another(tmp_path: Path) -> None:
    with state.claim(tmp_path), pytest.raises(state.Busy), state.claim_or_join(tmp_path, patience=0.3):
        pass


def test_a_killed_demo_holds_nothing_and_is_not_believed(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=places.ROOT, stdout=subprocess.PIPE)
    holder.stdout.readline()
    told = {"pid": holder.pid, "url": "u", "services": {"database_url": "d", "broker_url": "b"}}
    state.running_file(tmp_path).write_text(json.dumps(told))
    assert state.read_running(tmp_path)
    holder.kill()
    holder.communicate()
    assert state.read_running(tmp_path) is None
    with state.claim(tmp_path):
        assert not state.running_file(tmp_path).exists()


def test_a_broken_state_file_is_no_demo(tmp_path: Path) -> None:
    state.running_file(tmp_path).write_text('{"pid": 1')
    assert state.read_running(tmp_path) is None


def test_the_anchor_key_is_random_private_and_kept(tmp_path: Path) -> None:
    key = state.anchor_key(tmp_path)
    assert len(base64.b64decode(key)) == 32
    assert state.anchor_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "anchor_key").stat().st_mode) == 0o600
    assert state.anchor_key(tmp_path / "other") != key


def test_the_secret_key_is_random_private_and_kept(tmp_path: Path) -> None:
    key = state.secret_key(tmp_path)
    assert len(key) >= 50
    assert state.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert state.secret_key(tmp_path / "other") != key
