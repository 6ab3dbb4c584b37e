"""Where files lie: under random names outside every folder that is served. The disk's encryption is the host's matter."""

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"^[0-9a-f]{64}$")
MODE, FOLDER_MODE = 0o600, 0o700


class Missing(Exception):
    """The file is not there, or is not what was stored."""


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep(content: bytes, name: str = "") -> str:
    """Write a file and have the disk hold it before its name is given out. The name is random unless one is given."""
    name = name or secrets.token_hex(32)
    path = _path(name)
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return name


def read(name: str, digest: str) -> bytes:
    """A file as it was stored. Raises Missing where it is gone or was changed since."""
    try:
        content = _path(name).read_bytes()
    except OSError:
        raise Missing(name) from None
    if digest_of(content) != digest:
        raise Missing(name)
    return content


def remove(name: str) -> None:
    """Take a file away; one that is gone already is no fault."""
    with contextlib.suppress(FileNotFoundError):
        _path(name).unlink()


def is_there(name: str) -> bool:
    """Whether there is a file of this name."""
    return _path(name).is_file()


def files() -> Iterator[tuple[str, datetime]]:
    """The name of every file and when it was last written; half-written ones included, under their own names."""
    for path in Path(settings.DOCUMENTS_FOLDER).glob("[0-9a-f][0-9a-f]/*"):
        with contextlib.suppress(FileNotFoundError):
            yield path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _path(name: str) -> Path:
    """Only a name that we gave leads anywhere."""
    if not NAME.match(name.removesuffix(".half")):
        raise Missing(name)
    return Path(settings.DOCUMENTS_FOLDER) / name[:2] / name
