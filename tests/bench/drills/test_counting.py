"""The drills' own counting: what is lost, doubled or late is found where it is planted."""

import math

import pytest

from bench.drills.counting import Tally, percentile, recovery, strangers, tally


def test_everything_there_once_is_neither_lost_nor_doubled():
    assert tally(["a", "b"], ["b", "a"]) == Tally(expected=2, lost=0, doubled=0)


def test_what_is_not_there_is_lost():
    assert tally(["a", "b", "c"], ["b"]) == Tally(expected=3, lost=2, doubled=0)


def test_every_copy_above_the_first_is_counted():
    assert tally(["a", "b"], ["a", "a", "a", "b", "b"]) == Tally(expected=2, lost=0, doubled=3)


def test_a_doubled_one_does_not_make_up_for_a_lost_one():
    assert tally(["a", "b"], ["a", "a"]) == Tally(expected=2, lost=1, doubled=1)


def test_what_nobody_was_promised_is_not_looked_at():
    """A write that was carried out and never acknowledged is allowed to be there, but it is a stranger."""
    assert tally(["a"], ["a", "x", "x"]) == Tally(expected=1, lost=0, doubled=0)
    assert strangers(["a"], ["a", "x", "x"]) == 1


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (99, 99), (100, 100)])
def test_a_percentile_is_one_of_the_values(percent, value):
    assert percentile(list(range(100, 0, -1)), percent) == value


def test_a_percentile_of_few_values_hides_none_of_the_slow():
    assert percentile([1.0, 2.0, 90.0], 99) == 90.0
    assert percentile([], 99) == 0


def test_recovery_lasts_until_a_request_sent_after_the_kill_is_acknowledged():
    sent_before, first, later = (9.9, 10.1), (10.5, 13.0), (11.0, 14.0)
    assert recovery(10.0, [later, sent_before, first]) == 3.0


def test_a_part_after_which_nothing_is_acknowledged_has_not_recovered():
    assert recovery(10.0, [(9.0, 9.1)]) == math.inf
