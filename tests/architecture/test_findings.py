"""Failures are readable, and an exception that excuses nothing is itself a failure."""

from tests.architecture.checkers.findings import Finding, report, unreviewed

LONG = Finding("cases/rules.py", 7, "shorten f", "f")


def test_a_finding_reads_as_file_line_and_what_to_do():
    assert report([LONG]) == "\ncases/rules.py:7: shorten f"


def test_a_reviewed_exception_excuses_a_file_or_one_function_of_it():
    assert unreviewed([LONG], {"cases/rules.py": "why"}) == []
    assert unreviewed([LONG], {"cases/rules.py::f": "why"}) == []
    assert LONG in unreviewed([LONG], {"cases/rules.py::g": "why"})


def test_an_exception_that_excuses_nothing_is_found():
    assert "excuses nothing" in str(unreviewed([], {"cases/rules.py": "why"})[0])
