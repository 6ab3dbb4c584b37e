"""`python3 run.py manage …`: a management command on the demo's database, whether or not the demo is running.

Nothing is printed here but by the command itself, so what it prints can be piped on.
"""

from __future__ import annotations

import signal
import sys

from slscb.devstack import commands, places, postgres, services, state
from slscb.devstack.commands import MANAGE, Stopped
from slscb.devstack.processes import StartError
from slscb.devstack.services import Services

WITHOUT_DATABASE = {
    "help", "version", "score_risk", "collectstatic", "compilemessages", "spectacular", "write_rules", "write_access",
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    signal.signal(signal.SIGINT, commands.pass_over)  # Ctrl-C is for the command, which shares our terminal
    commands.listen_for_stop(signal.SIGTERM, signal.SIGHUP)
    try:
        if not arguments or arguments[0] in WITHOUT_DATABASE:
            return run(arguments, None)
        with state.claim_or_join() as running:
            return run(arguments, running.services) if running else run_on_own_servers(arguments)
    except Stopped:
        return 128 + signal.SIGTERM
    except StartError as error:
        print(error, file=sys.stderr)
        return 1


def run_on_own_servers(arguments: list[str]) -> int:
    """Start the demo's database for this one command; a new one gets its tables first."""
    logs = places.DATA / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    with services.kept(logs) as servers:
        if not postgres.has_rows(servers.database_url, "django_migrations"):
            commands.manage("migrate", "--verbosity=0", env=environment(servers))
        return run(arguments, servers)


def run(arguments: list[str], servers: Services | None) -> int:
    """Run the command on our terminal."""
    with commands.foreground(*MANAGE, *arguments, env=environment(servers), own_session=False) as process:
        return process.wait()


def environment(servers: Services | None) -> dict[str, str]:
    """Return the command's environment, with the secret key that the demo's web uses."""
    return commands.environment(servers, **state.keys())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
