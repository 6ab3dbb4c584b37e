"""The DfE's validation rules over the three files of the SSDA903 return, written anew from the list in the domain notes.

Independent of the product: it reads texts and knows nothing of how they were made. Each finding is (rule, child).
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

COLUMNS = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes.csv": ("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"),
    "missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END",
}
ETHNIC = "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
CODES = {
    "RNE": "S P L T U B",
    "LS": "C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3",
    "CIN": "N1 N2 N3 N4 N5 N6 N7 N8",
    "PLACE": "A3 A4 A5 A6 K1 K2 K3 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z11 Z12 Z13 Z14",
    "PLACE_PROVIDER": "PR0 PR1 PR2 PR3 PR4 PR5",
}
REC = "X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17"
REASON = "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER"
UPN = re.compile(r"^([A-HJ-NP-RT-Z](\d{12}|\d{11}[A-Z])|UN[1-5])$")
DAY = re.compile(r"^\d\d/\d\d/\d{4}$")
Row = dict[str, str]
Found = tuple[str, str]
Year = tuple[date, date]


def read(folder: Path) -> dict[str, list[Row]]:
    """The files of a folder; raises AssertionError where a heading is not exactly the DfE's."""
    files = {}
    for name, columns in COLUMNS.items():
        text = (folder / name).read_bytes().decode("utf-8")
        heading, *_ = text.splitlines()
        assert heading == columns, heading
        files[name] = list(csv.DictReader(text.splitlines()))
    return files


def validate(files: dict[str, list[Row]], ends: int) -> list[Found]:
    """Everything that the rules find in a return of the year that ends on 31 March of `ends`."""
    header, episodes, missing = (files[name] for name in COLUMNS)
    year = date(ends - 1, 4, 1), date(ends, 3, 31)
    care = by_child(episodes)
    return [
        *_header(header, care),
        *_episodes(episodes, year),
        *_missing(missing, {row["CHILD"]: row["DOB"] for row in header}, care, year),
    ]


def continued(last: Iterable[Row], this: Iterable[Row]) -> list[Found]:
    """Rule 576: what was open in last year's return is found again with the same start."""
    starts = {(row["CHILD"], row["MIS_START"]) for row in this}
    return [
        ("576", row["CHILD"]) for row in last if not row["MIS_END"] and (row["CHILD"], row["MIS_START"]) not in starts
    ]


def by_child(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each child."""
    found = defaultdict(list)
    for row in rows:
        found[row["CHILD"]].append(row)
    return found


def day(text: str) -> date | None:
    """A day of the return, None for an empty one. Raises ValueError for what is no such day."""
    if not text:
        return None
    if not DAY.match(text):
        raise ValueError(text)
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def _header(header: list[Row], care: dict[str, list[Row]]) -> Iterator[Found]:
    numbers = Counter(row["UPN"] for row in header)
    children = Counter(row["CHILD"] for row in header)
    for row in header:
        child, upn, mother = row["CHILD"], row["UPN"], row["MOTHER"]
        is_full = any(one["LS"] not in ("V3", "V4") for one in care.get(child, ()))
        checks = {
            "INT32": children[child] > 1,
            "101": row["SEX"] not in ("M", "F", "U"),
            "102": day(row["DOB"]) is None,
            "103": row["ETHNIC"] not in ETHNIC.split(),
            "168": not UPN.match(upn),
            "444": numbers[upn] > 1 and not upn.startswith("UN"),
            "393": row["SEX"] == "F" and not mother and is_full,
            "MOTHER": mother not in ("", "0", "1"),
            "611": mother == "1" and not row["MC_DOB"],
            "612": mother != "1" and bool(row["MC_DOB"]),
            "EPI": child not in care,
        }
        yield from _wrong(checks, child)


def _episodes(episodes: list[Row], year: Year) -> Iterator[Found]:
    for child, rows in by_child(episodes).items():
        for row in rows:
            began, ended = day(row["DECOM"]) or date.max, day(row["DEC"])
            checks = {
                "code": any(row[column] not in codes.split() for column, codes in CODES.items()),
                "DECOM": began > year[1],
                "DEC": ended is not None and not max(began, year[0]) <= ended <= year[1],
                "REC": bool(row["DEC"]) != bool(row["REC"]) or row["REC"] not in ("", *REC.split()),
                "REASON_PLACE_CHANGE": row["REASON_PLACE_CHANGE"] not in ("", *REASON.split()),
            }
            yield from _wrong(checks, child)
        for before, after in pairwise(rows):
            overlap = not before["DEC"] or (day(after["DECOM"]) or date.min) < (day(before["DEC"]) or date.max)
            goes_on = before["DEC"] == after["DECOM"]
            yield from _wrong({"overlap": overlap, "X1": (before["REC"] == "X1") != goes_on}, child)


def _missing(missing: list[Row], born: dict[str, str], care: dict[str, list[Row]], year: Year) -> Iterator[Found]:
    for child, rows in by_child(missing).items():
        yield from _wrong({"INT04": child not in born, "1012": child not in care}, child)
        for row in rows:
            began, ended = day(row["MIS_START"]) or date.max, day(row["MIS_END"])
            checks = {
                "INT13": row["DOB"] != born.get(child),
                "1006": row["MISSING"] not in ("M", "A"),
                "1004": not row["MIS_START"],
                "567": ended is not None and began > ended,
                "570": began > year[1],
                "571": ended is not None and not year[0] <= ended <= year[1],
                "586": began <= (day(row["DOB"]) or date.max),
            }
            yield from _wrong(checks, child)
            if child in care:
                yield from ((rule, child) for rule in _in_care(began, ended, care[child]))
        for before, after in pairwise(rows):
            began = day(after["MIS_START"]) or date.max
            yield from _wrong({"574": not before["MIS_END"] or began < (day(before["MIS_END"]) or date.max)}, child)


def _wrong(checks: dict[str, bool], child: str) -> Iterator[Found]:
    yield from ((rule, child) for rule, wrong in checks.items() if wrong)


def _in_care(began: date, ended: date | None, care: list[Row]) -> Iterator[str]:
    spans = [(day(row["DECOM"]) or date.min, day(row["DEC"])) for row in care]
    around = [(first, last) for first, last in spans if first <= began and (last is None or began <= last)]
    if not around:
        yield "581"
        return
    if ended is None and around[-1][1] is not None:
        yield "575"
    periods = [(first, last) for first, last in _periods(spans) if first <= began and (last is None or began <= last)]
    if not periods:
        yield "578"
    elif all(last is not None and (ended is None or ended > last) for _, last in periods):
        yield "577"


def _periods(spans: list[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    made: list[tuple[date, date | None]] = []
    for first, last in spans:
        if made and made[-1][1] == first:
            made[-1] = (made[-1][0], last)
        else:
            made.append((first, last))
    return made
