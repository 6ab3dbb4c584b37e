"""Anchors: signed notes outside the database of how far the chain had come and what its digest was.

Whoever rules the database can make a whole chain anew; they cannot sign. The file is only ever added to, each line is
also written to the log stream that leaves the machine, and any copy of it can be verified with the public key alone.
"""

import base64
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from slscb.core.errors import Fault, Invalid
from slscb.core.models import AuditLink

FILE = "anchors.jsonl"
EVERY_EVENTS, EVERY = 1_000, timedelta(minutes=5)
log = logging.getLogger("slscb.anchors")


@dataclass(frozen=True)
class Anchor:
    """How far the chain had come at a moment: its last link's number and digest (hexadecimal)."""

    sequence: int
    digest: str
    at: datetime

    def signed_text(self) -> bytes:
        """What the signature covers: the three fields, one form only."""
        return f"slscb-audit-1\n{self.sequence}\n{self.digest}\n{self.at.isoformat()}".encode()


def anchor(moment: datetime) -> Anchor | None:
    """Add an anchor where one is due: something new, and 1,000 events or 5 minutes since the last. Needs a key.

    May run at any time and any number of times. Source: docs/adr/0020.
    """
    if not settings.AUDIT_ANCHOR_KEY:
        return None
    last = AuditLink.objects.order_by("-sequence").first()
    before = last_line()
    if last is None or not _is_due(before, last.sequence, moment):
        return None
    made = Anchor(last.sequence, bytes(last.digest).hex(), moment)
    _add(made)
    return made


def read(place: Path, public: Ed25519PublicKey) -> Iterator[Anchor]:
    """Every anchor of a folder, its signature proven. Raises Invalid naming the first line that is not ours."""
    for number, line in enumerate(_lines(place), start=1):
        try:
            found, signature = _parsed(line)
            public.verify(signature, found.signed_text())
        except (ValueError, KeyError, TypeError, InvalidSignature):
            raise Invalid([Fault("anchors", f"line {number} of {FILE} is not one that we signed")]) from None
        yield found


def folder() -> Path:
    """The folder of our own anchors."""
    return Path(settings.AUDIT_ANCHORS)


def last_line() -> Anchor | None:
    """The newest anchor of our own folder; nothing before the first."""
    newest = None
    for line in _lines(folder()):
        newest = line
    return _parsed(newest)[0] if newest else None


def private_key() -> Ed25519PrivateKey:
    """The key that signs, from AUDIT_ANCHOR_KEY (32 bytes in base64). Only the worker that anchors is given it."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.AUDIT_ANCHOR_KEY))


def public_key() -> Ed25519PublicKey | None:
    """The key that proves: AUDIT_ANCHOR_PUBLIC_KEY, or the one belonging to the key that signs."""
    if settings.AUDIT_ANCHOR_PUBLIC_KEY:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(settings.AUDIT_ANCHOR_PUBLIC_KEY))
    return private_key().public_key() if settings.AUDIT_ANCHOR_KEY else None


def _is_due(before: Anchor | None, sequence: int, moment: datetime) -> bool:
    if before is None:
        return True
    grown = sequence - before.sequence
    return grown >= EVERY_EVENTS or (grown > 0 and moment - before.at >= EVERY)


def _add(made: Anchor) -> None:
    signature = base64.b64encode(private_key().sign(made.signed_text())).decode()
    fields = {"sequence": made.sequence, "digest": made.digest, "at": made.at.isoformat(), "signature": signature}
    line = json.dumps(fields)
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / FILE).open("a") as file:
        file.write(f"{line}\n")
    log.warning("audit anchor %s", line)


def _parsed(line: str) -> tuple[Anchor, bytes]:
    fields = json.loads(line)
    found = Anchor(int(fields["sequence"]), str(fields["digest"]), datetime.fromisoformat(fields["at"]))
    return found, base64.b64decode(fields["signature"])


def _lines(place: Path) -> Iterator[str]:
    path = place / FILE
    if path.exists():
        with path.open() as file:
            yield from (line for line in file if line.strip())
