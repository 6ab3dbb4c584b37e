"""Every file has an agreed name, and every test the place of what it tests."""

import pytest

from tests.architecture.checkers.layout import doubled_modules, folders_without_init, strange_files, unmirrored_tests
from tests.architecture.checkers.sources import APPS, files_under
from tests.architecture.helpers import hold

PRODUCT = [path for top in (*APPS, "bench", "slscb") for path in files_under(top)]
TESTS = files_under("tests", ".py")
TOP = [path for path in files_under("", ".py") if "/" not in path]


def test_apps_are_made_of_agreed_files():
    hold(strange_files(PRODUCT))


@pytest.mark.parametrize("path", ["cases/utils.py", "cases/admin.py", "missing/helpers/dates.py", "cases/notes.txt"])
def test_a_strange_file_is_found(path):
    assert list(strange_files([path]))


def test_agreed_files_are_fine():
    assert not list(
        strange_files(["cases/views/child.py", "cases/views.py", "risk/data/instrument.json", "slscb/x.py"])
    )


def test_no_module_lies_beside_a_package_of_its_name():
    hold(doubled_modules(PRODUCT))


def test_a_doubled_module_is_found():
    assert list(doubled_modules(["cases/services.py", "cases/services/children.py"]))
    assert not list(doubled_modules(["cases/views.py", "cases/services/children.py"]))


def test_tests_mirror_the_product():
    hold(unmirrored_tests(TESTS, [*PRODUCT, *TOP]))


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("tests/missing/services/test_returns.py", False),
        ("tests/missing/test_services.py", False),
        ("tests/core/test_clock.py", False),
        ("tests/test_run.py", False),
        ("tests/system/test_main_job.py", False),
        ("tests/missing/services/test_lost.py", True),
        ("tests/missing/test_returns.py", True),
        ("tests/core/test_lost.py", True),
    ],
)
def test_a_test_without_its_module_is_found(test, found):
    product = ["missing/services/__init__.py", "missing/services/returns.py", "slscb/core/clock.py", "run.py"]
    assert bool(list(unmirrored_tests([test], product))) is found


def test_test_folders_are_packages():
    hold(folders_without_init(TESTS))


def test_a_folder_that_is_no_package_is_found():
    assert list(folders_without_init(["tests/cases/test_rules.py"]))
