"""PostgreSQL and Valkey together, either kept between runs or thrown away at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from slscb.devstack import places, postgres, prepared, valkey


@dataclass(frozen=True)
class Services:
    """Addresses of a running database and broker, in the form the settings read them."""

    database_url: str
    broker_url: str


@contextlib.contextmanager
def throwaway(*, durable: bool = False, for_tests: bool = False) -> Iterator[Services]:
    """Lend servers that are gone afterwards; without `durable` the database does not wait for the disk.

    The database is empty; `for_tests` adds the migrated one that the tests use.
    """
    account = places.server_account()
    with places.temporary_folder("run", account) as folder, contextlib.ExitStack() as stack:
        data = prepared.data_folder(folder / "db") if for_tests else folder / "db"
        database_url = stack.enter_context(postgres.server(data, folder / "postgres.log", durable=durable))
        broker_url = stack.enter_context(valkey.server(folder / "valkey.log"))
        yield Services(database_url, broker_url)


def database_folder() -> Path:
    """Return the folder with everything that `demo --reset` throws away."""
    return places.server_home(places.server_account()) / "database"


def cluster_folder() -> Path:
    """Return PostgreSQL's data folder of the demo."""
    return database_folder() / "cluster"


def documents_folder() -> Path:
    """Return the folder of the files that people send in the demo."""
    return database_folder() / "documents"


@contextlib.contextmanager
def kept(logs: Path) -> Iterator[Services]:
    """Lend the demo's servers: its database survives, every commit waits for the disk."""
    with contextlib.ExitStack() as stack:
        database_url = stack.enter_context(postgres.server(cluster_folder(), logs / "postgres.log"))
        broker_url = stack.enter_context(valkey.server(logs / "valkey.log"))
        yield Services(database_url, broker_url)
