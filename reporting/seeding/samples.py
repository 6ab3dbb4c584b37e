"""A made-up police extract about the made-up borough's children: to try the import with, and to measure it."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TextIO

from cases.models import Child
from missing.rules.extracts import QUESTIONS, STANDARD
from reporting.seeding.chance import Chance
from slscb.core.clock import london, now

COLUMNS = [*STANDARD.columns.values(), "age", "day_reported_missing", *QUESTIONS]
KNOWN, SLIPPED, FAULTY = 0.9, 0.04, 0.01
DAYS_APART = 3


def write_extract(file: TextIO, *, rows: int, seed: int) -> None:
    """Write so many rows: most about children of the borough, a few with a slip in the name, some unknown, some faulty."""
    writer = csv.DictWriter(file, COLUMNS, restval="", extrasaction="raise")
    writer.writeheader()
    chance = Chance(seed, "sample extract")
    for number, child in enumerate(_children(rows)):
        writer.writerow(_row(chance, number, *child))


def _children(rows: int) -> Iterator[tuple[str, str, str, int]]:
    """Children under 17 in turn, over and over, each time a round further back."""
    born_after = (now() - timedelta(days=17 * 365)).date()
    young = Child.objects.filter(date_of_birth__gt=born_after, date_of_birth__lt=now().date() - timedelta(days=6 * 365))
    found = list(young.order_by("pk").values_list("given_name", "family_name", "date_of_birth")[:rows])
    for number in range(rows if found else 0):
        given, family, born = found[number % len(found)]
        yield given, family, f"{born:%d/%m/%Y}", number // len(found)


def _row(chance: Chance, number: int, given: str, family: str, born: str, turn: int) -> dict[str, str]:
    seen = now() - timedelta(days=10 + DAYS_APART * turn, minutes=chance.whole(0, 1_000))
    back = seen + timedelta(minutes=chance.whole(90, 2_000))
    kind = chance.random()
    if kind > KNOWN:
        slipped = kind <= KNOWN + SLIPPED
        given, family = (given, f"{family}{family[-1]}") if slipped else ("Nobody", f"Unknown{number}")
    faulty = chance.happens(FAULTY)
    return {
        "misperid": f"MP/{number:06}/{turn}",
        "initial_risk_level": "Medium",
        "current_final_risk_level": chance.one(["High", "Medium", "Low"]),
        "forenames": given,
        "surname": family,
        "dob": "31/02/2011" if faulty else born,
        "sex": chance.one(["Female", "Male"]),
        "residence_type": "Home address",
        "missing_since": _written(seen),
        "date_reported_missing": _written(seen + timedelta(minutes=40)),
        "length_missing_mins": str((back - seen) // timedelta(minutes=1)),
        "when_traced": _written(back),
        "missing_from": "Home address",
        "reported_missing_by": "Parent",
        "return_method_desc": "Returned of own accord",
        "circumstances": "Left after an argument; phone off.",
        **dict.fromkeys(QUESTIONS[:5], "No"),
    }


def _written(moment: datetime) -> str:
    return f"{london(moment):%d/%m/%Y %H:%M}"
