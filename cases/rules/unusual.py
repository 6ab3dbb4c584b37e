"""Which openings of a record somebody else should look at. A finding accuses nobody: it asks a question.

An account holds its owner's name and no address, so the same street or postcode cannot be looked for.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cases.choices import UnusualKind
from cases.rules import normal_name

SATURDAY = 5


@dataclass(frozen=True)
class Limits:
    """From when to when (London) is out of hours, how many different children in how long are many, how long after its
    closing a case is still being tidied up."""

    evening: time = time(22)
    morning: time = time(6)
    many: int = 20
    within: timedelta = timedelta(minutes=10)
    tidying: timedelta = timedelta(days=14)


DEFAULT = Limits()


@dataclass(frozen=True)
class Post:
    """Where somebody worked on the day: team and agency (internal ids), and whether the role carries cases of its own."""

    team: int
    agency: int
    carries_cases: bool


@dataclass(frozen=True)
class Ties:
    """Who had to do with a child on the day: the worker and team that held the case with its agency, agencies involved,
    and whether the person was on the panel's list for it, was told of it, or wrote something into the record that day."""

    worker: int | None = None
    team: int | None = None
    agency: int | None = None
    involved: frozenset[int] = frozenset()
    listed: bool = False
    wrote: bool = False


@dataclass(frozen=True)
class Opening:
    """One opening of one child's record, and what is known of both sides at that moment."""

    london: datetime
    surname: str
    child_surname: str
    connected: bool
    is_allocated: bool
    explained: bool
    closed_on: date | None
    round_the_clock: bool
    opened_lately: int


def connected(person: int, posts: Collection[Post], ties: Ties) -> bool:
    """Whether somebody had to do with a child: held the case or was in the team that did, was of an agency involved, was
    listed or told, or wrote into the record that day. In the agency that holds the case, being of the agency is enough
    only for a role that carries no cases of its own (lead, champion, representative, panel).

    Source: issue 3 points 1 and 6; security 1.
    """
    if ties.wrote or ties.listed or ties.worker == person:
        return True
    if ties.team is not None and any(post.team == ties.team for post in posts):
        return True
    for post in posts:
        if post.agency == ties.agency:
            if not post.carries_cases:
                return True
        elif post.agency in ties.involved:
            return True
    return False


def unusual(opening: Opening, limits: Limits = DEFAULT) -> tuple[UnusualKind, ...]:
    """What about an opening asks for a look: the same surname (unless the case was allocated to this very person, whom
    somebody chose, or the name they share has been explained), no connection, later than 14 days after the case was
    closed, between 22:00 and 06:00 London or at a weekend (but in an agency that works round the clock), or the twentieth
    child or more in ten minutes.

    Source: issue 3 point 6; security 1.
    """
    said = {
        UnusualKind.SAME_SURNAME: not (opening.is_allocated or opening.explained)
        and _same_name(opening.surname, opening.child_surname),
        UnusualKind.NO_CONNECTION: not opening.connected,
        UnusualKind.AFTER_CLOSURE: bool(opening.closed_on)
        and opening.london.date() - (opening.closed_on or date.min) > limits.tidying,
        UnusualKind.OUT_OF_HOURS: not opening.round_the_clock and _out_of_hours(opening.london, limits),
        UnusualKind.MANY: opening.opened_lately >= limits.many,
    }
    return tuple(kind for kind, is_so in said.items() if is_so)


def _same_name(one: str, other: str) -> bool:
    """Whether two surnames share a name: of Khan-Mahmood and Khan, one."""
    return bool(set(normal_name(one).split()) & set(normal_name(other).split()))


def _out_of_hours(london: datetime, limits: Limits) -> bool:
    moment = london.time()
    return london.weekday() >= SATURDAY or moment >= limits.evening or moment < limits.morning
