"""Servers of a drill's own, which wait for the disk as production's do, and the service's processes upon them."""

import contextlib
import os
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django

from bench.drills.parts import Part, Process
from slscb.devstack import commands, demo, places, postgres, processes, valkey
from slscb.devstack.places import Account
from slscb.devstack.processes import StartError
from slscb.devstack.services import Services

HOST = demo.HOST
TRIES = 20
A_LOOK = 0.25  # seconds between two looks at whether every part is up


class Stack:
    """Where the servers are, how each part is begun, and the parts that have been."""

    def __init__(self, folder: Path, sockets: Path, broker: Path) -> None:
        self.folder, self.sockets, self.broker = folder, sockets, broker
        self.port, self.mail_port = free_port(), free_port()
        self.account = places.server_account()
        self.binaries = postgres.reachable_binaries(postgres.find_binaries(), self.account)
        url = f"postgres://{postgres.USER}@/{sockets}/{postgres.DATABASE}"
        self.env = commands.environment(
            Services(url, f"redis+socket://{broker / 's'}"),
            DJANGO_SETTINGS_MODULE="bench.drills.settings",
            PYTHONPATH=str(places.ROOT),
            SECRET_KEY="drill-only",  # noqa: S106
            DRILL_MAIL_PORT=str(self.mail_port),
        )
        self.parts: dict[str, Part] = {}
        self.ended = Counter[str]()

    def add(self, name: str, kind: str = "", **more: str) -> Part:
        """Begin a part; the kind is the name where nothing else is said."""
        self.parts[name] = Part(name, lambda: getattr(self, f"begin_{kind or name}")(name, **more))
        return self.parts[name]

    def rest(self, seconds: float) -> None:
        """Let time pass as a supervisor does: a part that ends by itself is begun again, and counted."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            for part in self.parts.values():
                if not part.is_up:
                    self.ended[part.name] += 1
                    part.start()
            time.sleep(min(left, A_LOOK))

    def begin_postgres(self, name: str) -> Process:
        """PostgreSQL, once it takes connections; it refuses while a process of the one that was killed still lives."""
        log, data = self.log(name), self.folder / "db"
        for left in reversed(range(TRIES)):
            process = postgres.start_server(self.binaries, data, self.sockets, log, self.account, durable=True)
            try:
                postgres.wait_until_ready(process, data, log)
                break
            except StartError:
                if not left:
                    raise
                time.sleep(A_LOOK)
        return process

    def begin_valkey(self, name: str) -> Process:
        """Valkey, empty as always, once its socket is there."""
        path = self.broker / "s"
        path.unlink(missing_ok=True)  # left by the one that was killed
        command = [valkey.find_binary(), "--unixsocket", path, *valkey.OPTIONS, "--dir", self.broker]
        process = processes.start(command, log=self.log(name), env={"PATH": os.defpath})
        valkey.wait_until_ready(path, self.log(name))
        return process

    def begin_worker(self, name: str, concurrency: str = "1") -> Process:
        """A Celery worker of the demo's, with so many children."""
        command = demo.part_commands(self.port)["worker"]
        command = tuple(one.replace("concurrency=1", f"concurrency={concurrency}") for one in command)
        return self.begin_program(name, *command, f"--hostname={name}@drill")

    def begin_beat(self, name: str) -> Process:
        """Celery's beat, as in the demo."""
        return self.begin_program(name, *demo.part_commands(self.port)["beat"])

    def begin_web(self, name: str) -> Process:
        """gunicorn, as in the demo."""
        return self.begin_program(name, *demo.part_commands(self.port)["web"])

    def begin_module(self, name: str, module: str, arguments: str = "") -> Process:
        """A helper of the drill in a process of its own."""
        return self.begin_program(name, sys.executable, "-m", module, *arguments.split())

    def begin_program(self, name: str, *command: str) -> Process:
        """Any program in the service's environment, its output in a log."""
        return processes.start(command, log=self.log(name), env=self.env, cwd=places.ROOT)

    def log(self, name: str) -> Path:
        """Where a part writes."""
        return self.folder / f"{name}.log"


@contextlib.contextmanager
def stack(children: int) -> Iterator[Stack]:
    """Lend a database with a made-up borough of so many children, and a broker; Django is set up to use them."""
    account = places.server_account()
    with contextlib.ExitStack() as entered:
        lend = entered.enter_context
        folder, sockets = (lend(places.temporary_folder(purpose, account)) for purpose in ("drill", "pg"))
        made = Stack(folder, sockets, lend(places.temporary_folder("vk", Account())))
        entered.callback(stop, made)
        postgres.create_cluster(made.binaries, folder / "db", account)
        made.add("postgres")
        postgres.make_database(made.binaries, sockets, account)
        made.add("valkey")
        demo_env = made.env | {"DJANGO_SETTINGS_MODULE": "slscb.settings.demo"}  # where children may be made up
        commands.manage("migrate", "--verbosity=0", env=demo_env)
        commands.manage("seed_demo", "--children", str(children), env=demo_env)
        os.environ.update(made.env)
        django.setup()
        yield made


def stop(made: Stack) -> None:
    """End what is left, the last begun first."""
    for part in reversed(made.parts.values()):
        if part.is_up:
            part.kill()


def free_port() -> int:
    """A port that nobody listens on at present."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
