"""One run of one drill, in a process that has never seen another's servers: `python -m bench.drills.one NAME FILE SEED`.

A name that begins with `control-` is the run that must fail.
"""

import json
import sys
from pathlib import Path

from slscb.devstack import commands
from slscb.devstack.commands import Stopped
from slscb.devstack.processes import StartError


def main(name: str, file: str, seed: str) -> int:
    """Run it and write what was counted as JSON."""
    from bench.drills import crash, reminders

    commands.listen_for_stop()
    drill = {"crash": crash, "reminders": reminders}[name.removeprefix("control-")]
    try:
        found = drill.run(int(seed), control=name.startswith("control-"))
    except Stopped:
        return 130
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    Path(file).write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
