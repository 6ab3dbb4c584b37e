import pytest

from slscb.core.errors import Fault, Invalid
from slscb.core.findings import Findings, findings

WRONG, ODD = Fault("a", "wrong"), Fault("b", "odd")


def test_every_fault_is_raised_at_once():
    with pytest.raises(Invalid) as caught:
        findings([WRONG, None, ODD]).raise_if_any()
    assert caught.value.faults == (WRONG, ODD)


def test_warnings_never_stop_a_write():
    found = findings([None], [ODD, None])
    found.raise_if_any()
    assert not found
    assert found.warnings == (ODD,)


def test_nothing_found_is_nothing_wrong():
    assert not Findings()
    assert findings([WRONG])
