"""What a walk counted: said to the log, and kept where a drill asks for it."""

import json
import os
from pathlib import Path


def keep(what: str, **figures: int) -> None:
    """Say the figures, and add them to the file that `DRILL_FIGURES` names, one line of JSON."""
    print(f"{what}: {figures}")  # noqa: T201 - the numbers belong into the log
    if file := os.environ.get("DRILL_FIGURES"):
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"what": what, **figures}) + "\n")
