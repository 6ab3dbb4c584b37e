"""pytest's plugin that gives the suite a real PostgreSQL and a real broker of its own.

Named in pyproject.toml with `-p`, because pytest-django imports the settings before any conftest.py is read. A database
that DATABASE_URL happens to name is never used: only TEST_DATABASE_URL and TEST_BROKER_URL name other servers, and
TEST_DATABASE_PREPARED says that the tests' database is migrated there already (`prepared`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest

from slscb.devstack import commands, prepared, services

PREPARED = "TEST_DATABASE_PREPARED"
_running = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the servers before the settings are read; workers of pytest-xdist inherit the addresses."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and PREPARED in os.environ:
        prepared.copy_database(os.environ["DATABASE_URL"], prepared.TESTS, f"{prepared.TESTS}_{worker}")
    if not worker:
        for name in commands.READ_BY_SETTINGS:
            os.environ.pop(name, None)
        given = os.environ.get("TEST_DATABASE_URL"), os.environ.get("TEST_BROKER_URL")
        if all(given):
            database, broker = given
        else:
            started = _running.enter_context(services.throwaway(for_tests=True))
            database, broker = started.database_url, started.broker_url
            os.environ[PREPARED] = "yes"
        os.environ.update(DATABASE_URL=str(database), BROKER_URL=str(broker))
    try:
        return (yield)
    except BaseException:  # the settings or a conftest cannot be loaded: pytest ends without a word to its plugins
        _running.close()
        raise


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest-django take the migrated database as it is; `--create-db` makes it anew."""
    config.option.reuse_db = config.option.reuse_db or PREPARED in os.environ


def pytest_unconfigure() -> None:
    """Stop the servers with the session."""
    _running.close()
