"""What would be found wrong in a return."""

from datetime import date

import pytest

from missing.rules.statutory import Care, Gone, collection_year
from missing.rules.statutory_checks import Header, check_care, check_gone, check_header, mother_of, upn_of

YEAR = collection_year(2026)
BORN = date(2010, 7, 15)
WHOLE = {"sex": "F", "born_on": BORN, "upn": "A123456789012", "is_mother": False}


def found(*statuses, **changes):
    header = Header(**WHOLE | changes)
    return [(one.rule, one.is_error) for one in check_header(header, statuses or ("C2",), YEAR)]


def test_a_whole_header_has_nothing_wrong():
    assert found() == []


@pytest.mark.parametrize("upn", ["", "I123456789012", "A12345678901", "=cmd()"])
def test_without_a_pupil_number_the_reason_is_asked_for_and_nothing_else_leaves(upn):
    assert found(upn=upn) == [("168", True)]
    assert upn_of(Header(**WHOLE | {"upn": upn})) == ""
    assert found(upn=upn, upn_unknown="UN5") == []
    assert upn_of(Header(**WHOLE | {"upn": upn, "upn_unknown": "UN5"})) == "UN5"


def test_un1_is_for_children_under_school_age():
    assert found(upn="", upn_unknown="UN1", born_on=date(2020, 8, 31)) == [("209", True)]
    assert found(upn="", upn_unknown="UN1", born_on=date(2020, 9, 1)) == []


def test_a_sex_that_is_not_known_is_only_a_warning():
    assert found(sex="U") == [("232", False)]


def test_of_a_girl_is_asked_whether_she_is_a_mother_but_not_for_short_breaks():
    assert found(is_mother=None) == [("393", True)]
    assert found("V3", "V4", is_mother=None) == []
    assert found("V3", "C2", is_mother=None) == [("393", True)]
    assert found(sex="M", is_mother=None) == []


def test_a_mothers_child_has_a_date_of_birth():
    assert found(is_mother=True) == [("611", True)]
    assert found(is_mother=True, own_child_born_on=date(2026, 1, 1)) == []


@pytest.mark.parametrize(("born", "mother"), [(date(2026, 3, 31), "1"), (date(2026, 4, 1), "0")])
def test_she_is_a_mother_from_the_birth_on(born, mother):
    assert mother_of(Header(**WHOLE | {"is_mother": True, "own_child_born_on": born}), YEAR) == mother


def test_care_ends_at_18():
    adult = date(2028, 7, 15)
    assert not list(check_care(Care(BORN), BORN, adult))
    assert not list(check_care(Care(BORN, adult), BORN, date(2030, 1, 1)))
    assert list(check_care(Care(BORN), BORN, date(2028, 7, 16)))
    assert list(check_care(Care(BORN, date(2028, 7, 16)), BORN, date(2028, 7, 16)))
    assert list(check_care(Care(adult, adult), BORN, adult))


def test_a_child_is_missing_only_after_the_day_of_birth():
    assert [one.rule for one in check_gone(Gone("M", BORN), BORN)] == ["586"]
    assert not list(check_gone(Gone("M", date(2010, 7, 16)), BORN))
