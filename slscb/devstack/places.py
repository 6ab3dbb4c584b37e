"""Where the development services keep their files, and the account they run as.

PostgreSQL refuses to run as root, so under root it runs as `nobody`. Then everything it touches has to be reachable for
`nobody`, also where the project lies in a home folder that only root may enter.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("SLSCB_DEMO_DATA", ROOT / ".data"))
LONGEST_FOLDER_FOR_SOCKETS = 60  # a socket's whole path may have 103 characters on macOS, 107 on Linux


@dataclass(frozen=True)
class Account:
    """The operating system's account that PostgreSQL runs as; without numbers it is our own."""

    uid: int | None = None
    gid: int | None = None

    def start_options(self) -> dict[str, Any]:
        """Arguments for `subprocess` that start a program as this account, in a folder every account may enter."""
        if self.uid is None:
            return {"cwd": "/"}
        return {"cwd": "/", "user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Make this account the owner of one file or folder."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def may_enter(self, folder: Path) -> bool:
        """Say whether this account can reach into a folder, asked of the kernel because any parent may be closed."""
        if self.uid is None:
            return True
        answer = subprocess.run(["/bin/sh", "-c", 'test -x "$0"', str(folder)], check=False, **self.start_options())
        return answer.returncode == 0


def server_account() -> Account:
    """Return the account for PostgreSQL: ours, or `nobody` for root."""
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def server_home(account: Account, data: Path = DATA) -> Path:
    """Return the folder for what the servers keep between runs.

    That is `.data`, or a folder under /var/lib where their account cannot enter `.data`.
    """
    data.mkdir(parents=True, exist_ok=True)
    if account.may_enter(data):
        return data
    name = hashlib.sha256(str(data).encode()).hexdigest()[:10]
    home = Path("/var/lib") / f"slscb-demo-{name}"
    home.mkdir(mode=0o755, exist_ok=True)
    return home


def temporary_parent(account: Account) -> Path:
    """Return a folder for temporary folders whose path is short enough for sockets and open to the servers' account."""
    usual = Path(tempfile.gettempdir())
    if len(str(usual)) <= LONGEST_FOLDER_FOR_SOCKETS and account.may_enter(usual):
        return usual
    return Path("/tmp")  # noqa: S108 - only ever the parent of folders made by mkdtemp


@contextlib.contextmanager
def temporary_folder(purpose: str, account: Account) -> Iterator[Path]:
    """Lend a private folder owned by the account; its name tells our process, so a later run can clear up after us."""
    parent = temporary_parent(account)
    sweep_left_overs(parent)
    folder = Path(tempfile.mkdtemp(prefix=f"slscb-{purpose}-{os.getpid()}-", dir=parent))
    account.give(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_left_overs(parent: Path) -> None:
    """Remove temporary folders whose process was killed before it could do so itself."""
    ours = {os.geteuid(), server_account().uid}
    for folder in parent.glob("slscb-*-*-*"):
        pid = folder.name.split("-")[2]
        with contextlib.suppress(OSError):
            if pid.isdigit() and folder.stat().st_uid in ours and not is_alive(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def is_alive(pid: int) -> bool:
    """Say whether a process with this number exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
