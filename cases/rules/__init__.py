"""Decisions about a child's record."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.choices import ReasonBegan, ReasonEnded
from slscb.core.days import age_on, birthday
from slscb.core.errors import Fault

ADULT_AT = 18
LONGEST_LIFE_ON_RECORD = 25
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PLACEMENT_CHANGES = frozenset(
    {ReasonBegan.PLACEMENT, ReasonBegan.SAME_CARER, ReasonBegan.LEGAL_SAME_CARER, ReasonBegan.BOTH}
)
UPN = re.compile(r"^[A-HJ-NP-RT-Z](\d{12}|\d{11}[A-Z])$")


def normal_name(*names: str) -> str:
    """Names as they are searched: lower case, no accents, hyphens as spaces, apostrophes gone. Source: our own."""
    joined = " ".join(name for name in names if name)
    plain = unicodedata.normalize("NFKD", joined.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]", " ", letters.replace("'", "").replace("’", "")).split())


def check_birth(born: date, today: date) -> Iterator[Fault]:
    """A date of birth must be in the past, and of someone who is still a child or was within seven years.

    Source: Children Act 1989 s.105 (a child is under 18); care leavers are known until 25.
    """
    if born > today:
        yield Fault("date_of_birth", "Date of birth must be in the past")
    elif age_on(born, today) > LONGEST_LIFE_ON_RECORD:
        yield Fault("date_of_birth", f"Date of birth is more than {LONGEST_LIFE_ON_RECORD} years ago: check the year")


def check_upn(upn: str | None) -> Iterator[Fault]:
    """A unique pupil number is a letter other than I, O or S and twelve digits, the last of which may be a letter.

    Source: DfE, SSDA903 rule 168.
    """
    if upn and not UPN.match(upn):
        yield Fault("upn", "Unique pupil number must be a letter and 12 digits, like A123456789012")


def check_happened(happened_on: date, born: date, today: date, path: str = "happened_at") -> Iterator[Fault]:
    """What is written down must have happened: not tomorrow, and not before the child was born. Source: our own."""
    if happened_on > today:
        yield Fault(path, "The date must be today or in the past")
    elif happened_on < born - timedelta(days=300):
        yield Fault(path, "The date is before the child was born: check the year")


@dataclass(frozen=True, slots=True)
class Care:
    """An episode of care as it is written down, with the codes of why it begins and ends."""

    began_on: date
    reason_began: str
    ended_on: date | None = None
    reason_ended: str = ""
    reason_placement_changed: str = ""


def check_care(care: Care, before: Care | None, after: Care | None, born: date, today: date) -> Iterator[Fault]:
    """An episode of care lies between birth and the 18th birthday, not in the future, and apart from those before and after;
    S says that care starts, X1 that another episode begins the same day, and a change of placement has a reason.

    Paths are the form's field names. Source: DfE guide to SSDA903, episodes (RNE, DEC, REC, REASON_PLACE_CHANGE).
    """
    adult_on = birthday(born, ADULT_AT)
    if not born <= care.began_on < adult_on:
        yield Fault("began_on", "Care must begin on or after the day of birth and before the 18th birthday")
    if care.began_on > today or (before and (before.ended_on or date.max) > care.began_on):
        yield Fault("began_on", "Care must begin today or earlier, and not before the episode before it ended")
    goes_on = before is not None and before.ended_on == care.began_on
    if (care.reason_began == ReasonBegan.STARTED) == goes_on:
        words = (
            "Care went on from the episode before: say what changed" if goes_on else "Care started here: choose that"
        )
        yield Fault("reason_began", words)
    yield from _end_of_care(care, after, adult_on, today)


def check_moved(reason_began: str, why_moved: str) -> Iterator[Fault]:
    """Where a placement changes it is said why, and only there. Source: DfE guide to SSDA903, REASON_PLACE_CHANGE."""
    if (reason_began in PLACEMENT_CHANGES) != bool(why_moved):
        moved = reason_began in PLACEMENT_CHANGES
        words = "Say why the placement changed" if moved else "The placement did not change: leave this empty"
        yield Fault("why_moved", words)


def _end_of_care(care: Care, after: Care | None, adult_on: date, today: date) -> Iterator[Fault]:
    goes_on = after is not None and after.began_on == care.ended_on
    if care.ended_on is None:
        if care.reason_ended:
            yield Fault("ended_on", "Enter the day on which it ended")
        if after:
            yield Fault("ended_on", "Another episode of care follows: enter the day on which this one ended")
        return
    if care.ended_on < care.began_on or care.ended_on > min(today, adult_on):
        yield Fault("ended_on", "Care ends after it began, today or earlier, and at 18 at the latest")
    if after and care.ended_on > after.began_on:
        yield Fault("ended_on", "The next episode of care had begun by then")
    if not care.reason_ended:
        yield Fault("reason_ended", "Say why it ended")
    elif (care.reason_ended == ReasonEnded.X1) != goes_on:
        words = (
            "Another episode begins that day: choose that" if goes_on else "No other episode begins that day: say why"
        )
        yield Fault("reason_ended", words)


FEWEST_WHO_DECIDE = 2
PROTECTIONS = ("open", "restricted", "sealed")


def check_why(reason: str, path: str = "reason") -> Iterator[Fault]:
    """What is done with rights has a reason. Source: issue 3; ASVS 2.3.5."""
    if not reason.strip():
        yield Fault(path, "Enter the reason")


def check_proposal(before: str, after: str, reason: str, ring: str) -> Iterator[Fault]:
    """A change of protection changes something, has a reason, and a restricted record says whom the others are to ring.

    Source: issue 3 point 2.
    """
    if after not in PROTECTIONS:
        yield Fault("after", "Choose how the record is to be protected")
    elif after == before:
        yield Fault("after", "The record is protected like this already")
    if after == "restricted" and not ring.strip():
        yield Fault("ring", "Enter whom to ring")
    yield from check_why(reason)


def stricter(one: str, other: str) -> str:
    """The stricter of two protections. Source: security, threat 32."""
    return max(one, other, key=PROTECTIONS.index)
