"""The tests' database is migrated once for a set of migrations, and copied."""

from pathlib import Path

import pytest

from slscb.devstack import prepared


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one migration."""
    folder = tmp_path / "cases" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("one")
    monkeypatch.setattr(prepared, "ROOT", tmp_path)
    monkeypatch.setattr(prepared.places, "server_home", lambda account: tmp_path / "home")
    (tmp_path / "home").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("cases/migrations/0001_initial.py", True),
        ("cases/migrations/0002_more.py", True),
        ("requirements.lock", True),
        ("cases/models.py", False),
    ],
)
def test_what_the_migrations_are_made_of_makes_another_database(root: Path, path: str, other: bool) -> None:
    before = prepared.digest()
    (root / path).write_text("another")
    assert (prepared.digest() != before) is other


def test_it_is_made_once_and_every_run_gets_a_copy_of_its_own(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def make(kept: Path) -> None:
        made.append(kept)
        kept.mkdir(parents=True)
        (kept / "table").write_text("rows")

    monkeypatch.setattr(prepared, "make", make)
    first, second = prepared.data_folder(root / "first"), prepared.data_folder(root / "second")
    (first / "table").write_text("changed")
    assert len(made) == 1
    assert (second / "table").read_text() == "rows"
