"""The suite's own servers: never the database that somebody's shell happens to name."""

import contextlib
import os
from collections.abc import Iterator

import pytest

from slscb.devstack import pytest_services
from slscb.devstack.services import Services


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the plugin started, in an environment that is put back afterwards."""
    begun: list[str] = []

    @contextlib.contextmanager
    def throwaway(**_: bool) -> Iterator[Services]:
        begun.append("servers")
        yield Services("postgres://own", "redis+socket://own")

    kept = dict(os.environ)
    for name in ("PYTEST_XDIST_WORKER", "TEST_DATABASE_URL", "TEST_BROKER_URL", "TEST_DATABASE_PREPARED"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pytest_services.services, "throwaway", throwaway)
    monkeypatch.setattr(pytest_services, "_running", contextlib.ExitStack())
    yield begun
    os.environ.clear()
    os.environ.update(kept)


def load() -> None:
    """Do what pytest does before the settings are read."""
    next(pytest_services.pytest_load_initial_conftests())


def test_a_database_named_in_the_shell_is_not_used(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://the/real/one")
    load()
    assert started == ["servers"]
    assert (os.environ["DATABASE_URL"], os.environ["BROKER_URL"]) == ("postgres://own", "redis+socket://own")


def test_servers_named_for_the_tests_are_used(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://ci")
    monkeypatch.setenv("TEST_BROKER_URL", "redis://ci")
    load()
    assert started == []
    assert (os.environ["DATABASE_URL"], os.environ["BROKER_URL"]) == ("postgres://ci", "redis://ci")


def test_a_worker_of_xdist_uses_what_the_first_process_started(
    started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    monkeypatch.setenv("DATABASE_URL", "postgres://first")
    load()
    assert started == []
    assert os.environ["DATABASE_URL"] == "postgres://first"


def test_a_worker_of_xdist_gets_a_copy_of_the_migrated_database(
    started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[tuple[str, ...]] = []
    monkeypatch.setattr(pytest_services.prepared, "copy_database", lambda *names: copied.append(names))
    for name, value in {"PYTEST_XDIST_WORKER": "gw1", "DATABASE_URL": "there", "TEST_DATABASE_PREPARED": "yes"}.items():
        monkeypatch.setenv(name, value)
    load()
    assert copied == [("there", "test_slscb", "test_slscb_gw1")]
