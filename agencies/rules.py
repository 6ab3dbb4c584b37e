"""Decisions about accounts and roles."""

from collections.abc import Iterator
from datetime import date, timedelta

from agencies.choices import POWERFUL, AgencyCode, Role
from slscb.core.errors import Fault


def needs_two(role: str) -> bool:
    """The roles that govern others' rights, or see who saw what, are given by one administrator and approved by another.

    Source: ASVS 2.3.5, two-person rule for role grants; security, threat 1.
    """
    return role in POWERFUL


def check_place(role: str, agency: str) -> Iterator[Fault]:
    """The powerful roles belong to the board's own office, and police liaison to police. Source: our own."""
    if role in POWERFUL and agency != AgencyCode.BOARD:
        yield Fault("team", "This role belongs to a team of the board’s own office")
    if role == Role.POLICE_LIAISON and agency not in (AgencyCode.POLICE, AgencyCode.BOARD):
        yield Fault("team", "This role belongs to a team of Thames Valley Police")


def check_reason(reason: str) -> Iterator[Fault]:
    """Every act on an account has a reason. Source: our own; security, section 4."""
    if not reason.strip():
        yield Fault("reason", "Enter the reason")


def check_version(in_force_from: date, changes: str, today: date, earlier: date | None) -> Iterator[Fault]:
    """A version is in force from today or later and not before the one it follows, of which it says what changed.

    `earlier` is the first day of the version before, None for the first. Source: our own.
    """
    if in_force_from < today:
        yield Fault("in_force_from", "The first day must be today or later")
    elif earlier is not None and in_force_from < earlier:
        yield Fault("in_force_from", "The first day must not be before that of the version it follows")
    if earlier is not None and not changes.strip():
        yield Fault("changes", "Enter what changed since the version before")


REMINDED_BEFORE = (timedelta(days=14), timedelta(days=7), timedelta(0))  # the day on which an account must be confirmed


def sign_off_stage(due_on: date, today: date) -> int:
    """How many of the three reminders of an account's confirmation are due: 14 days and 7 days before it, and on the day.

    With 90 days between confirmations that is after 76, 83 and 90 days. Source: brief, sign-in; our own steps.
    """
    return sum(due_on - before <= today for before in REMINDED_BEFORE)


def check_sign_off(needed: bool, reason: str) -> Iterator[Fault]:
    """Whoever asks to end an account says why. Source: our own."""
    if not needed and not reason.strip():
        yield Fault("reason", "Enter why the account is not needed any more")
