"""The demo's made-up borough, put into the database once. A marker tells a finished borough from a half-made one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from slscb.devstack import commands, postgres, services

DEFAULT_CHILDREN = 400
SEED = 1
FIRST_TABLE = "agencies_agency"  # nothing can be entered before there is an agency


def marker() -> Path:
    """Return the file that says how far the borough is; it lies beside the database and goes with it."""
    return services.database_folder() / "borough.json"


def clear_half_made(database_url: str) -> None:
    """Empty the database where the borough was being made when the demo was stopped."""
    if read_marker().get("state") == "begun":
        print("The borough was only half made when the demo was stopped; making it again.", flush=True)
        postgres.drop_database(database_url)
        marker().unlink()


def ensure(env: Mapping[str, str], children: int | None) -> None:
    """Make the borough in an empty database; keep what is there, whatever size was asked for."""
    known = read_marker()
    if known or postgres.has_rows(env["DATABASE_URL"], FIRST_TABLE):
        if children not in (None, known.get("children")):
            print("Keeping the borough that is there; --reset makes a new one.", flush=True)
        return
    size = children or DEFAULT_CHILDREN
    print(f"Making a borough of {size} children …", flush=True)
    write_marker("begun", size)
    commands.manage("seed_demo", "--children", str(size), "--seed", str(SEED), env=env)
    write_marker("made", size)


def read_marker() -> dict[str, object]:
    """Return what the marker says, nothing where there is none."""
    try:
        return dict(json.loads(marker().read_text()))
    except FileNotFoundError:
        return {}


def write_marker(state: str, children: int) -> None:
    """Write how far the borough is."""
    marker().write_text(json.dumps({"state": state, "children": children, "seed": SEED}))
