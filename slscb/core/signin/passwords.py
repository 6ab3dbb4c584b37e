"""Passwords that a stranger tries first, and those that are one of them with something stuck on to make up the length.

Django's list of common passwords has 20,000, of which fewer than 200 reach the 12 characters that we ask for.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

# What somebody thinks of who has to think of a password for this service.
OURS = frozenset(
    [
        "slough",
        "sloughboroughcouncil",
        "council",
        "berkshire",
        "safeguarding",
        "safeguard",
        "safeguardingchildren",
        "children",
        "childrensservices",
        "socialworker",
        "socialwork",
        "serac",
        "lscb",
        "thamesvalley",
        "thamesvalleypolice",
        "police",
        "password",
        "passwords",
        "welcome",
    ]
)
INSTEAD = str.maketrans("@4301!$5", "aaeoiiss")  # figures and signs that stand for letters
STUCK_ON = 8  # characters: a date
AROUND = re.compile(r"^[\W\d_]*|[\W\d_]*$")
REPEATED = re.compile(r"(.{1,8}?)\1+")
TOO_COMMON = "This password is too easy to guess: a common word with something added. Three random words do well."


class NotCommonUnderneath:
    """Refuses a common password that is repeated, dressed in figures or has up to eight figures or signs around it."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError. Source: brief, sign-in; ASVS 6.2.4, 6.2.11."""
        if any(word in OURS or word in common() for word in underneath(password)):
            raise ValidationError(TOO_COMMON, code="common_underneath")

    def get_help_text(self) -> str:
        """What is asked for, in a sentence."""
        return "It must not be a common word with something added."


@cache
def common() -> frozenset[str]:
    """Django's list, in small letters."""
    return frozenset(CommonPasswordValidator().passwords)


def underneath(password: str) -> Iterator[str]:
    """What a password comes down to in small letters, in each way of undressing it."""
    typed = "".join(password.lower().split())
    for one in (typed, typed.translate(INSTEAD)):
        yield one
        bare = AROUND.sub("", one)
        if bare and len(typed) - len(bare) <= STUCK_ON:
            yield bare
            yield bare.translate(INSTEAD)
        if again := REPEATED.fullmatch(one):
            yield again.group(1)
            yield one[: len(again.group(1)) * 2]
