"""`import_missing FILE --mapping NAME [--dry-run]`."""

import io

import pytest
from django.core.management import CommandError, call_command

from missing.models import Extract, MissingEpisode
from tests.factories.cases import a_child
from tests.factories.extracts import a_file, a_row

pytestmark = pytest.mark.django_db


def run(tmp_path, *rows, **options):
    path, out, err = tmp_path / "police.csv", io.StringIO(), io.StringIO()
    path.write_bytes(a_file(*rows).getvalue())
    failed = ""
    try:
        call_command("import_missing", str(path), mapping="standard", stdout=out, stderr=err, **options)
    except CommandError as error:
        failed = str(error)
    return out.getvalue(), err.getvalue(), failed


def test_a_dry_run_says_what_would_be_done_and_leaves_nothing(tmp_path):
    out, _, failed = run(tmp_path, a_row(a_child()), a_row(), dry_run=True)
    assert "Rows read: 2" in out and "New episodes: 1" in out and not failed
    assert not Extract.objects.exists() and not MissingEpisode.objects.exists()


def test_it_records_and_a_second_run_changes_nothing(tmp_path):
    row = a_row(a_child())
    run(tmp_path, row)
    out, _, _ = run(tmp_path, row)
    assert "New episodes: 0" in out and "Nothing new: 1" in out and MissingEpisode.objects.count() == 1


def test_a_faulty_row_is_told_with_its_line_and_the_exit_is_not_0(tmp_path):
    out, err, failed = run(tmp_path, a_row(a_child()), a_row(dob="31/02/2011"))
    assert "line 3, dob: “31/02/2011” is not a date" in err and failed
    assert "New episodes: 1" in out and MissingEpisode.objects.count() == 1


@pytest.mark.parametrize("mapping", ["lost", "standard"])
def test_what_cannot_be_read_at_all_is_told(tmp_path, mapping):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match=r"no mapping called|file is empty"):
        call_command("import_missing", str(path), mapping=mapping)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_missing", str(tmp_path / "lost.csv"), mapping="standard")
