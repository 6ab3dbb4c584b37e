"""The profile for police, kept ready before a child goes missing."""

from collections.abc import Iterator
from datetime import date

from slscb.core.errors import Fault


def check_profile(*, reviewed_on: date, has_photograph: bool, photograph_at: str, today: date) -> Iterator[Fault]:
    """Nothing is reviewed on a day to come, and a photograph that is held is somewhere. Source: Philomena Protocol."""
    if reviewed_on > today:
        yield Fault("reviewed_on", "The day of the review must be today or in the past")
    if has_photograph and not photograph_at.strip():
        yield Fault("photograph_at", "Say where the photograph is, so that police can be given it")
    if photograph_at.strip() and not has_photograph:
        yield Fault("has_photograph", "You say where a photograph is: select yes, or take the place out")
