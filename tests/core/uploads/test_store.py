"""Files lie under names of our own, and come back as they were or not at all."""

from pathlib import Path

import pytest
from django.conf import settings

from slscb.core.uploads import store


def only_file():
    (path,) = Path(settings.DOCUMENTS_FOLDER).glob("*/*")
    return path


def test_what_is_kept_comes_back_and_nobody_else_may_read_it():
    name = store.keep(b"words")
    assert store.read(name, store.digest_of(b"words")) == b"words"
    assert store.is_there(name)
    assert only_file().stat().st_mode & 0o077 == 0
    assert [found for found, _ in store.files()] == [name]


def test_names_are_random():
    assert store.keep(b"words") != store.keep(b"words")


def test_a_file_that_was_changed_or_is_gone_does_not_come_back():
    name = store.keep(b"words")
    only_file().write_bytes(b"other")
    with pytest.raises(store.Missing):
        store.read(name, store.digest_of(b"words"))
    store.remove(name)
    store.remove(name)
    with pytest.raises(store.Missing):
        store.read(name, store.digest_of(b"other"))


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "/" + "a" * 63, "a" * 64 + "/../b"])
def test_a_name_that_is_not_ours_leads_nowhere(name):
    with pytest.raises(store.Missing):
        store.read(name, "")


def test_half_a_file_after_a_crash_is_found_under_a_name_of_its_own(monkeypatch):
    def crash(self, target):
        raise OSError("power")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(OSError, match="power"):
        store.keep(b"words")
    ((name, _),) = store.files()
    assert name.endswith(".half")
    store.remove(name)
    assert list(store.files()) == []
