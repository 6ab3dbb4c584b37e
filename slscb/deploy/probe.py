"""A container's health: `python -m slscb.deploy.probe web|worker|beat`; exit 0 when it is well."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path

from slscb.deploy.start import CELERY, SCHEDULE

PORT = 8000
SECONDS = 10
BEAT_SILENT_AFTER = 400  # beat writes its schedule down every three minutes


def web_is_well() -> bool:
    """Whether the liveness page answers. Asked under a host that Django accepts."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    connection = HTTPConnection("127.0.0.1", PORT, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def worker_is_well() -> bool:
    """Whether this container's worker answers over the broker."""
    ping = [*CELERY, "inspect", "ping", "--destination", f"celery@{socket.gethostname()}", "--timeout", str(SECONDS)]
    return subprocess.run(ping, capture_output=True, check=False).returncode == 0


def beat_is_well(schedule: str = SCHEDULE) -> bool:
    """Whether beat has written its schedule down lately."""
    written = [path.stat().st_mtime for path in Path(schedule).parent.glob(f"{Path(schedule).name}*")]
    return bool(written) and time.time() - max(written) < BEAT_SILENT_AFTER  # both by the system's clock


PROBES = {"web": web_is_well, "worker": worker_is_well, "beat": beat_is_well}


def main(arguments: Sequence[str]) -> int:
    """0 where the role is well, 1 where it is not, 2 for a role that there is not."""
    probe = PROBES.get(arguments[0] if arguments else "")
    if probe is None:
        sys.stderr.write(f"say one of {', '.join(PROBES)}\n")
        return 2
    return 0 if probe() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
