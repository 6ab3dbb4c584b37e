"""Word documents: bounded before anything is unpacked, without programs, and written anew without who wrote them."""

import posixpath
import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from slscb.core.uploads import pictures
from slscb.core.uploads.refusing import Refused

MOST_PARTS, MOST_UNPACKED, MOST_IN_A_PART, MOST_RATIO = 500, 40 * 1024 * 1024, 20 * 1024 * 1024, 120
END = struct.Struct("<4s4H2LH")
BROKEN = "The Word document cannot be read. Open it and save it again as docx"
TOO_LARGE = "The Word document holds too much: it unpacks to more than is taken"
PROGRAM = "The Word document holds a program or another file. Save it without, or save it as a PDF"
NEEDED = {"[Content_Types].xml", "word/document.xml"}
WITHOUT = re.compile(rb"macroEnabled|vbaProject|<!DOCTYPE|<!ENTITY|DDEAUTO|oleObject", re.IGNORECASE)
FORBIDDEN = re.compile(
    r"(^|/)(embeddings|activeX|macros)/|\.(bin|exe|dll|js|vbs|ps1|bat|cmd|scr|hta|jar|zip|docm|dotm)$", re.I
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
EMPTIED = {
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/custom-properties"/>',
}
# Where the writer's own template lies: it tells a path, and makes Word fetch it.
TEMPLATES = re.compile(rb"<w:attachedTemplate\b[^>]*/>|<Relationship\b[^>]*/attachedTemplate[^>]*/>")
AUTHORS = re.compile(rb'(\bw(?:15)?:(?:author|initials)=)"[^"]*"')
DRAWN = {".jpg": pictures.jpeg, ".jpeg": pictures.jpeg, ".png": pictures.png}


def rewrite(content: bytes) -> bytes:
    """The document anew, part by part. Raises Refused."""
    try:
        _bound_directory(content)
        with ZipFile(BytesIO(content)) as old:
            parts = old.infolist()
            _bound(parts, len(content))
            return _written(old, parts)
    except Refused:
        raise
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, struct.error):
        raise Refused(BROKEN) from None


def _bound_directory(content: bytes) -> None:
    """Before the list of parts is read: that it is at the very end, and says that it is short."""
    place = content.rfind(b"PK\x05\x06")
    if place < 0 or len(content) - place < END.size:
        raise Refused(BROKEN)
    _, _, _, _, number, size, offset, comment = END.unpack_from(content, place)
    if place + END.size + comment != len(content) or comment or offset + size != place:
        raise Refused(BROKEN)
    if number > MOST_PARTS:
        raise Refused(TOO_LARGE)


def _bound(parts: list[ZipInfo], packed: int) -> None:
    names = [one.filename for one in parts]
    unpacked = sum(one.file_size for one in parts)
    is_large = any(one.file_size > MOST_IN_A_PART for one in parts)
    if len(parts) > MOST_PARTS or is_large or unpacked > min(MOST_UNPACKED, MOST_RATIO * packed):
        raise Refused(TOO_LARGE)
    if sum(one.compress_size for one in parts) > packed or len({*names}) != len(names) or not {*names} >= NEEDED:
        raise Refused(BROKEN)
    if any(FORBIDDEN.search(name) for name in names):
        raise Refused(PROGRAM)
    for one in parts:
        path = one.filename
        strange = posixpath.normpath(path) != path.rstrip("/") or path.startswith(("/", "..")) or "\\" in path
        if strange or one.flag_bits & 1 or one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(BROKEN)


def _written(old: ZipFile, parts: list[ZipInfo]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in parts:
            if not one.is_dir():
                entry = ZipInfo(one.filename)  # dated 1980, and with nothing else beside the name
                entry.compress_type = ZIP_DEFLATED
                new.writestr(entry, _part(one.filename, _unpacked(old, one)))
    return out.getvalue()


def _unpacked(old: ZipFile, one: ZipInfo) -> bytes:
    """One part; what it says of its size is not believed."""
    with old.open(one) as packed:
        content = packed.read(one.file_size + 1)
    if len(content) != one.file_size:
        raise Refused(BROKEN)
    return content


def _part(name: str, content: bytes) -> bytes:
    if name in EMPTIED:
        return (XML + EMPTIED[name]).encode()
    ending = posixpath.splitext(name)[1].lower()
    if ending in DRAWN:
        return DRAWN[ending](content)
    if ending in (".xml", ".rels"):
        if WITHOUT.search(content) or content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Refused(PROGRAM)
        return TEMPLATES.sub(b"", AUTHORS.sub(rb'\1""', content))
    return content
