"""Which roles take two administrators, and where each role may be held."""

import pytest

from agencies import rules
from agencies.choices import AgencyCode, Role


@pytest.mark.parametrize("role", Role)
def test_the_roles_that_govern_rights_or_see_who_saw_what_take_two_administrators(role):
    assert rules.needs_two(role) == (role in {"ig_lead", "system_administrator"})


@pytest.mark.parametrize(
    ("role", "agency", "fits"),
    [
        (Role.IG_LEAD, AgencyCode.BOARD, True),
        (Role.SYSTEM_ADMINISTRATOR, AgencyCode.HEALTH, False),
        (Role.POLICE_LIAISON, AgencyCode.POLICE, True),
        (Role.POLICE_LIAISON, AgencyCode.BOARD, True),
        (Role.POLICE_LIAISON, AgencyCode.EDUCATION, False),
        (Role.PRACTITIONER, AgencyCode.EDUCATION, True),
    ],
)
def test_powerful_roles_belong_to_the_boards_own_office_and_police_liaison_to_police(role, agency, fits):
    assert [fault.path for fault in rules.check_place(role, agency)] == ([] if fits else ["team"])


def test_every_act_on_an_account_has_a_reason():
    assert [fault.path for fault in rules.check_reason("  ")] == ["reason"]
    assert list(rules.check_reason("Left the council")) == []
