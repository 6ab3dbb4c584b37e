"""Two assessments side by side."""

from risk.rules import compare


def test_what_is_new_gone_changed_and_as_before():
    before = {"L01": "current", "M01": "current", "M02": "historic"}
    after = {"M02": "current", "M01": "current", "H02": "current"}
    found = compare(before, after)
    assert (found.new, found.gone, found.changed, found.same) == (("H02",), ("L01",), ("M02",), ("M01",))


def test_nothing_before_makes_everything_new():
    assert compare({}, {"L01": "current"}).new == ("L01",)
