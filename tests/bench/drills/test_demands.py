"""A drill passes on what is demanded and fails on anything less."""

import pytest

from bench.drills.demands import DEMANDS, of_crash, of_reminders


def crash(**changed):
    """What a drill counts when all is well, but for the changes."""
    kills = {part: {"number": 5, "longest_recovery": 9.5} for part in ("postgres", "web", "worker", "beat", "valkey")}
    well = {"acknowledged": 10_000, "lost": 0, "duplicates": 0, "refused": 0, "without_exactly_one_audit_event": 0}
    return {**well, "kills": kills, **changed}


def reminders(**changed):
    """What a drill counts when all is well, but for the changes."""
    well = {
        "due": 10_000,
        "kills": {"worker-1": 15, "valkey": 5},
        "notices": {"lost": 0, "doubled": 0},
        "follow_ups": {"lost": 0, "doubled": 0},
        "emails": {"expected": 10_000, "lost": 0, "repeats": 40},
        "emails_under_another_id": 0,
        "most_repeats": 40,
        "late_seconds": {"p99": 60.0},
        "watchdog": {"late_at_the_end": 0},
        "alarm_before_the_start": 1,
    }
    return {**well, **changed}


def failed(demands):
    return [one.what for one in demands if not one.is_met]


def test_a_drill_that_counts_what_is_demanded_passes():
    assert failed([*of_crash(crash()), *of_reminders(reminders())]) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"acknowledged": 9_999},
        {"lost": 1},
        {"duplicates": 1},
        {"refused": 1},
        {"without_exactly_one_audit_event": 1},
        {"kills": {"postgres": {"number": 4, "longest_recovery": 1.0}}},
        {"kills": {"postgres": {"number": 5, "longest_recovery": 10.1}}},
    ],
)
def test_a_crash_drill_fails_on_less(changed):
    assert len(failed(of_crash(crash(**changed)))) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"due": 9_999},
        {"kills": {"worker-1": 19}},
        {"notices": {"lost": 1, "doubled": 0}},
        {"notices": {"lost": 0, "doubled": 1}},
        {"follow_ups": {"lost": 1, "doubled": 0}},
        {"emails": {"expected": 9_999, "lost": 0, "repeats": 0}},
        {"emails": {"expected": 10_000, "lost": 1, "repeats": 0}},
        {"emails": {"expected": 10_000, "lost": 0, "repeats": 41}},
        {"emails_under_another_id": 1},
        {"late_seconds": {"p99": 60.1}},
        {"watchdog": {"late_at_the_end": 1}},
        {"alarm_before_the_start": 0},
    ],
)
def test_a_reminder_drill_fails_on_less(changed):
    assert len(failed(of_reminders(reminders(**changed)))) == 1


def test_a_control_that_loses_nothing_fails():
    for name, lossless in {"crash": {"lost": 0}, "reminders": {"notices": {"lost": 0}}}.items():
        assert failed(DEMANDS[f"control-{name}"](lossless))
