"""NHS numbers: ten digits, the last a modulus 11 check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.forms.nhs import digits_of, is_nhs_number, spaced


@pytest.mark.parametrize("number", ["9434765919", "9991234578", "0000000000"])
def test_real_numbers_pass(number):
    assert is_nhs_number(number)


@pytest.mark.parametrize("number", ["9434765918", "943476591", "94347659190", "943476591x", "", "９434765919"])
def test_others_do_not(number):
    assert not is_nhs_number(number)


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, wrong_by):
    nine = f"{number:09}"
    valid = [nine + str(check) for check in range(10) if is_nhs_number(nine + str(check))]
    assert len(valid) <= 1
    for right in valid:
        changed = str((int(right[place]) + wrong_by) % 10)
        assert not is_nhs_number(right[:place] + changed + right[place + 1 :])


def test_numbers_are_read_and_printed_in_groups():
    assert digits_of(" 943 476-5919 ") == "9434765919"
    assert spaced("9434765919") == "943 476 5919"
    assert spaced("12") == "12"
