"""All of the product: every route by every method as every role in every relation, in every state of the child's record.

Run by `run.py drill matrix`, not with the suite. `DRILL_SHARE=0.05` asks a twentieth of the cells, drawn by chance.
"""

import os
import random

import pytest

from agencies.choices import Role
from tests.access.cells import carry_out, whole
from tests.access.figures import keep
from tests.access.stage import set_up

pytestmark = pytest.mark.django_db

SHARE = float(os.environ.get("DRILL_SHARE", "1"))
FEWEST_OF_A_ROLE = 30_000


@pytest.mark.parametrize("role", list(Role))
def test_every_cell_of_a_role(role):
    draw = random.Random(str(role))  # noqa: S311 - the same cells each time
    stage = set_up((role,))
    found = carry_out(stage, [cell for cell in whole(stage) if draw.random() < SHARE])
    keep(f"as {role}", cells=found.cells, refused=found.refused, wrong=len(found.wrong))
    assert not found.wrong, "\n".join(found.wrong)
    assert found.cells >= FEWEST_OF_A_ROLE * SHARE * 0.9
