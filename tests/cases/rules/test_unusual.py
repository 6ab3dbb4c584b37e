"""Which openings of a record somebody else should look at."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.choices import UnusualKind
from cases.rules.unusual import DEFAULT, Opening, Post, Ties, connected, unusual
from slscb.core.clock import london

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
ME, TEAM, OTHER_TEAM, CSC, HEALTH = 1, 10, 11, 100, 101
WORKER, LEAD, NURSE = Post(OTHER_TEAM, CSC, True), Post(OTHER_TEAM, CSC, False), Post(12, HEALTH, True)
HELD = Ties(worker=2, team=TEAM, agency=CSC)


def opening(at: datetime = MONDAY, **more) -> Opening:
    """An honest one, but for what is said."""
    honest = {
        "surname": "Ashcombe",
        "child_surname": "Rahman",
        "connected": True,
        "is_allocated": False,
        "explained": False,
        "closed_on": None,
        "round_the_clock": False,
        "opened_lately": 1,
    }
    return Opening(london=london(at), **honest | more)


def test_an_honest_opening_is_not_unusual():
    assert unusual(opening()) == ()


@pytest.mark.parametrize(
    ("mine", "hers", "same"),
    [
        ("Rahman", "RAHMAN", True),
        ("Khan-Mahmood", "Khan", True),
        ("O'Brien", "OBrien", True),
        ("Szewczyk", "Szewczyk van Dyk", True),
        ("Khan", "Khanum", False),
        ("", "", False),
    ],
)
def test_the_same_surname_is_unusual_in_any_spelling(mine, hers, same):
    found = unusual(opening(surname=mine, child_surname=hers))
    assert found == ((UnusualKind.SAME_SURNAME,) if same else ())


def test_but_not_of_the_person_whom_somebody_chose_for_the_case():
    assert unusual(opening(surname="Rahman", is_allocated=True)) == ()
    assert unusual(opening(surname="Rahman", explained=True)) == ()


@pytest.mark.parametrize(
    ("at", "out"),
    [
        (datetime(2026, 11, 23, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 11, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 29, 11, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 6, 20, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 6, 21, 0, tzinfo=UTC), True),
    ],
)
def test_night_and_weekend_are_london_s(at, out):
    assert unusual(opening(at)) == ((UnusualKind.OUT_OF_HOURS,) if out else ())
    assert unusual(opening(at, round_the_clock=True)) == ()


@pytest.mark.parametrize(("days", "late"), [(0, False), (14, False), (15, True)])
def test_after_fourteen_days_of_tidying_up_a_closed_record_is_not_opened(days, late):
    closed = date(2026, 11, 23) - timedelta(days=days)
    assert unusual(opening(closed_on=closed)) == ((UnusualKind.AFTER_CLOSURE,) if late else ())


def test_the_twentieth_child_in_ten_minutes_is_very_many():
    assert unusual(opening(opened_lately=DEFAULT.many - 1)) == ()
    assert unusual(opening(opened_lately=DEFAULT.many)) == (UnusualKind.MANY,)


@pytest.mark.parametrize(
    ("posts", "ties", "yes"),
    [
        ([WORKER], Ties(worker=ME, team=TEAM, agency=CSC), True),
        ([Post(TEAM, CSC, True)], HELD, True),
        ([WORKER], HELD, False),
        ([WORKER], Ties(team=TEAM, agency=CSC, involved=frozenset({CSC})), False),
        ([LEAD], HELD, True),
        ([NURSE], HELD, False),
        ([NURSE], Ties(team=TEAM, agency=CSC, involved=frozenset({HEALTH})), True),
        ([WORKER], Ties(team=TEAM, agency=CSC, listed=True), True),
        ([WORKER], Ties(team=TEAM, agency=CSC, wrote=True), True),
        ([], HELD, False),
        ([WORKER], Ties(), False),
    ],
)
def test_who_had_to_do_with_a_child(posts, ties, yes):
    assert connected(ME, posts, ties) is yes
    assert unusual(opening(connected=yes)) == (() if yes else (UnusualKind.NO_CONNECTION,))
