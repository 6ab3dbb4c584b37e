"""Chance that gives two runs the same: seeded by what is being done, and drawn by whoever draws.

Every public id, token, nonce and CSRF secret comes from `os.urandom`. What is drawn depends on the seed, on the function of
ours that draws and on how often it has drawn since: a record more in one world does not shift what the others are given.
"""

import hashlib
import os
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

HERE = str(Path(__file__).parents[2])
NOT_OURS = (".venv", "site-packages", "tests/access/chance.py")

AN_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WHEN_TYPESET = re.compile(
    rb"D:\d{14}Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\+00:00|Z)|ID\[.*?\]|DocumentID>[^<]+|InstanceID>[^<]+"
)


class Chance:
    """In the place of the operating system's randomness, from `install` until the test ends."""

    def __init__(self) -> None:
        self.seed = ""
        self.drawn: Counter[str] = Counter()

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take its place everywhere: `random` and `secrets` have kept the function by another name."""
        monkeypatch.setattr(os, "urandom", self.urandom)
        monkeypatch.setattr(random, "_urandom", self.urandom)

    def begin(self, seed: str) -> None:
        """From here on all is drawn anew from a seed."""
        self.seed = seed
        self.drawn.clear()

    def urandom(self, length: int) -> bytes:
        """So many bytes, the same whenever the same function draws as often from the same seed."""
        who = _drawing()
        self.drawn[who] += 1
        return hashlib.shake_128(f"{self.seed}/{who}/{self.drawn[who]}".encode()).digest(length)


def _drawing() -> str:
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(HERE) and not any(part in file for part in NOT_OURS):
            return f"{file[len(HERE) :]}:{frame.f_code.co_qualname}"
        frame = frame.f_back  # type: ignore[assignment]
    return "elsewhere"


def without_chance(body: bytes, kind: str, *, is_random: bool) -> bytes:
    """The body without what is by chance and no function of ours draws: the moment of typesetting, ids of the database."""
    if "pdf" in kind:
        return WHEN_TYPESET.sub(b"", body)
    return AN_ID.sub(b"an id", body) if is_random else body
