"""`run.py check`: every quick check runs, the tests only where all passed."""

import contextlib
import os
import sys

import pytest

from slscb.devstack import checks
from slscb.devstack.checks import Check
from slscb.devstack.services import Services


@pytest.fixture
def tested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whether the tests were reached, without servers."""
    reached: list[str] = []
    lent = contextlib.nullcontext(Services("d", "b"))
    monkeypatch.setattr(checks.services, "throwaway", lambda **_: lent)
    monkeypatch.setattr(checks.commands, "listen_for_stop", lambda: None)
    monkeypatch.setattr(checks, "test", lambda arguments, env: reached.append("tests") or 0)
    return reached


def check(name: str, code: int) -> Check:
    """A check that says its name and ends with the code."""
    return Check(name, (sys.executable, "-c", f"print('{name} speaks'); raise SystemExit({code})"))


def test_a_failed_check_holds_back_the_tests_but_not_the_other_checks(
    tested: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "before_the_tests", lambda: [check("first", 1), check("second", 0), check("third", 2)])
    assert checks.main([]) == 1
    said = capsys.readouterr().out
    assert "first speaks" in said
    assert "second speaks" not in said, "what passed is one line"
    assert "Failed: first, third. The tests were not run." in said
    assert tested == []


def test_what_a_failed_check_says_stands_under_its_own_line(
    tested: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "before_the_tests", lambda: [check(f"number {one}", 1) for one in range(8)])
    checks.main([])
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    for one in range(8):
        where = next(number for number, line in enumerate(lines) if line.startswith(f"number {one} "))
        assert lines[where + 1] == f"number {one} speaks"


def test_the_tests_come_last(tested: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "before_the_tests", lambda: [check("first", 0)])
    assert checks.main([]) == 0
    assert tested == ["tests"]


def test_every_check_names_a_program_that_exists() -> None:
    assert all(os.access(each.command[0], os.X_OK) for each in checks.before_the_tests())
