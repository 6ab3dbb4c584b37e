"""What a file is, by its name and by its bytes, which must agree; and the file rewritten without what nobody asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

import puremagic

from slscb.core.uploads import office, pdf, pictures, text
from slscb.core.uploads.refusing import Refused

__all__ = ["FORMATS", "MOST_BYTES", "Cleaned", "Refused", "clean"]

MOST_BYTES = 10 * 1024 * 1024
HEAD, TAIL = 1024, 66_000  # where another format begins, and where a zip archive's directory must end
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOT_ALLOWED = "The selected file must be a PDF, a Word document (docx), a picture (JPG or PNG) or plain text"
POLYGLOT = "The selected file is two kinds of file in one. Save it again, or send a picture of it"


@dataclass(frozen=True)
class Format:
    """A format that is taken: how its names end, how its bytes begin, how it is handed out and how it is rewritten."""

    name: str
    extensions: tuple[str, ...]
    media_type: str
    begins: bytes
    rewrite: Callable[[bytes], bytes]


@dataclass(frozen=True)
class Cleaned:
    """A file as it is kept: the name of its format and its bytes, of which the digest is taken."""

    format: str
    content: bytes


FORMATS = {
    one.name: one
    for one in (
        Format("pdf", ("pdf",), "application/pdf", b"%PDF-", pdf.rewrite),
        Format("docx", ("docx",), WORD, b"PK\x03\x04", office.rewrite),
        Format("jpg", ("jpg", "jpeg"), "image/jpeg", b"\xff\xd8\xff", pictures.jpeg),
        Format("png", ("png",), "image/png", b"\x89PNG\r\n\x1a\n", pictures.png),
        Format("txt", ("txt",), "text/plain; charset=utf-8", b"", text.rewrite),
    )
}
# How files begin that somebody may hide in another one: at the very start, or where lenient programs still look for it.
AT_THE_START = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"GIF8",
    b"\xca\xfe\xba\xbe",
)
NEAR_THE_START = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?php", b"<?xml", b"%pdf-")
ZIP_DIRECTORY = b"PK\x05\x06"


def clean(name: str, content: bytes) -> Cleaned:
    """The file rewritten, where its name and its bytes agree on one of the formats that are taken.

    Of the name nothing but its ending is looked at, and nothing is kept. Raises Refused. Source: ASVS 5.2.2, 5.2.3, 14.2.8.
    """
    if not content:
        raise Refused("The selected file is empty")
    if len(content) > MOST_BYTES:
        raise Refused(f"The selected file must be smaller than {MOST_BYTES // 1024 // 1024}MB")
    ending = PurePath(name).suffix.lower().removeprefix(".")
    found = next((one for one in FORMATS.values() if ending in one.extensions), None)
    if found is None:
        raise Refused(NOT_ALLOWED)
    if not _is(found, content):
        raise Refused(f"The selected file is no {found.name.upper()}, whatever its name says. Save it again as one")
    if _is_another_too(found, content):
        raise Refused(POLYGLOT)
    rewritten = found.rewrite(content)
    if len(rewritten) > 2 * MOST_BYTES:
        raise Refused("The selected file grows too large when it is opened. Send a smaller one")
    return Cleaned(found.name, rewritten)


def _is(found: Format, content: bytes) -> bool:
    """Whether the bytes begin as the format does, and the library that knows many formats takes it for that one too."""
    if not content.startswith(found.begins):
        return False
    try:
        extensions = {one.extension.removeprefix(".") for one in puremagic.magic_string(content[:HEAD])}
    except puremagic.PureError:
        extensions = set()
    return bool(extensions & {*found.extensions}) if found.begins else True


def _is_another_too(found: Format, content: bytes) -> bool:
    head = content[:HEAD].lower()
    near = [mark for mark in NEAR_THE_START if mark in head and not (found.name == "pdf" and mark == b"%pdf-")]
    if found.name == "pdf":
        near = [mark for mark in near if mark != b"<?xml"]  # a packet of metadata may come first
        near += [b"%pdf-"] if head.count(b"%pdf-") > 1 else []
    if found.name == "docx":
        return bool(near)
    starts = any(content.startswith(mark) for mark in AT_THE_START)
    return starts or bool(near) or ZIP_DIRECTORY in content[-TAIL:]
