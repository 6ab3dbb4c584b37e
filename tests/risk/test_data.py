import pytest

from risk.data import carried_instruments, load_instrument


def test_every_carried_version_can_be_loaded():
    assert {version: tool.version for version, tool in carried_instruments().items()} == {"1": "1"}


def test_another_version_is_not_carried():
    with pytest.raises(LookupError):
        load_instrument("../1")
