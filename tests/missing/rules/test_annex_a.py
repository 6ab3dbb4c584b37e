"""List 8 of Annex A, sentence by sentence."""

from datetime import date

import pytest

from missing.rules import annex_a as rules
from missing.rules.annex_a import NO, UNKNOWN, YES, Placed
from missing.rules.statutory import Gone

ON = date(2026, 11, 30)
MONTHS = rules.months_up_to(ON)
BORN = date(2011, 5, 4)


def placed(began: str, ended: str | None = None, reason: str = "P", legal: str = "C2") -> Placed:
    return Placed(date.fromisoformat(began), date.fromisoformat(ended) if ended else None, reason, legal, "")


def test_the_last_12_months_end_with_the_day_itself():
    assert (MONTHS.first, MONTHS.last) == (date(2025, 12, 1), ON)


def test_whoever_ceased_up_to_six_months_before_is_listed():
    assert rules.ceased_since(ON) == date(2026, 5, 30)


def test_care_is_shown_as_it_stood_on_the_day():
    care = [placed("2025-01-01", "2026-11-30"), placed("2026-11-30", "2026-12-01"), placed("2026-12-01")]
    assert rules.as_of(care, ON) == [placed("2025-01-01", "2026-11-30"), placed("2026-11-30")]


def test_a_period_of_care_begins_with_the_first_of_the_episodes_that_follow_without_a_gap():
    care = [
        placed("2024-01-01", "2024-02-01"), placed("2024-02-02", "2025-02-01"), placed("2025-02-01"),
    ]  # fmt: skip
    assert rules.period_began(care) == 1
    assert rules.period_began(care[:1]) == 0


@pytest.mark.parametrize(("ended", "second"), [("2025-11-30", False), ("2025-12-01", True), ("2026-05-01", True)])
def test_a_second_period_follows_one_that_ended_within_the_last_12_months(ended, second):
    care = [placed("2024-01-01", ended), placed("2026-06-01")]
    assert rules.is_second(care, MONTHS) is second
    assert not rules.is_second(care[1:], MONTHS)


def test_the_legal_status_is_in_force_over_changes_of_placement_within_the_period():
    care = [
        placed("2020-01-01", "2020-02-01", legal="C2"),
        placed("2025-01-01", "2025-03-01", legal="C1"),
        placed("2025-03-01", "2025-06-01", legal="C2"),
        placed("2025-06-01", legal="C2"),
    ]
    assert rules.legal_status_began(care) == date(2025, 3, 1)
    assert rules.legal_status_began([care[0], placed("2025-01-01", legal="C2")]) == date(2025, 1, 1)


def test_a_change_of_legal_status_alone_is_no_move():
    care = [placed("2025-01-01", "2025-03-01", "S"), placed("2025-03-01", None, "L")]
    assert rules.placement_began(care) == date(2025, 1, 1)
    assert rules.placements(care, MONTHS) == 1


def test_placements_are_those_on_a_day_of_the_last_12_months():
    care = [
        placed("2024-01-01", "2025-11-30", "S"),
        placed("2025-11-30", "2025-12-01"),
        placed("2025-12-01", "2026-02-01", "L"),
        placed("2026-02-01", "2026-03-01"),
        placed("2026-05-01", None, "S"),
    ]
    assert rules.placements(care, MONTHS) == 3


@pytest.mark.parametrize(
    ("day", "counts"), [("2025-11-30", False), ("2025-12-01", True), ("2026-11-30", True), ("2026-12-01", False)]
)
def test_an_episode_counts_where_it_began_in_the_last_12_months(day, counts):
    gone = Gone("M", date.fromisoformat(day))
    assert rules.counts(gone, [placed("2024-01-01")], BORN, MONTHS) is counts
    assert rules.counts(gone, [], BORN, MONTHS) is counts


def test_an_episode_counts_only_if_it_began_in_care_and_before_18():
    gone = Gone("M", date(2026, 1, 5), date(2026, 2, 5))
    assert not rules.counts(gone, [placed("2026-01-06")], BORN, MONTHS)
    assert not rules.counts(gone, [placed("2024-01-01", "2026-01-04")], BORN, MONTHS)
    assert not rules.counts(gone, [placed("2024-01-01")], date(2008, 1, 5), MONTHS)
    assert not rules.counts(gone, [], date(2008, 1, 5), MONTHS)


@pytest.mark.parametrize(
    ("status", "outcomes", "offered", "accepted"),
    [
        ("", [], UNKNOWN, UNKNOWN),
        ("to_offer", [], NO, NO),
        ("not_offered", [], NO, NO),
        ("unable_other", [], NO, NO),
        ("offered", ["thinking"], YES, UNKNOWN),
        ("offered", ["no_answer"], YES, UNKNOWN),
        ("offered", ["accepted", "declined"], YES, NO),
        ("offered", ["declined", "accepted"], YES, YES),
        ("scheduled", ["accepted"], YES, YES),
        ("unable_missing_again", ["accepted"], YES, YES),
        ("completed", [], YES, YES),
        ("covered", [], YES, YES),
        ("declined_by_child", [], YES, NO),
        ("declined_by_parent", ["accepted"], YES, NO),
    ],
)
def test_whether_an_interview_was_offered_and_accepted(status, outcomes, offered, accepted):
    assert (rules.was_offered(status, outcomes), rules.was_accepted(status, outcomes)) == (offered, accepted)
