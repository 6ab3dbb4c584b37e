"""The Missing file of the DfE's return on looked-after children (SSDA903): which episodes count, and from when to when.

Days are London days. Only children looked after by Slough are returned, and of them only the two kinds of episode that have
a code. What is returned of an episode must not depend on the year asked for, or an episode that is open in one year's return
would not be found again in the next (rule 576).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from missing.choices import SSDA903_CODES
from missing.rules.episodes import closes_on
from slscb.core.clock import london_day

ONE_DAY = timedelta(days=1)
MISSING, AWAY = "M", "A"


@dataclass(frozen=True, slots=True)
class Year:
    """A collection year, both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Care:
    """An episode of care: one placement under one legal status. It goes on in the next that begins on the day it ends."""

    began_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A row of the Missing file: M or A, from a day to a day, or still."""

    code: str
    began_on: date
    ended_on: date | None = None


def collection_year(ends: int) -> Year:
    """The collection year is named by the calendar year on whose 31 March it ends, and begins on 1 April before.

    Source: DfE guide to SSDA903, collection year.
    """
    return Year(date(ends - 1, 4, 1), date(ends, 3, 31))


def gone_days(
    kind: str, last_seen_at: datetime, found_at: datetime | None = None, returned_at: datetime | None = None
) -> Gone | None:
    """An episode as the return has it: from the day the child was last seen; missing until found, away until back.

    None for a kind that has no code: missing from home, from school, out of sight of services.
    Source: DfE guide to SSDA903, MIS_START and MIS_END; domain section 9, A14.
    """
    code = SSDA903_CODES.get(kind)
    if code is None:
        return None
    ended_at = (found_at or returned_at) if code == MISSING else returned_at
    return Gone(code, london_day(last_seen_at), london_day(ended_at) if ended_at else None)


def joined(gone: Iterable[Gone]) -> list[Gone]:
    """Episodes of a child that overlap are one; one may begin on the day on which another ended. M where any of them is M.

    Source: DfE, SSDA903 rule 574.
    """
    made: list[Gone] = []
    for one in sorted(gone, key=lambda each: each.began_on):
        last = made[-1] if made else None
        if last is None or (last.ended_on is not None and one.began_on >= last.ended_on):
            made.append(one)
            continue
        code = MISSING if MISSING in (last.code, one.code) else AWAY
        ended = None if last.ended_on is None or one.ended_on is None else max(last.ended_on, one.ended_on)
        made[-1] = Gone(code, last.began_on, ended)
    return made


def while_in_care(gone: Gone, care: Sequence[Care], born_on: date, until: date) -> list[Gone]:
    """What of an episode is returned: it began in an episode of care, and ends when the child is back, is no longer looked
    after or turns 18. Where a placement ends and the child is still missing on the 31 March after, it is cut in two.

    `care` is in order; `until` is the last day of which anything is known. Empty where it began outside care or at 18.
    Source: DfE, SSDA903 rules 575, 577, 578 and 581; guide, missing episodes (open until the 18th birthday).
    """
    made: list[Gone] = []
    adult_on = closes_on(born_on)
    began = gone.began_on
    while began < adult_on and (place := _place(care, began)) is not None:
        period_ends = _period_ends(care, place)
        ends = _first(gone.ended_on, period_ends, adult_on if adult_on <= until else None)
        cut = care[place].ended_on
        if cut is None or cut == period_ends or (ends is not None and ends <= year_of(cut).last):
            return [*made, Gone(gone.code, began, ends)]
        made.append(Gone(gone.code, began, cut))
        began = cut + ONE_DAY
    return made


def until_adult(gone: Gone, born_on: date, until: date) -> list[Gone]:
    """What is returned of an episode of a child whose record says that Slough looks after her, while nobody has recorded
    her placements: all of it until she turns 18. The return then says what is missing (rule 1012).

    Source: DfE guide to SSDA903, missing episodes (open until the 18th birthday); a choice of our own, not to lose her.
    """
    adult_on = closes_on(born_on)
    if gone.began_on >= adult_on:
        return []
    return [replace(gone, ended_on=_first(gone.ended_on, adult_on if adult_on <= until else None))]


def in_year(gone: Gone, year: Year) -> Gone | None:
    """The row of a year: none where it was over before 1 April or begins after 31 March, no end where it ends later.

    Source: DfE, SSDA903 rules 570 and 571.
    """
    if gone.began_on > year.last or (gone.ended_on is not None and gone.ended_on < year.first):
        return None
    if gone.ended_on is not None and gone.ended_on > year.last:
        return replace(gone, ended_on=None)
    return gone


def care_in_year(care: Care, year: Year) -> bool:
    """Every episode of care that touches the year is returned, for however short. Source: DfE guide to SSDA903, episodes."""
    return care.began_on <= year.last and (care.ended_on is None or care.ended_on >= year.first)


def year_of(day: date) -> Year:
    """The collection year in which a day falls. Source: DfE guide to SSDA903, collection year."""
    return collection_year(day.year if (day.month, day.day) <= (3, 31) else day.year + 1)


def _place(care: Sequence[Care], day: date) -> int | None:
    """Which episode of care a day falls in; of two on the day of a change, the later."""
    for place in range(len(care) - 1, -1, -1):
        one = care[place]
        if one.began_on <= day:
            return place if one.ended_on is None or day <= one.ended_on else None
    return None


def _period_ends(care: Sequence[Care], place: int) -> date | None:
    """When the child was no longer looked after: the end of the last of the episodes that follow without a gap."""
    while place + 1 < len(care) and care[place + 1].began_on == care[place].ended_on:
        place += 1
    return care[place].ended_on


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
