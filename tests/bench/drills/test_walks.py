from pathlib import Path

import pytest

from bench.drills import walks
from bench.drills.walks import WALKS, Walk

ROOT = Path(__file__).parents[3]


def test_every_walk_has_its_tests():
    for walk in WALKS.values():
        assert (ROOT / walk.file).exists()


@pytest.mark.parametrize(("body", "met"), [("assert True", True), ("assert False", False)])
def test_a_walk_answers_whether_it_was_met_and_with_its_figures(monkeypatch, tmp_path, body, met):
    file = tmp_path / "walk.py"
    file.write_text(
        "from tests.access.figures import keep\n\n"
        "def test_walk():\n    import os\n    keep('cells', cells=int(os.environ['SIZE_OF_IT']))\n"
        f"    {body}\n"
    )
    monkeypatch.setitem(WALKS, "planted", Walk(str(file), "", {"SIZE_OF_IT": "7"}))
    assert walks.run("planted") == (met, [{"what": "cells", "cells": 7}])
