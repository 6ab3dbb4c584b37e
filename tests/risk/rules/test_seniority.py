"""Who is senior to whom."""

from agencies.choices import Role
from risk.rules import seniority


def test_a_cse_lead_is_senior_to_a_team_manager_and_a_team_manager_to_everyone_else():
    lead, manager, worker = (seniority([role]) for role in (Role.CSE_LEAD, Role.TEAM_MANAGER, Role.PRACTITIONER))
    assert lead > manager > worker
    assert seniority([Role.SERAC_CHAIR]) == worker


def test_the_highest_role_held_counts_and_none_is_none():
    assert seniority([Role.PRACTITIONER, Role.TEAM_MANAGER]) == seniority([Role.TEAM_MANAGER])
    assert seniority([]) == seniority([Role.PRACTITIONER])
