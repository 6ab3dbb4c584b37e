"""Finds a Chromium for the browser tests: this machine's own, else the one from npm, which needs nothing installed."""

from __future__ import annotations

import io
import json
import os
import platform
import shutil
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "slscb" / "frontend" / "node_modules" / "@sparticuz" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ARGUMENTS = [
    "--no-sandbox",  # it only ever opens our own pages; root and containers cannot use the sandbox
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--font-render-hinting=none",
]

# The package's own fonts.conf names a fixed folder: without this one the pages work and no letter is drawn.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>Arial</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
"""

SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Python 3.11.4 and newer


class NoBrowser(Exception):
    """There is no browser to test with; the message says what to do."""


@dataclass(frozen=True)
class Chromium:
    """A browser's program and what its environment needs."""

    program: Path
    env: dict[str, str] = field(default_factory=dict)


def find(build: Path = ROOT / "build") -> Chromium:
    """Return the browser: named by CHROMIUM, installed here, or unpacked from npm's package. Raises NoBrowser."""
    named = os.environ.get("CHROMIUM")
    for candidate in (named, *map(shutil.which, NAMES), str(MAC_CHROME)):
        if candidate and Path(candidate).exists():
            return Chromium(Path(candidate))
    if not (sys.platform == "linux" and platform.machine() == "x86_64"):
        raise NoBrowser("Install Chromium or Chrome, or name one with CHROMIUM; npm's runs on Linux on x86-64 only.")
    if not PACKAGE.exists():
        raise NoBrowser("Chromium is not installed; `python3 run.py test` brings it.")
    return unpacked(build / "chromium")


def unpacked(cache: Path) -> Chromium:
    """Return npm's Chromium, unpacked once (some three seconds) into a folder named after its version."""
    folder = cache / json.loads((PACKAGE / "package.json").read_text())["version"]
    if not folder.exists():
        draft = cache / f"draft-{os.getpid()}"
        unpack(draft)
        write_fonts(draft, folder)
        try:
            draft.rename(folder)
        except OSError:  # another worker of the same run was first
            shutil.rmtree(draft)
    env = {"LD_LIBRARY_PATH": str(folder / "lib"), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    return Chromium(folder / "chromium", env)


def unpack(folder: Path) -> None:
    """Unpack the program, the libraries a bare machine lacks, its software renderer and its font."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for archive in ("al2023", "swiftshader", "fonts"):
        packed = io.BytesIO(brotli.decompress((PACKAGE / "bin" / f"{archive}.tar.br").read_bytes()))
        with tarfile.open(fileobj=packed) as content:
            content.extractall(folder, **SAFELY)  # noqa: S202 - pinned by npm's lock
    program = folder / "chromium"
    program.write_bytes(brotli.decompress((PACKAGE / "bin" / "chromium.br").read_bytes()))
    program.chmod(0o755)


def write_fonts(draft: Path, folder: Path) -> None:
    """Tell fontconfig where the fonts will be."""
    (draft / "fonts.conf").write_text(FONTS.format(folder=folder))
