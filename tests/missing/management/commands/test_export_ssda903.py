"""The contract of the command: three files, words on the screen, exit code 1 where something has to be put right."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from missing.services import leaving, statutory
from tests.factories.cases import a_child, an_episode_of_care
from tests.helpers import ssda903

pytestmark = pytest.mark.django_db


def exported(folder, year="2026"):
    """What the command prints, and what it prints to standard error."""
    out, error = StringIO(), StringIO()
    call_command("export_ssda903", "--year", year, "--out", str(folder), stdout=out, stderr=error)
    return out.getvalue(), error.getvalue()


def in_care(**details):
    child = a_child(**{"sex": "M", "upn": "A123456789012"} | details)
    an_episode_of_care(child, date(2025, 1, 1))
    return child


def test_it_writes_three_files_into_a_folder_that_it_makes(tmp_path):
    in_care()
    out, error = exported(tmp_path / "new" / "return")
    assert out.splitlines() == ["header.csv: 1 row", "episodes.csv: 1 row", "missing.csv: 0 rows"]
    assert error == ""
    assert sorted(path.name for path in (tmp_path / "new" / "return").iterdir()) == sorted(ssda903.COLUMNS)
    assert ssda903.validate(ssda903.read(tmp_path / "new" / "return"), 2026) == []


def test_an_empty_register_gives_headings_alone(tmp_path):
    exported(tmp_path)
    assert all(not rows for rows in ssda903.read(tmp_path).values())


def test_errors_are_told_and_the_files_written_all_the_same(tmp_path):
    child = in_care(upn=None)
    error = StringIO()
    with pytest.raises(CommandError, match="1 error to put right") as raised:
        call_command("export_ssda903", "--year", "2026", "--out", str(tmp_path), stdout=StringIO(), stderr=error)
    assert raised.value.returncode == 1
    assert error.getvalue().startswith(f"header.csv line 2, child {child.reference}, rule 168: ")
    assert (tmp_path / "errors.csv").exists() and (tmp_path / "missing.csv").exists()


def test_a_warning_is_no_error(tmp_path):
    in_care(sex="U")
    _, error = exported(tmp_path)
    assert "rule 232" in error
    assert not (tmp_path / "errors.csv").exists()


def test_only_the_first_of_many_are_printed(tmp_path, monkeypatch):
    monkeypatch.setattr(leaving, "SHOWN", 1)
    in_care(sex="U")
    in_care(sex="U", upn="B123456789012")
    _, error = exported(tmp_path)
    assert error.splitlines()[1:] == ["1 more remark in remarks.csv"]


def test_what_has_been_put_right_is_no_longer_told(tmp_path):
    (tmp_path / "errors.csv").write_text("of an earlier run")
    in_care()
    exported(tmp_path)
    assert not (tmp_path / "errors.csv").exists()


def test_a_run_that_breaks_leaves_the_files_of_the_one_before(tmp_path, monkeypatch):
    in_care()
    exported(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    in_care(upn="B123456789012")

    def breaks(self, child):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(statutory.Writer, "write", breaks)
    with pytest.raises(CommandError, match="cannot be written: No space left on device"):
        exported(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("year", ["25-26", "1999", "2101", "²⁰²⁶", ""])
def test_what_is_no_year_ends_with_words(tmp_path, year):
    with pytest.raises(CommandError, match="is not a year: write the one in which"):
        exported(tmp_path, year)
    assert not list(tmp_path.iterdir())
