"""The demo's borough is made once, whole or again."""

from pathlib import Path

import pytest

from slscb.devstack import borough
from slscb.devstack.processes import StartError

EMPTY = {"DATABASE_URL": "empty"}
FULL = {"DATABASE_URL": "full"}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that were run, on a database folder of the test's own."""
    taken: list[tuple[str, ...]] = []
    monkeypatch.setattr(borough.services, "database_folder", lambda: tmp_path)
    monkeypatch.setattr(borough.postgres, "has_rows", lambda url, table: url == "full")
    monkeypatch.setattr(borough.postgres, "drop_database", lambda url: taken.append(("drop", url)))
    monkeypatch.setattr(borough.commands, "manage", lambda *arguments, env: taken.append(arguments))
    return taken


def test_a_new_database_gets_a_borough_of_400(made: list[tuple[str, ...]]) -> None:
    borough.ensure(EMPTY, None)
    assert made == [("seed_demo", "--children", "400", "--seed", "1")]


def test_the_second_start_keeps_the_borough(made: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]) -> None:
    borough.ensure(EMPTY, 25)
    borough.clear_half_made("url")
    borough.ensure(EMPTY, None)
    assert len(made) == 1
    borough.ensure(EMPTY, 30)
    assert len(made) == 1
    assert "Keeping the borough that is there; --reset" in capsys.readouterr().out


def test_a_half_made_borough_is_made_again(made: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: str, env: object) -> None:
        raise StartError("stopped")

    with monkeypatch.context() as broken:
        broken.setattr(borough.commands, "manage", stopped)
        with pytest.raises(StartError):
            borough.ensure(EMPTY, 25)
    borough.clear_half_made("url")
    borough.ensure(EMPTY, 25)
    assert made == [("drop", "url"), ("seed_demo", "--children", "25", "--seed", "1")]


def test_a_borough_that_somebody_made_by_hand_is_kept(made: list[tuple[str, ...]]) -> None:
    borough.ensure(FULL, None)
    borough.clear_half_made("full")
    assert made == []
