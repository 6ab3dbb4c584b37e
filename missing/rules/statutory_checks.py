"""What the DfE would find wrong in the return, told before it is sent. Codes are those of the DfE's validation rules.

What the return cannot get wrong, because of how its rows are made (564 to 567, 570, 571, 574 to 578, 581, 1004 to 1006,
INT04, INT13, INT32), or because the register refuses it (101 to 103, 444), is not asked again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cases.choices import SHORT_BREAKS, Sex, UpnUnknown
from cases.rules import UPN
from missing.rules.episodes import closes_on
from missing.rules.statutory import Care, Gone, Year
from slscb.core.days import birthday

OWN = "own"
SCHOOL_AGE = 4


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found: an error has to be put right before the return is sent, a warning to be looked at."""

    rule: str
    words: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a child's return rests on."""

    sex: str
    born_on: date
    upn: str = ""
    upn_unknown: str = ""
    is_mother: bool | None = None
    own_child_born_on: date | None = None


def upn_of(header: Header) -> str:
    """The unique pupil number, or the code that says why there is none; nothing that the DfE would refuse leaves.

    Source: DfE, SSDA903 rule 168.
    """
    return header.upn if UPN.match(header.upn) else header.upn_unknown


def mother_of(header: Header, year: Year) -> str:
    """Of girls, 1 for one whose child was born by the end of the year and 0 for one who was no mother then; else nothing.

    Source: DfE, SSDA903 rules 393 and 607.
    """
    if header.sex != Sex.FEMALE or header.is_mother is None:
        return ""
    born = header.own_child_born_on
    return "1" if header.is_mother and (born is None or born <= year.last) else "0"


def check_header(header: Header, legal_statuses: Sequence[str], year: Year) -> Iterator[Remark]:
    """What is wrong with a child's header. Source: DfE, SSDA903 rules 168, 209, 232, 393 with 607, and 611."""
    if not upn_of(header):
        wrong = "is not of the right shape" if header.upn else "and the reason why there is none are both missing"
        yield Remark("168", f"The unique pupil number {wrong}")
    elif upn_of(header) == UpnUnknown.UN1 and birthday(header.born_on, SCHOOL_AGE) <= date(year.first.year - 1, 8, 31):
        yield Remark("209", "UN1 is for children under school age: enter the unique pupil number")
    if header.sex == Sex.UNKNOWN:
        yield Remark("232", "Sex is not known: check that it is not", is_error=False)
    mother = mother_of(header, year)
    if header.sex == Sex.FEMALE and not mother and set(legal_statuses) - SHORT_BREAKS:
        yield Remark("393", "Say whether she is a mother")
    if mother == "1" and header.own_child_born_on is None:
        yield Remark("611", "Enter when her own child was born")


def check_care(care: Care, born_on: date, until: date) -> Iterator[Remark]:
    """Care ends at 18: an episode that begins then, or went on after that by the last day known of, is an error.

    Source: Children Act 1989 s.105; domain section 1.4.
    """
    adult_on = closes_on(born_on)
    goes_on = care.ended_on is None or care.ended_on > adult_on
    if care.began_on >= adult_on or (adult_on < until and goes_on):
        yield Remark(OWN, "Care goes on after the 18th birthday: record when and why it ended")


def check_gone(gone: Gone, born_on: date) -> Iterator[Remark]:
    """A child is missing only after the day of birth. Source: DfE, SSDA903 rule 586."""
    if gone.began_on <= born_on:
        yield Remark("586", "The episode began on or before the day of birth: check both")
