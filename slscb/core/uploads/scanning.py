"""Asking ClamAV about a file. No answer is not an answer: whoever asked holds the file until there is one."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from clamav_client import clamd
from django.conf import settings

SECONDS = 60
LONGEST_VERSION, LONGEST_FINDING = 100, 200


class ScannerDown(Exception):
    """The scanner cannot be reached, or is not one that is trusted here."""


class NoVerdict(Exception):
    """The scanner answers, but not on this file: too large for it, too long, or it broke on it."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner said: the name of what it found ("" for nothing) and which scanner that was."""

    found: str
    scanner: str

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.found


def version() -> str:
    """Which scanner answers, with its signatures. Raises ScannerDown, also for one that is not trusted here."""
    try:
        said = _client().version().strip()
    except (clamd.ClamdError, OSError, UnicodeDecodeError) as error:
        raise ScannerDown("no answer") from error
    if not said.startswith(tuple(settings.TRUSTED_SCANNERS)):
        raise ScannerDown("not a scanner that is trusted here")
    return said[:LONGEST_VERSION]


def scan(content: bytes) -> Verdict:
    """The verdict on a file. Raises ScannerDown and NoVerdict, for anything but a plain answer."""
    scanner = version()
    try:
        answer = _client().instream(BytesIO(content))
    except (clamd.ClamdError, OSError, UnicodeDecodeError) as error:
        raise NoVerdict("no answer on this file") from error
    status, found = answer.get("stream", ("", None))
    if status == "FOUND" and found:
        return Verdict(found[:LONGEST_FINDING], scanner)
    if status == "OK" and not found:
        return Verdict("", scanner)
    raise NoVerdict(status or "nothing said")


def _client() -> clamd.ClamdNetworkSocket:
    url = urlsplit(settings.CLAMD_ADDRESS)
    if url.scheme == "unix" and url.path:
        return clamd.ClamdUnixSocket(url.path, timeout=SECONDS)
    if url.scheme == "tcp" and url.hostname:
        return clamd.ClamdNetworkSocket(url.hostname, url.port or 3310, timeout=SECONDS)
    raise ScannerDown("no scanner is set")
