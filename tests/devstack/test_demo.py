"""The demo's own decisions: the port, the parts, when it gives up."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from slscb.devstack import commands, demo, places
from slscb.devstack.processes import StartError
from slscb.devstack.services import Services

STOPS = """
import time
from slscb.devstack import commands
commands.listen_for_stop()
try:
    print("up", flush=True)
    time.sleep(60)
except commands.Stopped:
    print("stopping", flush=True)
    time.sleep(1)
    print("stopped", flush=True)
"""


def test_a_taken_port_is_refused_in_one_line() -> None:
    with socket.socket() as other:
        other.bind((demo.HOST, 0))
        other.listen()
        with pytest.raises(StartError, match=r"Address already in use. Name another: python3 run.py demo --port \d+$"):
            demo.refuse_taken_port(other.getsockname()[1], patience=0)


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(StartError, match="Port 70000"):
        demo.refuse_taken_port(70_000, patience=0)


def test_a_port_that_a_killed_demo_still_gives_back_is_waited_for() -> None:
    other = socket.socket()
    other.bind((demo.HOST, 0))
    other.listen()
    threading.Timer(0.3, other.close).start()
    demo.refuse_taken_port(other.getsockname()[1])


def test_a_part_that_ended_by_itself_ends_the_demo_with_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "worker.log").write_text("cannot reach the broker")
    process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    process.wait()
    with pytest.raises(StartError, match=r"(?s)worker ended by itself \(code 3\).*cannot reach the broker"):
        demo.refuse_ended_part({"worker": process}, tmp_path)


def test_the_web_starts_last_and_so_stops_first() -> None:
    assert list(demo.part_commands(8000)) == ["worker", "beat", "web"]


def test_a_second_ctrl_c_does_not_break_off_stopping() -> None:
    process = subprocess.Popen([sys.executable, "-c", STOPS], cwd=places.ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "stopping\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10)[0] == "stopped\n"
    assert process.returncode == 0


def test_a_service_process_gets_no_setting_from_somebodys_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://the/real/one")
    monkeypatch.setenv("EMAIL_URL", "smtp://real")
    env = commands.environment(Services("postgres://demo", "redis+socket://demo"), SECRET_KEY="k")
    assert env["DATABASE_URL"] == "postgres://demo"
    assert "EMAIL_URL" not in env
    assert env["DJANGO_SETTINGS_MODULE"] == "slscb.settings.demo"
    assert os.environ["DATABASE_URL"] == "postgres://the/real/one"
