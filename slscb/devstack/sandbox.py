"""Run a Python script or module with servers of its own, empty but for the tables, and gone afterwards.

`python -m slscb.devstack.sandbox -m bench --children 1000` serves the benchmarks and the guide's pictures: the demo's
database is neither read nor changed. Unlike the tests' database this one waits for the disk, as production's does.
"""

from __future__ import annotations

import sys

from slscb.devstack import commands, services
from slscb.devstack.commands import Stopped
from slscb.devstack.processes import StartError


def main(arguments: list[str]) -> int:
    """Run `python ARGUMENTS` and return its exit code."""
    commands.listen_for_stop()
    try:
        with services.throwaway(durable=True) as servers:
            env = commands.environment(servers, SECRET_KEY="sandbox-only", PYTHONPATH=".")  # noqa: S106
            commands.manage("migrate", "--verbosity=0", env=env)
            with commands.foreground(sys.executable, *arguments, env=env) as process:
                return process.wait()
    except Stopped:
        return 130
    except StartError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
