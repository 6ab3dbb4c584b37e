"""Numbers that look right and belong to nobody."""

import re

from cases.rules import UPN
from reporting.seeding import numbers
from slscb.core.forms.nhs import is_nhs_number

MANY = 20_000


def test_nhs_numbers_are_from_the_test_range_with_a_right_check_digit():
    made = [number for index in range(MANY) if (number := numbers.nhs_number(index))]
    assert all(is_nhs_number(number) and number.startswith("999") for number in made)
    assert len(made) > MANY * 0.89, "one number in eleven has no check digit and is never issued"


def test_no_two_children_share_a_number():
    indices = [*range(MANY), *range(999_000, 1_001_000)]
    for make in (numbers.upn, numbers.reference):
        assert len({make(index) for index in indices}) == len(indices)
    nhs = [number for index in range(MANY) if (number := numbers.nhs_number(index))]
    assert len(set(nhs)) == len(nhs)


def test_unique_pupil_numbers_are_well_formed_and_of_no_authority():
    assert all(UPN.match(numbers.upn(index)) for index in range(MANY))
    assert numbers.upn(5)[1:4] == "999"


def test_the_check_letter_of_a_pupil_number_is_the_departments():
    """A UPN's letter is the sum of its twelve digits, weighted 2 to 13, modulo 23, as a letter without I, O and S."""
    letter, digits = numbers.upn(7)[0], numbers.upn(7)[1:]
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    assert "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23] == letter


def test_references_can_be_read_out_on_the_telephone():
    assert all(
        re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", numbers.reference(index)) for index in range(1000)
    )


def test_telephone_numbers_are_those_that_ofcom_keeps_for_drama():
    assert re.fullmatch(r"01632 960\d{3}", numbers.landline(12345))
    assert re.fullmatch(r"07700 900\d{3}", numbers.mobile(12345))
