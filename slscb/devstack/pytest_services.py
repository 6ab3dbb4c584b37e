"""pytest's plugin that gives the suite a real PostgreSQL and a real broker of its own.

Named in pyproject.toml with `-p`, because pytest-django imports the settings before any conftest.py is read. A database
that DATABASE_URL happens to name is never used: only TEST_DATABASE_URL and TEST_BROKER_URL name other servers.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest

from slscb.devstack import commands, services

_running = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the servers before the settings are read; workers of pytest-xdist inherit the addresses."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for name in commands.READ_BY_SETTINGS:
            os.environ.pop(name, None)
        given = os.environ.get("TEST_DATABASE_URL"), os.environ.get("TEST_BROKER_URL")
        if all(given):
            database, broker = given
        else:
            started = _running.enter_context(services.throwaway())
            database, broker = started.database_url, started.broker_url
        os.environ.update(DATABASE_URL=str(database), BROKER_URL=str(broker))
    try:
        return (yield)
    except BaseException:  # the settings or a conftest cannot be loaded: pytest ends without a word to its plugins
        _running.close()
        raise


def pytest_unconfigure() -> None:
    """Stop the servers with the session."""
    _running.close()
