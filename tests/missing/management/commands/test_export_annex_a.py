"""The contract of the command: one file, words on the screen, exit code 1 where something has to be put right."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from missing.services import annex_a
from slscb.core.clock import today
from tests.factories.cases import a_child, an_episode_of_care

pytestmark = pytest.mark.django_db


def exported(folder, on="2026-11-01"):
    out, error = StringIO(), StringIO()
    call_command("export_annex_a", "--on", on, "--out", str(folder), stdout=out, stderr=error)
    return out.getvalue(), error.getvalue()


def test_it_writes_one_file_into_a_folder_that_it_makes(tmp_path):
    an_episode_of_care(a_child(), date(2025, 1, 1))
    assert exported(tmp_path / "new") == ("annex_a_list_8.csv: 1 row\n", "")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["annex_a_list_8.csv"]


def test_errors_are_told_and_the_file_written_all_the_same(tmp_path):
    a_child(care_status="lac")
    with pytest.raises(CommandError, match=r"1 error to put right .* see annex_a_errors.csv"):
        exported(tmp_path)
    assert (tmp_path / "annex_a_list_8.csv").exists() and (tmp_path / "annex_a_errors.csv").exists()


def test_the_files_of_another_return_in_the_folder_stay(tmp_path):
    (tmp_path / "errors.csv").write_text("of the yearly return")
    (tmp_path / "annex_a_errors.csv").write_text("of an earlier list")
    exported(tmp_path)
    assert (tmp_path / "errors.csv").exists() and not (tmp_path / "annex_a_errors.csv").exists()


def test_a_run_that_breaks_leaves_the_file_of_the_one_before(tmp_path, monkeypatch):
    exported(tmp_path)
    before = (tmp_path / "annex_a_list_8.csv").read_bytes()
    an_episode_of_care(a_child(), date(2025, 1, 1))

    def breaks(self, child):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(annex_a.Writer, "write", breaks)
    with pytest.raises(CommandError, match="cannot be written: No space left on device"):
        exported(tmp_path)
    assert (tmp_path / "annex_a_list_8.csv").read_bytes() == before


@pytest.mark.parametrize("on", ["30/11/2026", "soon", "", "2026-02-30"])
def test_what_is_no_day_ends_with_words(tmp_path, on):
    with pytest.raises(CommandError, match="is not a day: write it as YYYY-MM-DD"):
        exported(tmp_path, on)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("on", ["1999-12-31", (today() + timedelta(days=1)).isoformat()])
def test_a_day_of_which_nothing_is_known_is_refused(tmp_path, on):
    with pytest.raises(CommandError, match="cannot be listed: take a day from 2000-01-01 to today"):
        exported(tmp_path, on)
