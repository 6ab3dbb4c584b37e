"""Everything a change is held to, the quickest first: `python3 run.py check`, which is what CI runs.

Every check runs even where an earlier one failed, so one run tells the whole story; as many at a time as there are cores. The
tests, which take longest, come last and only where the rest is in order, spread over as many processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from slscb.devstack import commands, places, services
from slscb.devstack.commands import MANAGE, Stopped
from slscb.devstack.processes import StartError
from slscb.devstack.pytest_services import PREPARED

TOOLS = Path(sys.executable).parent
CORES = os.cpu_count() or 1


@dataclass(frozen=True)
class Check:
    """One check: what it is called and the command that fails where something is wrong."""

    name: str
    command: tuple[str, ...]


def before_the_tests() -> list[Check]:
    """Return the quick checks in order."""
    templates = sorted(str(path.relative_to(places.ROOT)) for path in places.ROOT.glob("templates/**/*.html"))
    return [
        Check("lint", (tool("ruff"), "check", ".")),
        Check("format", (tool("ruff"), "format", "--check", ".")),
        Check("types", (tool("mypy"), ".")),
        Check("architecture", (tool("lint-imports"),)),
        Check("templates", (tool("djade"), "--check", "--target-version", "5.2", *templates)),
        Check("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
        Check("rules document", (*MANAGE, "write_rules", "--check")),
        Check("access document", (*MANAGE, "write_access", "--check")),
    ]


def tool(name: str) -> str:
    """Return the path of a program of this environment."""
    return str(TOOLS / name)


def main(arguments: list[str]) -> int:
    """Run every check, then the tests with the given arguments; return 0 where all is well."""
    commands.listen_for_stop()
    try:
        with services.throwaway(for_tests=True) as servers:
            env = commands.environment(servers, DJANGO_SETTINGS_MODULE="slscb.settings.test")
            if failed := those_that_fail(before_the_tests(), env):
                print(f"\nFailed: {', '.join(failed)}. The tests were not run.", flush=True)
                return 1
            return test(arguments, env)
    except Stopped:
        return 130
    except StartError as error:
        print(error, file=sys.stderr)
        return 1


def those_that_fail(checks: list[Check], env: Mapping[str, str]) -> list[str]:
    """Run the checks and return the names of those that failed, in order."""
    with ThreadPoolExecutor(CORES) as side_by_side:
        passed = list(side_by_side.map(partial(passes, env=env), checks))
    return [check.name for check, well in zip(checks, passed, strict=True) if not well]


def passes(check: Check, env: Mapping[str, str]) -> bool:
    """Run one check, print a line, and where it failed what it said."""
    began = time.monotonic()
    answer = subprocess.run(
        check.command,
        env=env,
        cwd=places.ROOT,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    verdict = "failed" if answer.returncode else "ok"
    said = f"{answer.stdout.rstrip()}\n\n" if answer.returncode else ""
    # One write, so that no other check's line falls into it.
    print(f"{check.name:<16} {verdict:<7} {time.monotonic() - began:5.1f} s\n{said}", end="", flush=True)
    return answer.returncode == 0


def test(arguments: list[str], env: Mapping[str, str]) -> int:
    """Run the tests on the servers that are up already, each process with a copy of the database of its own."""
    addresses = {"TEST_DATABASE_URL": env["DATABASE_URL"], "TEST_BROKER_URL": env["BROKER_URL"], PREPARED: "yes"}
    spread = ("-n", str(CORES), "--dist", "worksteal")
    with commands.foreground(sys.executable, "-m", "pytest", *spread, *arguments, env={**env, **addresses}) as process:
        return process.wait()


if __name__ == "__main__":
    os.chdir(places.ROOT)
    sys.exit(main(sys.argv[1:]))
