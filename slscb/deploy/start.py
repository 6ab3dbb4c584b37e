"""The image's only way in: `python -m slscb.deploy.start web|worker|beat|migrate|manage …`.

Whatever the role, the settings are judged first: a process that would be unsafe says all that is wrong and ends.
"""

import os
import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured

SCHEDULE = "/tmp/celerybeat-schedule"  # noqa: S108  # a container's own tmpfs; what is due is kept in PostgreSQL
PYTHON = sys.executable or "python"
CELERY = [PYTHON, "-m", "celery", "--app", "slscb"]
ROLES = {
    "web": [PYTHON, "-m", "gunicorn", "--config", "python:slscb.deploy.gunicorn", "slscb.wsgi:application"],
    "worker": [*CELERY, "worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
    "beat": [*CELERY, "beat", "--loglevel", "WARNING", "--schedule", SCHEDULE, "--pidfile", ""],
    "migrate": [PYTHON, "manage.py", "migrate", "--noinput"],
    "manage": [PYTHON, "manage.py"],
}


def command(arguments: Sequence[str]) -> list[str]:
    """The command of a role, with whatever follows the role's name. Raises ValueError for a role that there is not."""
    role, *rest = arguments or [""]
    if role not in ROLES:
        raise ValueError(f"say one of {', '.join(ROLES)}, not {role!r}")
    return [*ROLES[role], *_concurrency(role), *rest]


def main(arguments: Sequence[str]) -> None:
    """Judge the settings, then become the role. Exits 2 with every fault where the settings are unsafe."""
    try:
        chosen = command(arguments)
        django.setup()
        from slscb.core.checks import refuse_unsafe

        refuse_unsafe()
    except (ValueError, ImproperlyConfigured) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    os.execv(chosen[0], chosen)  # noqa: S606


def _concurrency(role: str) -> list[str]:
    return ["--concurrency", os.environ.get("WORKER_CONCURRENCY", "2")] if role == "worker" else []


if __name__ == "__main__":
    main(sys.argv[1:])
