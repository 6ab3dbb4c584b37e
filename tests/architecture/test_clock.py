"""One clock, and no chance outside the synthetic borough."""

import pytest

from tests.architecture.checkers.clock import chance, present_moment
from tests.architecture.checkers.sources import code
from tests.architecture.helpers import finds, hold, over
from tests.architecture.reviewed import OTHER_CLOCKS


def test_only_the_kernels_clock_knows_the_time():
    hold(over(present_moment, code()), OTHER_CLOCKS)


@pytest.mark.parametrize(
    "text",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "dt.datetime.utcnow()",
        "date.today()",
        "timezone.now()",
        "models.DateTimeField(default=timezone.now)",
        "timezone.localdate()",
        "from django.utils.timezone import now",
        "time.time()",
        "from django.db.models.functions import Now",
    ],
)
def test_another_clock_is_found(text):
    assert finds(present_moment, "cases/models/child.py", text)


@pytest.mark.parametrize("text", ["clock.now()", "from slscb.core.clock import now\nnow()", "time.monotonic()"])
def test_the_kernels_clock_is_fine(text):
    assert not finds(present_moment, "cases/services/children.py", text)


def test_nothing_depends_on_chance_but_the_synthetic_borough():
    hold(over(chance, code()))


@pytest.mark.parametrize(
    "text", ["import random", "from random import choice", "from uuid import uuid1", "uuid.uuid1()"]
)
def test_chance_is_found(text):
    assert finds(chance, "cases/services/children.py", text)


@pytest.mark.parametrize(
    ("path", "text"), [("cases/seeding/names.py", "import random"), ("cases/models/child.py", "import secrets, uuid")]
)
def test_seeding_and_secrets_are_fine(path, text):
    assert not finds(chance, path, text)
