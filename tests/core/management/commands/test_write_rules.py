import pytest
from django.core.management import CommandError, call_command

from slscb.core import rulebook


@pytest.fixture
def folder(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    settings.BASE_DIR = tmp_path
    return tmp_path / "docs"


def test_the_rulebook_in_the_repository_is_up_to_date():
    call_command("write_rules", check=True)


def test_the_rulebook_is_written(folder):
    call_command("write_rules")
    assert (folder / "rules.md").read_text(encoding="utf-8") == rulebook.rulebook()
    call_command("write_rules", check=True)


@pytest.mark.parametrize("text", [None, "old"])
def test_a_stale_or_missing_rulebook_is_told_and_left_alone(folder, text):
    if text:
        (folder / "rules.md").write_text(text)
    with pytest.raises(CommandError, match="write_rules"):
        call_command("write_rules", check=True)
    assert [path.read_text() for path in folder.iterdir()] == ([text] if text else [])


def test_a_rule_without_a_source_is_not_written_down(folder, monkeypatch):
    bare = rulebook.Rule("example.rules", "bare", "It has no source.", "")
    monkeypatch.setattr("slscb.core.management.commands.write_rules.without_source", lambda: [bare])
    with pytest.raises(CommandError, match=r"example\.rules\.bare"):
        call_command("write_rules")
    assert not list(folder.iterdir())
