"""Running the service's commands in the foreground, and being stopped while they run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import NoReturn

from slscb.devstack import places, processes
from slscb.devstack.processes import StartError
from slscb.devstack.services import Services

# What the settings read. A value left in someone's shell must not reach the demo or the tests.
READ_BY_SETTINGS = (
    "ALLOWED_HOSTS",
    "AUDIT_ANCHORS",
    "AUDIT_ANCHOR_KEY",
    "AUDIT_ANCHOR_PUBLIC_KEY",
    "BROKER_URL",
    "CLIENT_IP_META",
    "CLAMD_ADDRESS",
    "DATABASE_URL",
    "DOCUMENTS_FOLDER",
    "EMAIL_FROM",
    "EMAIL_URL",
    "SECRET_KEY",
    "SERVICE_URL",
)
MANAGE = (sys.executable, str(places.ROOT / "manage.py"))
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Someone asked us to stop: Ctrl-C, SIGTERM, or a closed terminal."""


def listen_for_stop(*numbers: signal.Signals) -> None:
    """Turn the first request to stop into Stopped. Later ones change nothing: we are stopping already."""

    def on_signal(number: int, frame: object) -> NoReturn:
        for each in STOP_SIGNALS:
            signal.signal(each, pass_over)
        raise Stopped

    for each in numbers or STOP_SIGNALS:
        signal.signal(each, on_signal)


def pass_over(number: int, frame: object) -> None:
    """Hear a signal and do nothing. Unlike SIG_IGN, our children do not inherit this."""


def environment(services: Services | None, **settings: str) -> dict[str, str]:
    """Return the environment of a process of the service: the demo's settings, these servers, further values."""
    ours = {name: value for name, value in os.environ.items() if name not in READ_BY_SETTINGS}
    if services:
        ours |= {"DATABASE_URL": services.database_url, "BROKER_URL": services.broker_url}
    return ours | {"DJANGO_SETTINGS_MODULE": "slscb.settings.demo", "PYTHONUNBUFFERED": "1", **settings}


@contextlib.contextmanager
def foreground(*command: str, env: Mapping[str, str], own_session: bool = True) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command on our terminal and end it where we are ended first.

    With its own session it does not hear Ctrl-C, we do. A command that asks its user something must share ours.
    """
    process = subprocess.Popen(
        command,
        env=dict(env),
        cwd=places.ROOT,
        start_new_session=own_session,
        preexec_fn=processes.die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - we never start threads
    )
    try:
        yield process
    finally:
        processes.stop(process)


def manage(*arguments: str, env: Mapping[str, str]) -> None:
    """Run a management command to its end. Raises StartError where it fails."""
    with foreground(*MANAGE, *arguments, env=env) as process:
        if process.wait():
            raise StartError(f"`manage.py {arguments[0]}` failed; its message is above.")
