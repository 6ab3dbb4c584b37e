"""Decisions about a child's record."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from slscb.core.days import age_on
from slscb.core.errors import Fault

ADULT_AT = 18
LONGEST_LIFE_ON_RECORD = 25
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
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
