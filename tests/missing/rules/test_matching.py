"""Which child a row is about."""

from datetime import date

import pytest

from missing.rules.matching import CERTAIN, Known, Someone, certain, judge, near_days

BORN = date(2011, 5, 4)


def known(pk=1, name="amina rahman", born_on=BORN, number="", more=""):
    return Known(pk, name, f"{name} {more}".strip(), born_on, number)


def likeness(name, child, born_on=BORN):
    found = judge(Someone(name, born_on), [child])
    return found[0].likeness if found else 0


def test_a_child_is_certain_by_the_same_name_and_the_same_day_of_birth():
    assert certain(judge(Someone("amina rahman", BORN), [known(), known(2, "sam price")])) == 1
    assert certain(judge(Someone("rahman amina", BORN), [known()])) == 1, "the order of names says nothing"


def test_two_certain_ones_are_a_doubt():
    found = judge(Someone("amina rahman", BORN), [known(1), known(2)])
    assert len(found) == 2 and certain(found) is None


@pytest.mark.parametrize(
    "name", ["amina rahmann", "aminah rahman", "amina rehman", "amina zahra rahman", "minnie rahman"]
)
def test_a_slip_in_the_name_is_a_doubt_and_never_certain(name):
    assert 0 < likeness(name, known(more="minnie")) < CERTAIN


@pytest.mark.parametrize("name", ["sam price", "chloe fairclough", "rahul amin"])
def test_another_name_on_the_same_day_is_nobody(name):
    assert likeness(name, known()) == 0


@pytest.mark.parametrize("born_on", [date(2011, 4, 5), date(2010, 5, 4), date(2011, 5, 5), date(2011, 6, 4)])
def test_a_slip_in_the_day_of_birth_is_a_doubt(born_on):
    assert 0 < likeness("amina rahman", known(), born_on) < CERTAIN
    assert BORN in near_days(born_on), "the child is looked for on that day"


def test_a_number_that_both_have_is_certain_unless_name_or_day_speak_against_it():
    assert likeness("amina rahmann", known(number="NHS number")) == CERTAIN
    assert likeness("amina rahmann", known(number="NHS number"), None) == CERTAIN
    assert likeness("sam price", known(number="NHS number")) == 99
    assert likeness("amina rahmann", known(number="NHS number"), date(2009, 1, 1)) == 99


def test_the_29th_of_february_has_near_days():
    assert date(2012, 2, 28) in set(near_days(date(2012, 2, 29)))
