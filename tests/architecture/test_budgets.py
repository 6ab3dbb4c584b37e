"""A function 30 lines, one that answers a request 15, a file 300."""

from textwrap import indent

import pytest

from tests.architecture.checkers.budgets import long_file, long_functions
from tests.architecture.checkers.sources import code, everything
from tests.architecture.helpers import finds, hold, over
from tests.architecture.reviewed import LONG


def top_scripts():
    return [source for source in everything() if "/" not in source.path]


def test_functions_and_files_of_the_product_keep_their_budgets():
    sources = [*code(), *top_scripts()]
    hold([*over(long_functions, sources), *over(long_file, sources)], LONG)


def test_test_files_keep_the_budget_of_a_file():
    hold(over(long_file, [source for source in everything() if source.path.startswith("tests/")]))


def body(lines):
    """A function of so many lines."""
    return "def f():\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("path", "lines", "found"),
    [
        ("cases/services/children.py", 30, False),
        ("cases/services/children.py", 31, True),
        ("cases/views/child.py", 15, False),
        ("cases/views/child.py", 16, True),
        ("cases/api/children.py", 16, False),
        ("cases/api/children.py", 31, True),
    ],
)
def test_a_long_function_is_found(path, lines, found):
    assert finds(long_functions, path, body(lines)) is found


def test_a_long_handler_of_the_api_is_found():
    assert finds(long_functions, "cases/api/children.py", body(16).replace("f()", "post()"))


def test_a_long_method_is_found():
    assert finds(long_functions, "cases/models/child.py", "class C:\n" + indent(body(31), "    "))


@pytest.mark.parametrize(("lines", "found"), [(300, False), (301, True)])
def test_a_long_file_is_found(lines, found):
    assert finds(long_file, "cases/rules.py", "x = 1\n" * lines) is found
