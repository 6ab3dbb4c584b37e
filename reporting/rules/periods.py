"""Quarters and financial years, by London days."""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_MONTH = 4
MONTHS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, both included, and its name; `next_day` serves half-open filters."""

    first: date
    last: date
    name: str

    @property
    def next_day(self) -> date:
        """The first day that is no longer in the period."""
        return self.last + timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def financial_year(day: date) -> Period:
    """The financial year of a day runs from 1 April to 31 March. Source: domain table 9, A23; DfE collection year."""
    began = day.year if day.month >= FIRST_MONTH else day.year - 1
    return year_beginning(began)


def year_beginning(began: int) -> Period:
    """The financial year that begins in a calendar year, named like 2026-27. Source: domain table 9, A23."""
    return Period(date(began, 4, 1), date(began + 1, 3, 31), f"{began}-{(began + 1) % 100:02d}")


def quarter(day: date) -> Period:
    """The quarter of a day: the first of the financial year is April to June. Source: domain table 9, A23."""
    year = financial_year(day)
    number = (day.month - FIRST_MONTH) % 12 // 3 + 1
    return quarters(year)[number - 1]


def quarters(year: Period) -> tuple[Period, ...]:
    """The four quarters of a financial year, which together are the year. Source: domain table 9, A23."""
    starts = [date(year.first.year, 4, 1), date(year.first.year, 7, 1), date(year.first.year, 10, 1)]
    starts += [date(year.last.year, 1, 1), year.next_day]
    return tuple(
        Period(starts[at], starts[at + 1] - timedelta(days=1), f"Quarter {at + 1} of {year.name} ({MONTHS[at + 1]})")
        for at in range(4)
    )


def months(period: Period) -> tuple[Period, ...]:
    """Every calendar month that a period touches, cut to the period. Source: domain section 5, measures by month."""
    found, first = [], period.first
    while first <= period.last:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        found.append(Period(first, min(after - timedelta(days=1), period.last), f"{first:%B %Y}"))
        first = after
    return tuple(found)
