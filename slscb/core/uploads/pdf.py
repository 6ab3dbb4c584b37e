"""PDF: without programs, attachments or a lock, and with who wrote it blanked where that stands in the open.

Nothing here draws a PDF, so nothing here is attacked by one: the bytes are looked through, packed lists of objects included,
each unpacked to a bound. A page that is packed is left as it is.
"""

import re
import zlib
from collections.abc import Iterator

from slscb.core.uploads.refusing import Refused

MOST_UNPACKED, MOST_STREAMS = 12 * 1024 * 1024, 20_000
ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|AcroForm\s*/XFA|SubmitForm|ImportData|GoToE|Rendition)\b"
)
LOCKED = re.compile(rb"/Encrypt\b")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"<<([^\x00]{0,2000}?)>>\s*stream\r?\n", re.DOTALL)
NAMES = rb"Author|Creator|Producer|Title|Subject|Keywords|Company|Manager|LastModifiedBy|SourceModified"
LITERAL = re.compile(rb"(/(?:" + NAMES + rb")\s*\()((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)", re.DOTALL)
HEX = re.compile(rb"(/(?:" + NAMES + rb")\s*<)([0-9A-Fa-f\s]*)>")
PACKET = re.compile(rb"(<\?xpacket begin=.{0,200}?\?>)(.*?)(<\?xpacket end=)", re.DOTALL)
BROKEN = "The PDF cannot be read. Open it and save or print it again as a PDF"
PROGRAM = "The PDF holds a program or another file. Print it to a new PDF and send that"
TOO_LARGE = "The PDF holds too much: it unpacks to more than is taken"


def rewrite(content: bytes) -> bytes:
    """The PDF with what it says of its author blanked, byte for byte as long as it was. Raises Refused."""
    if not content.rstrip(b"\r\n \t\x00")[-5:] == b"%%EOF":
        raise Refused(BROKEN)
    if LOCKED.search(_plain(content)):
        raise Refused("The PDF is locked with a password, so it cannot be checked. Save it without one")
    if ACTIVE.search(_plain(content)) or any(ACTIVE.search(_plain(one)) for one in _object_streams(content)):
        raise Refused(PROGRAM)
    blank = LITERAL.sub(lambda found: found[1] + b" " * len(found[2]) + b")", content)
    blank = HEX.sub(lambda found: found[1] + re.sub(rb"\S", b"0", found[2]) + b">", blank)
    return PACKET.sub(lambda found: found[1] + b" " * len(found[2]) + found[3], blank)


def _plain(content: bytes) -> bytes:
    """With names spelt out that were written in codes (/J#61vaScript)."""
    return ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), content)


def _object_streams(content: bytes) -> Iterator[bytes]:
    """What the packed lists of objects hold, all of them together bounded."""
    left = MOST_UNPACKED
    for number, found in enumerate(STREAM.finditer(content)):
        if number > MOST_STREAMS:
            raise Refused(TOO_LARGE)
        said = _plain(found[1])
        if b"/ObjStm" not in said:
            continue
        if b"/FlateDecode" not in said and b"/Fl " not in said and b"/Filter" in said:
            raise Refused(BROKEN)  # packed in a way that is not looked into
        if b"/Filter" not in said:
            continue  # in the open: looked at already
        unpacker = zlib.decompressobj()
        try:
            held = unpacker.decompress(memoryview(content)[found.end() :], left)
        except zlib.error:
            raise Refused(BROKEN) from None
        left -= len(held)
        if left <= 0 or unpacker.unconsumed_tail:
            raise Refused(TOO_LARGE)
        yield held
