"""A scanner for the demo and the tests: it speaks as clamd does and knows the harmless test file of the industry alone.

Production never believes it: its version does not begin as ClamAV's does (`settings.TRUSTED_SCANNERS`).
"""

from __future__ import annotations

import contextlib
import socketserver
import struct
import threading
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from slscb.devstack import places
from slscb.devstack.places import Account

VERSION = "Demo scanner 1"
# Written in two halves, or every scanner on the way would take this very file for it.
TEST_FILE = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + rb"-ANTIVIRUS-TEST-FILE!$H+H*"
FOUND = "Eicar-Test-Signature"
MOST_BYTES = 64 * 1024 * 1024


class Conversation(socketserver.StreamRequestHandler):
    """One command of a client."""

    server: Server

    def handle(self) -> None:
        """Answer PING, VERSION and INSTREAM; anything else is unknown."""
        command = self.rfile.readline(64).strip().removeprefix(b"n")
        if command == b"PING":
            self.say("PONG")
        elif command == b"VERSION":
            self.say(self.server.version)
        elif command == b"INSTREAM":
            self.say(self.server.verdict or judged(self.received()))
        else:
            self.say("UNKNOWN COMMAND")

    def received(self) -> bytes:
        """What is sent in chunks, each after its length, the last one empty."""
        parts, left = [], MOST_BYTES
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            left -= size
            if left < 0:
                return b""
            parts.append(self.rfile.read(size))
        return b"".join(parts)

    def say(self, words: str) -> None:
        """One line."""
        self.wfile.write(f"{words}\n".encode())


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Listens on a socket of the file system. With `verdict` it says that of everything: for tests of strange answers."""

    daemon_threads = True

    def __init__(self, path: str, version: str = VERSION, verdict: str = "") -> None:
        self.version, self.verdict = version, verdict
        super().__init__(path, Conversation)


def judged(content: bytes) -> str:
    """The verdict on a file, the parts of an archive included."""
    found = any(TEST_FILE in part for part in parts_of(content))
    return f"stream: {FOUND} FOUND" if found else "stream: OK"


def parts_of(content: bytes) -> Iterator[bytes]:
    """The file itself and, of an archive, each part."""
    yield content
    with contextlib.suppress(BadZipFile, zlib.error, RuntimeError), ZipFile(BytesIO(content)) as archive:
        for one in archive.infolist():
            yield archive.read(one)


@contextlib.contextmanager
def serving(version: str = VERSION, verdict: str = "") -> Iterator[str]:
    """Lend the address of a running scanner, as CLAMD_ADDRESS."""
    with places.temporary_folder("sc", Account()) as folder, Server(str(folder / "s"), version, verdict) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"unix://{folder / 's'}"
        finally:
            server.shutdown()
            thread.join()
