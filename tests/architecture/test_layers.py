"""Rules are pure, apps meet at agreed doors, imports are written in full, and import-linter's arrows hold."""

import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.checkers.documents import pins
from tests.architecture.checkers.layers import back_doors, impure_rules, relative_imports, unshipped_imports
from tests.architecture.checkers.sources import APPS, ROOT, code, plant, product, read
from tests.architecture.helpers import finds, hold, over


def test_rules_take_plain_values():
    hold(over(impure_rules, code()))


@pytest.mark.parametrize(
    "text",
    [
        "from django.db import models",
        "from django.utils import timezone",
        "from cases.models import Child",
        "from cases import selectors",
        "from slscb.core.clock import today",
        "from slscb.core import clock",
        "import slscb.core.clock",
        "from slscb.core.writing import create",
        "import os",
    ],
)
@pytest.mark.parametrize("path", ["cases/rules.py", "risk/rules/levels.py"])
def test_an_impure_rule_is_found(path, text):
    assert finds(impure_rules, path, text)


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date",
        "from cases.choices import Status",
        "from slscb.core.errors import Fault",
        "from slscb.core.clock import london_day",
        "from cases.rules import ages",
    ],
)
def test_plain_values_are_fine(text):
    assert not finds(impure_rules, "cases/rules.py", text)


def test_apps_reach_each_other_through_agreed_doors():
    hold(over(back_doors, code()))


@pytest.mark.parametrize(
    "text",
    ["from cases.views.child import Page", "from cases.querysets import ChildQuerySet", "from cases import forms"],
)
def test_a_back_door_is_found(text):
    assert finds(back_doors, "missing/views/episodes.py", text)


@pytest.mark.parametrize(
    "text", ["from cases.access import child_for", "from cases import access", "import missing.views"]
)
def test_an_agreed_door_is_fine(text):
    assert not finds(back_doors, "missing/views/episodes.py", text)


def test_imports_are_written_in_full():
    hold(over(relative_imports, code()))


def test_a_relative_import_is_found():
    assert finds(relative_imports, "cases/views/child.py", "from . import forms")


def unshipped(source, shipped=("django",)):
    return list(unshipped_imports(source, shipped, {"django": ["Django"], "yaml": ["PyYAML"]}))


def test_production_has_what_the_product_imports():
    shipped = pins(read("requirements.production.lock"))
    known = packages_distributions()
    hold(finding for source in product() for finding in unshipped_imports(source, shipped, known))


@pytest.mark.parametrize(
    "text", ["import yaml", "def f():\n    from yaml import load", "import lost", "import tests.x"]
)
def test_a_package_of_the_tests_is_found(text):
    assert unshipped(plant("cases/rules.py", text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cases/rules.py", "import json, django.db, slscb.core, missing.rules"),
        ("cases/rules.py", "if TYPE_CHECKING:\n    import yaml"),
        ("slscb/devstack/demo.py", "import yaml"),
    ],
)
def test_a_package_of_production_is_fine(path, text):
    assert not unshipped(plant(path, text))


def test_the_arrows_between_apps_hold():
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("agencies/models.py", "import cases"),
        ("risk/services.py", "import missing"),
        ("cases/views.py", "import slscb.urls"),
    ],
)
def test_an_arrow_that_points_back_is_found(tmp_path, path, text):
    house_of_cards(tmp_path)
    assert lint_imports(tmp_path).returncode == 0, "the planted house must stand before it is broken"
    (tmp_path / path).write_text(text, encoding="utf-8")
    answer = lint_imports(tmp_path)
    assert answer.returncode == 1 and "BROKEN" in answer.stdout


def house_of_cards(top: Path) -> None:
    """Empty packages of the product's names under the product's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", top)
    for name in (*APPS, "slscb", "slscb/core", "slscb/settings", "slscb/devstack"):
        (top / name).mkdir()
        (top / name / "__init__.py").touch()
    for name in ("urls", "api_urls", "celery", "wsgi", "asgi"):
        (top / "slscb" / f"{name}.py").touch()


def lint_imports(top: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", program], cwd=top, capture_output=True, text=True, check=False)
