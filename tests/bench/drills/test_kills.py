"""Kills come by chance, and the same for the same seed."""

from collections import Counter

from bench.drills.kills import plan

TIMES = {"worker": 5, "beat": 3}


def test_each_part_is_killed_as_often_as_said():
    assert Counter(kill.part for kill in plan(TIMES, 5, 50, seed=1)) == TIMES


def test_kills_come_in_order_and_within_the_load():
    moments = [kill.after for kill in plan(TIMES, 5, 50, seed=1)]
    assert moments == sorted(moments)
    assert moments[0] >= 5
    assert moments[-1] <= 50


def test_the_seed_decides():
    assert plan(TIMES, 5, 50, seed=1) == plan(TIMES, 5, 50, seed=1) != plan(TIMES, 5, 50, seed=2)
