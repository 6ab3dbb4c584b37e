"""The three files of the return on looked-after children as the DfE wants them: columns, order, days as dd/mm/yyyy."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from missing.rules.statutory import Care, Gone, Year
from missing.rules.statutory_checks import Header, mother_of, upn_of

HEADER, EPISODES, MISSING = "header.csv", "episodes.csv", "missing.csv"
COLUMNS = {
    HEADER: ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    EPISODES: (
        "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE", "HOME_POST",
        "PL_POST", "URN",
    ),
    MISSING: ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
}  # fmt: skip
Line = tuple[str, ...]


@cache
def written(day: date | None) -> str:
    """A day as the return writes it. There are few different ones, and writing each anew is slow."""
    return f"{day:%d/%m/%Y}" if day else ""


def header_line(reference: str, ethnicity: str, header: Header, year: Year) -> Line:
    """A child's line of the header. Her own child's birth only where she was a mother by the end of the year."""
    mother = mother_of(header, year)
    own_child = written(header.own_child_born_on) if mother == "1" else ""
    return (reference, header.sex, written(header.born_on), ethnicity, upn_of(header), mother, own_child)


def care_line(reference: str, care: Care, row: Mapping[str, Any], year: Year) -> Line:
    """An episode of care; one that ends after the year is still open in it."""
    ended = care.ended_on is not None and care.ended_on <= year.last
    return (
        reference,
        written(care.began_on),
        row["reason_began"],
        row["legal_status"],
        row["category_of_need"],
        row["placement"],
        row["provider"],
        written(care.ended_on) if ended else "",
        row["reason_ended"] if ended else "",
        row["reason_placement_changed"] if ended else "",
        row["home_postcode"],
        row["placement_postcode"],
        row["urn"],
    )


def gone_line(reference: str, born_on: date, gone: Gone) -> Line:
    """An episode of absence."""
    return (reference, written(born_on), gone.code, written(gone.began_on), written(gone.ended_on))


def in_words(counts: Mapping[str, int]) -> Iterable[str]:
    """How many rows each file has."""
    return [f"{name}: {count:,} {'row' if count == 1 else 'rows'}" for name, count in counts.items()]
