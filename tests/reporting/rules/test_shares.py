from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.rules import is_small, may_leave, share


def test_a_percentage_is_shown_with_the_counts_it_is_made_of():
    found = share(12, 18)
    assert (found.percent, found.words) == (Decimal("66.7"), "66.7% (12 of 18)")
    assert share(1, 8).percent == Decimal("12.5")
    assert share(1, 16).percent == Decimal("6.3")


def test_of_nothing_there_is_no_percentage():
    assert (share(0, 0).percent, share(0, 0).words) == (None, "none of 0")


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2), (0, -1)])
def test_a_part_lies_between_nought_and_the_whole(part, whole):
    with pytest.raises(ValueError, match="part"):
        share(part, whole)


def test_a_percentage_leaves_only_where_no_small_count_could_be_worked_out_from_it():
    assert may_leave(share(12, 18))
    assert may_leave(share(0, 30))
    assert may_leave(share(30, 30))
    assert not may_leave(share(3, 30))
    assert not may_leave(share(27, 30))
    assert not may_leave(share(0, 4))


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_percentage_lies_between_0_and_100(part, rest):
    found = share(part, part + rest)
    assert found.percent is None or 0 <= found.percent <= 100
    assert may_leave(found) is not any(map(is_small, (part, rest, part + rest)))
