"""Who is senior to whom where a level is lowered."""

from collections.abc import Iterable, Mapping

from agencies.choices import Role

SENIORITY: Mapping[str, int] = {Role.TEAM_MANAGER.value: 1, Role.CSE_LEAD.value: 2}


def seniority(roles: Iterable[str]) -> int:
    """A CSE lead is senior to a team manager, and a team manager to everyone else; the highest role held counts.

    Source: issue 4, "a second approver from another seniority".
    """
    return max((SENIORITY.get(role, 0) for role in roles), default=0)
