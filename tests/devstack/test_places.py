"""Folders that the servers' account can reach, and that a killed run does not leave behind for good."""

import os
from pathlib import Path

import pytest

from slscb.devstack import places
from slscb.devstack.places import Account

GONE = 2**22 - 7  # above the highest process number Linux gives out by default
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers as somebody else")


def test_a_temporary_folder_goes_with_its_context() -> None:
    with places.temporary_folder("test", Account()) as folder:
        assert folder.exists()
        assert len(str(folder)) < 90, "a socket in it would have too long a path"
    assert not folder.exists()


def test_the_next_run_clears_up_after_a_killed_one(tmp_path: Path) -> None:
    left_over = tmp_path / f"slscb-pg-{GONE}-abc"
    in_use = tmp_path / f"slscb-pg-{os.getpid()}-abc"
    somebody_elses = tmp_path / "slscb-notes"
    for folder in (left_over, in_use, somebody_elses):
        folder.mkdir()
    places.sweep_left_overs(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([in_use, somebody_elses])


def test_a_long_temporary_folder_is_not_used_for_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("x" * 80)
    deep.mkdir()
    monkeypatch.setattr(places.tempfile, "tempdir", str(deep))
    assert len(str(places.temporary_parent(Account()))) < len(str(tmp_path))


def test_without_root_the_data_stays_in_the_project(tmp_path: Path) -> None:
    assert places.server_home(Account(), tmp_path / ".data") == tmp_path / ".data"


@as_root
def test_a_closed_home_folder_is_seen_as_closed() -> None:
    nobody = places.server_account()
    with places.temporary_folder("test", Account()) as folder:
        inside = folder / "inside"
        inside.mkdir(mode=0o755)
        assert not nobody.may_enter(inside), "mkdtemp closes its folder to everybody else"
        folder.chmod(0o755)
        assert nobody.may_enter(inside)
