"""The embedded PostgreSQL: what it keeps, what it survives, what it does not write down."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from slscb.devstack import places, postgres
from slscb.devstack.processes import StartError

READY = "{pid}\n/data\n1795466738\n5432\n/tmp\n\n  0 0\nready   \n"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder the server's account can reach, its cluster made once for this module."""
    with places.temporary_folder("test", places.server_account()) as lent:
        yield lent


def connect(url: str) -> "psycopg2.extensions.connection":
    """Open a connection to the service's database."""
    connection = psycopg2.connect(host=str(postgres.sockets_of(url)), user=postgres.USER, dbname=postgres.DATABASE)
    connection.autocommit = True
    return connection


def ask(url: str, question: str) -> list[tuple]:
    """Return the rows that answer an SQL question."""
    connection = connect(url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def test_a_committed_row_survives_a_killed_server(folder: Path) -> None:
    data, log = folder / "db", folder / "log"
    with postgres.server(data, log) as url:
        ask(url, "CREATE TABLE children AS SELECT 'Zoë' AS name")
        os.kill(int((data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    assert (data / "postmaster.pid").exists(), "the killed server left its file"
    with postgres.server(data, log) as url:
        assert ask(url, "SELECT name, upper(name) FROM children") == [("Zoë", "ZOË")]


def test_the_demos_database_waits_for_the_disk_and_the_tests_does_not(folder: Path) -> None:
    with postgres.server(folder / "db", folder / "log") as url:
        assert ask(url, "SHOW fsync") == [("on",)]
    with postgres.server(folder / "db", folder / "log", durable=False) as url:
        assert ask(url, "SHOW fsync") == [("off",)]


def test_what_a_failed_statement_says_is_not_logged(folder: Path) -> None:
    log = folder / "quiet.log"
    with postgres.server(folder / "db", log) as url:
        ask(url, "CREATE TABLE numbers (number text UNIQUE)")
        ask(url, "INSERT INTO numbers VALUES ('9434765919')")
        with pytest.raises(psycopg2.errors.UniqueViolation):
            ask(url, "INSERT INTO numbers VALUES ('9434765919')")
    assert "duplicate key" in log.read_text()
    assert "9434765919" not in log.read_text()


def test_a_dropped_database_is_empty(folder: Path) -> None:
    with postgres.server(folder / "db", folder / "log") as url:
        ask(url, "CREATE TABLE half_made (id int)")
        postgres.drop_database(url)
        assert ask(url, "SELECT to_regclass('half_made')") == [(None,)]


def test_rows_are_told_from_none(folder: Path) -> None:
    with postgres.server(folder / "db", folder / "log") as url:
        ask(url, "CREATE TABLE agency AS SELECT 1 AS id")
        assert postgres.has_rows(url, "agency")
        ask(url, "DELETE FROM agency")
        assert not postgres.has_rows(url, "agency")
        assert not postgres.has_rows(url, "no_such_table")
        with pytest.raises(StartError, match="did not answer"):
            postgres.has_rows(url, "no such syntax")


def test_another_major_version_is_refused(folder: Path) -> None:
    old = folder / "old"
    old.mkdir()
    (old / "PG_VERSION").write_text("9\n")
    with pytest.raises(StartError, match="--reset"), postgres.server(old, folder / "log"):
        pass


def test_only_the_own_servers_pid_file_says_ready(tmp_path: Path) -> None:
    file = tmp_path / "postmaster.pid"
    assert not postgres.says_ready(file, 4711)
    file.write_text(READY.format(pid=4711))
    assert postgres.says_ready(file, 4711)
    assert not postgres.says_ready(file, 4712), "left by a server that was killed"
    file.write_text(READY.format(pid=4711).replace("ready   ", "starting"))
    assert not postgres.says_ready(file, 4711)
