import pytest
from django.core.management import CommandError, call_command

from slscb.core import accessbook


@pytest.fixture
def folder(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    settings.BASE_DIR = tmp_path
    return tmp_path / "docs"


def test_the_page_is_written(folder):
    call_command("write_access")
    assert (folder / "access.md").read_text(encoding="utf-8") == accessbook.accessbook()
    call_command("write_access", check=True)


@pytest.mark.parametrize("text", [None, "old"])
def test_a_stale_or_missing_page_is_told_and_left_alone(folder, text):
    if text:
        (folder / "access.md").write_text(text)
    with pytest.raises(CommandError, match="write_access"):
        call_command("write_access", check=True)
    assert [path.read_text() for path in folder.iterdir()] == ([text] if text else [])


def test_a_policy_that_leaves_something_untold_is_not_written_down(folder, monkeypatch):
    monkeypatch.setattr("slscb.core.management.commands.write_access.untold", lambda: ["sight.friend"])
    with pytest.raises(CommandError, match=r"sight\.friend"):
        call_command("write_access")
    assert not list(folder.iterdir())
