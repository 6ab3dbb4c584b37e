"""What a police extract's columns and cells mean: a mapping names the columns, a cell is read or told in words.

Readings chosen where no rule speaks: a time that the clocks skipped is a fault; one that happened twice is settled by the
length of the absence where the extract has it, else the earlier of the two counts and the row says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from missing.choices import DateOrder, PoliceRisk
from missing.rules.written_times import CLOCK, day_of, moments_of
from slscb.core.clock import NonexistentTime, from_london
from slscb.core.errors import Fault

QUESTIONS = tuple(f"q_{number}" for number in range(1, 26))
TEXTS = {
    "police_reference": 40, "person_reference": 30, "our_reference": 9, "forenames": 100, "surname": 100,
    "residence": 100, "reported_by": 150, "return_how": 300, "missing_from": 300, "home": 300, "found": 300,
    "birth_place": 100, "circumstances": 20_000, "nhs_number": 14, "upn": 13,
}  # fmt: skip
FREE = frozenset({"circumstances"})
REQUIRED = ("police_reference", "forenames", "surname", "last_seen_at")
LABELS = MappingProxyType({
    "police_reference": "Reference of the episode", "person_reference": "Reference of the person", "forenames": "Forenames",
    "surname": "Surname", "born_on": "Date of birth", "sex": "Sex", "last_seen_at": "Missing since",
    "reported_at": "Reported missing", "returned_at": "When traced", "length": "Length missing, in minutes",
    "first_risk": "Risk level at first", "police_risk": "Risk level now", "reported_by": "Reported by",
    "residence": "Kind of residence", "missing_from": "Missing from", "home": "Home address", "found": "Where traced",
    "return_how": "How returned", "circumstances": "Circumstances", "birth_place": "Place of birth",
    "nhs_number": "NHS number", "upn": "Unique pupil number", "our_reference": "Our reference of the child",
})  # fmt: skip
RISKS = {
    "high": PoliceRisk.HIGH, "medium": PoliceRisk.MEDIUM, "standard": PoliceRisk.LOW, "low": PoliceRisk.LOW,
    "no apparent risk": PoliceRisk.NO_APPARENT_RISK, "very low": PoliceRisk.NO_APPARENT_RISK,
    "very low risk": PoliceRisk.NO_APPARENT_RISK, "absent": PoliceRisk.NO_APPARENT_RISK,
    "no apparent risk (absent)": PoliceRisk.NO_APPARENT_RISK,
}  # fmt: skip
SEXES = {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M", "u": "U", "unknown": "U", "": "U"}
EXCEL_TEXT = re.compile(r'="([^"]*)"')
MIDNIGHT, MOST_MINUTES = time(0), 60 * 24 * 366 * 18


@dataclass(frozen=True)
class ColumnMap:
    """Which column holds each field, how risk levels and sexes are written, and in which order days are."""

    columns: Mapping[str, str]
    risks: Mapping[str, str] = field(default_factory=dict)
    sexes: Mapping[str, str] = field(default_factory=dict)
    month_first: bool = False


STANDARD = ColumnMap(
    {
        "police_reference": "misperid", "first_risk": "initial_risk_level", "police_risk": "current_final_risk_level",
        "forenames": "forenames", "surname": "surname", "born_on": "dob", "birth_place": "pob", "sex": "sex",
        "residence": "residence_type", "person_reference": "nominalpersionid", "last_seen_at": "missing_since",
        "reported_at": "date_reported_missing", "length": "length_missing_mins", "returned_at": "when_traced",
        "home": "mf_address", "missing_from": "missing_from", "reported_by": "reported_missing_by", "found": "TL_address",
        "return_how": "return_method_desc", "circumstances": "circumstances",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says: values by field, what is wrong with it (paths are the columns' headings) and remarks in words."""

    values: dict[str, Any]
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...] = ()


def heading(text: str) -> str:
    """A heading as it is compared: case, spaces and underscores make no difference. Source: our own."""
    return re.sub(r"[\s_]+", "_", text.strip().casefold())


def check_headings(found: list[str], mapping: ColumnMap) -> Iterator[Fault]:
    """An extract has every column without which no row can be read, and none twice. Source: issue 5 point 6."""
    names = [heading(name) for name in found]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield Fault("file", f"The column “{name[:60]}” is there twice: take one of them out")
    for name in REQUIRED:
        column = mapping.columns.get(name, "")
        if not column:
            yield Fault("mapping", f"This mapping does not say which column holds “{LABELS[name]}”")
        elif heading(column) not in names:
            yield Fault("file", f"The column “{column}” ({LABELS[name].lower()}) is missing")


def check_mapping(columns: Mapping[str, str]) -> Iterator[Fault]:
    """A mapping names a column for each field that no row can do without, and no column twice. Paths are field names.

    Source: issue 5 point 6.
    """
    for name in REQUIRED:
        if not columns.get(name):
            yield Fault(name, f"Enter the column that holds “{LABELS[name]}”")
    seen: dict[str, str] = {}
    for name, column in columns.items():
        if column and (other := seen.setdefault(heading(column), name)) != name:
            yield Fault(name, f"This column is already named for “{LABELS[other]}”")


def plain(cell: str) -> str:
    """A cell without what a spreadsheet puts around it to keep it as text. Source: our own."""
    text = cell.strip()
    if text[:1] == "=" and (kept := EXCEL_TEXT.fullmatch(text)):
        return kept[1].strip()
    return text


def read_row(cells: Mapping[str, str], mapping: ColumnMap, now: datetime) -> Told:
    """Read one row, `cells` by heading. Every fault at once; nothing is cut short. Source: issue 5 point 6."""
    reading = _Reading(cells, mapping)
    values: dict[str, Any] = {name: reading.text(name, longest) for name, longest in TEXTS.items()}
    values["nhs_number"] = values["nhs_number"].replace(" ", "").replace("-", "")
    values["born_on"] = reading.day("born_on")
    values["sex"] = reading.word("sex", {**SEXES, **mapping.sexes}, "U")
    risks = {**RISKS, **mapping.risks}
    values["police_risk"] = reading.word("police_risk", risks, "") or reading.word("first_risk", risks, "")
    values |= reading.times(now)
    values["answers"] = [(name, text) for name in QUESTIONS if (text := plain(cells.get(name, "")))]
    for name in REQUIRED[:3]:
        if not values[name] and not reading.has_fault(name):
            reading.fault(name, f"{LABELS[name]} is empty")
    return Told(values, tuple(reading.faults), tuple(reading.remarks))


class _Reading:
    """The reading of one row's cells, with what turned out to be wrong."""

    def __init__(self, cells: Mapping[str, str], mapping: ColumnMap) -> None:
        self.cells, self.mapping = cells, mapping
        self.faults: list[Fault] = []
        self.remarks: list[str] = []

    def column(self, name: str) -> str:
        return self.mapping.columns.get(name, "")

    def cell(self, name: str) -> str:
        column = self.column(name)
        return plain(self.cells.get(heading_of(column), "")) if column else ""

    def fault(self, name: str, message: str) -> None:
        self.faults.append(Fault(self.column(name), message))

    def has_fault(self, name: str) -> bool:
        return any(fault.path == self.column(name) for fault in self.faults)

    def text(self, name: str, longest: int) -> str:
        text = self.cell(name)
        if not text:
            return ""
        if "\x00" in text:
            self.fault(name, "holds a character that is no text (NUL)")
        elif name not in FREE and text[0] == "=":
            self.fault(name, "holds a formula and not its value: save the file with values")
        elif len(text) > longest:
            self.fault(name, f"has {len(text):,} characters; {longest:,} are the most")
        else:
            return text
        return ""

    def word(self, name: str, words: Mapping[str, str], otherwise: str) -> str:
        text = self.cell(name)
        if not text:
            return otherwise
        known = words.get(text.casefold())
        if known is None:
            self.fault(name, f"“{_short(text)}” is not known: add it to the mapping")
        return otherwise if known is None else str(known)

    def day(self, name: str) -> date | None:
        text = self.cell(name)
        if not text:
            return None
        found = day_of(text, self.mapping.month_first)
        if found is None:
            self.fault(name, f"“{_short(text)}” is not a date")
        return found

    def times(self, now: datetime) -> dict[str, datetime | None]:
        """The three moments; the length of the absence tells which of two equal times is meant."""
        length = self.length()
        back, seen = self.wall("returned_at"), self.wall("last_seen_at")
        if not self.cell("last_seen_at"):
            self.fault("last_seen_at", f"{LABELS['last_seen_at']} is empty")
        seen_at = self._one("last_seen_at", seen, [one - length for one in back] if length is not None else [])
        returned_at = self._one("returned_at", back, [seen_at + length] if seen_at and length is not None else [])
        reported_at = self.reported(seen_at)
        for name, moment in (("last_seen_at", seen_at), ("reported_at", reported_at), ("returned_at", returned_at)):
            if moment and moment > now:
                self.fault(name, "is in the future")
        return {"last_seen_at": seen_at, "reported_at": reported_at, "returned_at": returned_at}

    def length(self) -> timedelta | None:
        text = self.cell("length")
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= MOST_MINUTES:
            return timedelta(minutes=int(text))
        self.fault("length", f"“{_short(text)}” is not a number of minutes")
        return None

    def reported(self, seen_at: datetime | None) -> datetime | None:
        """A day alone is taken as its first moment, and never as before the child was last seen on it."""
        text = self.cell("reported_at")
        if not text or CLOCK.search(text):
            return self._one("reported_at", self.wall("reported_at"), []) or seen_at
        day = self.day("reported_at")
        if day is None:
            return None
        start = from_london(day, MIDNIGHT)
        return max(start, seen_at) if seen_at and seen_at - start < timedelta(days=1) else start

    def wall(self, name: str) -> list[datetime]:
        """The moments at which clocks in London showed what the cell says: none, one or two."""
        text = self.cell(name)
        if not text:
            return []
        try:
            return list(moments_of(text, self.mapping.month_first))
        except NonexistentTime as error:
            self.fault(name, str(error))
        except ValueError as error:
            self.fault(name, f"“{_short(text)}” {error}")
        return []

    def _one(self, name: str, moments: list[datetime], told: list[datetime]) -> datetime | None:
        if len(moments) < 2:
            return moments[0] if moments else None
        agreed = [moment for moment in moments if any(abs(moment - one) < timedelta(minutes=2) for one in told)]
        if len(agreed) == 1:
            return agreed[0]
        self.remarks.append(
            f"{LABELS[name]}: this time happened twice, as the clocks went back. The earlier is recorded: correct it where it"
            " was the later"
        )
        return moments[0]


@lru_cache(maxsize=256)
def heading_of(column: str) -> str:
    """A mapping's column as headings are compared. There are few different ones."""
    return heading(column)


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def order_of(date_order: str) -> bool:
    """Whether a saved mapping writes the month first. Source: our own."""
    return date_order == DateOrder.MONTH_FIRST
