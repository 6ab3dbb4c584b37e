"""What a file is, what is never taken, and what is taken out of it."""

import resource
import struct
import time
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from slscb.core.uploads import MOST_BYTES, Refused, clean
from slscb.core.uploads.pictures import MOST_PIXELS
from tests.helpers.uploads import (
    AUTHOR,
    GPS,
    a_pdf,
    a_pdf_with,
    a_picture,
    a_word_document,
    an_archive,
    packed,
)

HONEST = {
    "a.pdf": a_pdf(),
    "a.docx": a_word_document(),
    "a.JPG": a_picture(),
    "a.jpeg": a_picture(),
    "a.png": a_picture("PNG"),
    "a.txt": "A letter from Zoë".encode(),
}


@pytest.mark.parametrize("name", HONEST)
def test_the_formats_that_are_taken_are_taken(name):
    cleaned = clean(name, HONEST[name])
    assert cleaned.content
    assert clean(f"again.{cleaned.format}", cleaned.content).content == cleaned.content or cleaned.format == "jpg"


@pytest.mark.parametrize("name", HONEST)
@pytest.mark.parametrize("claimed", ["pdf", "docx", "jpg", "png"])
def test_a_file_whose_name_and_bytes_disagree_is_refused(name, claimed):
    if clean(name, HONEST[name]).format == claimed:
        pytest.skip("these agree")
    with pytest.raises(Refused):
        clean(f"a.{claimed}", HONEST[name])


@pytest.mark.parametrize(
    "name",
    ["a", "a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a.pdf.exe", "a.gif", ".pdf", "a.doc", "a.pdf\x00.exe", ""],
)
def test_an_ending_that_is_not_taken_is_refused_whatever_is_inside(name):
    with pytest.raises(Refused, match="must be a PDF"):
        clean(name, a_pdf())


ARCHIVE = an_archive({"run.js": "x"})
PAGE = b"<script>alert(1)</script>"
POLYGLOTS = {
    "pdf and archive": ("a.pdf", a_pdf() + ARCHIVE),
    "pdf and archive with its end in a comment": ("a.pdf", a_pdf() + b"%" + ARCHIVE + b"\n%%EOF"),
    "pdf and page": ("a.pdf", b"%PDF-1.7\n" + PAGE + a_pdf()[9:]),
    "two pdfs": ("a.pdf", b"%PDF-1.7\n%PDF-1.4\n" + a_pdf()[9:]),
    "jpeg and archive": ("a.jpg", a_picture() + ARCHIVE),
    "jpeg and page": ("a.jpg", a_picture()[:20] + b"<html>" + a_picture()[20:]),
    "png and archive": ("a.png", a_picture("PNG") + ARCHIVE),
    "png and pdf": ("a.png", a_picture("PNG")[:33] + b"%PDF-1.4" + a_picture("PNG")[33:]),
    "text and page": ("a.txt", PAGE + b" hello"),
    "text and shell": ("a.txt", b"#!/bin/sh\necho hello"),
    "text and program": ("a.txt", b"MZ is how programs begin"),
    "text and drawing": ("a.txt", b"hello <svg onload=alert(1)>"),
    "text and archive": ("a.txt", b"hello" + ARCHIVE),
    "word and program in front": ("a.docx", b"MZ" + a_word_document()),
    "word and page behind": ("a.docx", a_word_document() + PAGE),
    "word with a page in front": ("a.docx", an_archive({"<html>": PAGE}) + a_word_document()),
}


@pytest.mark.parametrize("which", POLYGLOTS)
def test_what_is_two_kinds_of_file_in_one_is_refused(which):
    with pytest.raises(Refused):
        clean(*POLYGLOTS[which])


def test_what_follows_a_picture_is_not_kept():
    marked = clean("a.jpg", a_picture() + b"Q" * 100).content
    assert b"QQQQ" not in marked


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_a_picture_keeps_what_can_be_seen_and_nothing_else(name, kind):
    sent = a_picture(kind)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825), "the control: it says where it was taken"
    kept = clean(name, sent).content
    picture = Image.open(BytesIO(kept))
    assert picture.size == (30, 40), "turned as it was meant"
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(0x8825)
    assert {"comment", "exif", "icc_profile", "xmp"} & picture.info.keys() == set()
    assert AUTHOR.encode() not in kept
    assert GPS.encode() not in kept


def test_a_word_document_does_not_say_who_wrote_it():
    body = '<w:document><w:ins w:author="Rosalind Author" w:initials="RA"><w:t>Seen</w:t></w:ins></w:document>'
    parts = {"word/document.xml": body, "word/media/one.jpg": a_picture()}
    kept = clean("a.docx", a_word_document(**parts)).content
    with ZipFile(BytesIO(kept)) as archive:
        kept_parts = {one.filename: archive.read(one) for one in archive.infolist()}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"Seen" in kept_parts["word/document.xml"]
    assert not any(AUTHOR.encode() in part or b"Somewhere" in part for part in kept_parts.values())
    assert not Image.open(BytesIO(kept_parts["word/media/one.jpg"])).getexif().get_ifd(0x8825)


def test_a_word_document_does_not_fetch_its_writers_template():
    rels = '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://evil.example/t.dotm"/></Relationships>'
    kept = clean("a.docx", a_word_document(**{"word/_rels/settings.xml.rels": rels})).content
    assert b"evil.example" not in ZipFile(BytesIO(kept)).read("word/_rels/settings.xml.rels")


def test_a_pdf_does_not_say_who_wrote_it_and_can_still_be_read():
    assert PdfReader(BytesIO(a_pdf())).metadata.author == AUTHOR, "the control"
    kept = clean("a.pdf", a_pdf()).content
    read = PdfReader(BytesIO(kept))
    assert len(read.pages) == 1
    assert AUTHOR.encode() not in kept
    assert not read.metadata.author.strip()
    assert len(kept) == len(a_pdf())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", a_pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ")),
        ("a.pdf", a_pdf(b"/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >> ")),
        ("a.pdf", a_pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >> ")),
        ("a.pdf", a_pdf(b"/Names << /EmbeddedFiles 5 0 R >> ")),
        ("a.pdf", a_pdf(trailer=b"/Encrypt 5 0 R ")),
        ("a.pdf", a_pdf_with(packed(b"<< /S /JavaScript /JS (app.alert(1)) >>"))),
        ("a.pdf", a_pdf_with(packed(b"x").replace(b"/FlateDecode", b"/LZWDecode"))),
        ("a.pdf", a_pdf()[:-6] + b"cut"),
        ("a.docx", a_word_document(**{"word/vbaProject.bin": b"x"})),
        ("a.docx", a_word_document(**{"word/embeddings/one.docx": b"x"})),
        ("a.docx", a_word_document(**{"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
        ("a.docx", a_word_document(**{"[Content_Types].xml": "<Types>macroEnabled</Types>"})),
        ("a.docx", a_word_document(**{"../../evil.xml": "<a/>"})),
        ("a.docx", a_word_document(**{"/evil.xml": "<a/>"})),
        ("a.docx", a_word_document(**{"word/media/one.png": b"no picture"})),
        ("a.docx", an_archive({"hello.txt": "no document"})),
        ("a.docx", a_word_document()[:200]),
        ("a.txt", b"\xff\xfeh\x00i\x00"),
        ("a.txt", b"bell \x07"),
        ("a.txt", b""),
        ("a.jpg", a_picture()[:200]),
        ("a.png", a_picture("PNG")[:60]),
    ],
)  # fmt: skip
def test_programs_attachments_locks_and_broken_files_are_refused(name, content):
    with pytest.raises(Refused):
        clean(name, content)


def a_png_that_says(width: int, height: int) -> bytes:
    """A picture of a few bytes that claims a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def lying(content: bytes) -> bytes:
    """A Word document that says of a large part that it is small."""
    return content.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 3_000))


ZEROS = b"\0" * (30 * 1024 * 1024)
BOMBS = {
    "a huge part": ("a.docx", a_word_document(**{"word/media/a.emf": ZEROS})),
    "many parts": ("a.docx", a_word_document(**{f"word/{number}.xml": "<a/>" for number in range(10_000)})),
    "many large parts": ("a.docx", a_word_document(**{f"word/{number}.emf": ZEROS[: 9 << 20] for number in range(5)})),
    "a part that lies": ("a.docx", lying(a_word_document(**{"word/a.emf": ZEROS[:3_000_000]}))),
    "a huge picture": ("a.png", a_png_that_says(60_000, 60_000)),
    "a picture just too large": ("a.png", a_png_that_says(MOST_PIXELS // 1_000, 1_001)),
    "a huge picture in a document": (
        "a.docx",
        a_word_document(**{"word/media/a.png": a_png_that_says(60_000, 60_000)}),
    ),
    "a pdf that unpacks": ("a.pdf", a_pdf_with(packed(ZEROS + ZEROS))),
    "too large": ("a.txt", b"a" * (MOST_BYTES + 1)),
}


@pytest.mark.parametrize("which", BOMBS)
def test_a_bomb_is_refused_in_a_second_and_in_fifty_megabytes(which):
    name, content = BOMBS[which]
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(Refused):
        clean(name, content)
    assert time.process_time() - began < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024
