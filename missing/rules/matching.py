"""Which child a row of an extract is about: certain, doubtful, or nobody of those looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

CERTAIN = 100
LIKE_ON_THE_DAY, LIKE_NEAR_THE_DAY, LIKE_WITH_A_NUMBER = 78, 90, 60
LEAST_OFTEN_WRONG = (365, 366, 1, 10, 30, 31)


@dataclass(frozen=True, slots=True)
class Someone:
    """Whom a row names; the name as names are searched."""

    name: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """A child who may be meant (internal id), with the number that both have, in words, if any."""

    pk: int
    name: str
    search_name: str
    born_on: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A child who may be meant: how like, out of 100 (100 is certain), and why."""

    pk: int
    likeness: int
    why: str


def near_days(born_on: date) -> Iterator[date]:
    """Days of birth that are easily written for one another: day and month changed over, a year, a day or a month off.

    Source: our own.
    """
    yield born_on
    if born_on.day <= 12 and born_on.day != born_on.month:
        yield born_on.replace(day=born_on.month, month=born_on.day)
    for days in LEAST_OFTEN_WRONG:
        yield born_on - timedelta(days=days)
        yield born_on + timedelta(days=days)


def judge(someone: Someone, known: Iterable[Known]) -> list[Likeness]:
    """The children whom a row may be about, the likest first. A child is certain by a number that both have where name and
    day of birth do not speak against it, or by the same name and the same day of birth.

    Source: issue 5 point 6; the degrees of likeness are our own, measured against slips in names.
    """
    found = [one for child in known if (one := _likeness(someone, child))]
    return sorted(found, key=lambda one: (-one.likeness, one.pk))


def certain(found: Iterable[Likeness]) -> int | None:
    """The child whom a row is about without doubt (internal id): the only certain one. Source: issue 5 point 6."""
    sure = [one.pk for one in found if one.likeness == CERTAIN]
    return sure[0] if len(sure) == 1 else None


def _likeness(someone: Someone, child: Known) -> Likeness | None:
    same_day = someone.born_on == child.born_on
    same_name = _same_name(someone.name, child)
    if same_day and same_name:
        return Likeness(child.pk, CERTAIN, "The same name and date of birth")
    like = max(
        fuzz.token_sort_ratio(someone.name, child.name), fuzz.token_set_ratio(someone.name, child.search_name) - 5
    )
    if child.number:
        if (same_day or someone.born_on is None) and like >= LIKE_WITH_A_NUMBER:
            return Likeness(child.pk, CERTAIN, f"The same {child.number}")
        return Likeness(child.pk, 99, f"The same {child.number}, but another name or date of birth")
    if same_day and like >= LIKE_ON_THE_DAY:
        return Likeness(child.pk, min(98, round(like)), "The same date of birth and a like name")
    if not same_day and like >= LIKE_NEAR_THE_DAY:
        return Likeness(child.pk, min(95, round(like)), "A like name, and a date of birth that is nearly the same")
    return None


def _same_name(name: str, child: Known) -> bool:
    return name == child.name or sorted(name.split()) == sorted(child.name.split())
