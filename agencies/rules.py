"""Decisions about accounts and roles."""

from collections.abc import Iterator

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
