"""Small files of each kind, made here."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

from slscb.devstack.scanner import TEST_FILE

GPS, AUTHOR = "Slough 51.51 north", "Rosalind Author"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:document>'


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture that says where and by whom it was taken, turned by its EXIF, with a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = AUTHOR
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 36.0)
    out, comment = BytesIO(), {"comment": GPS.encode()} if kind == "JPEG" else {}
    Image.new("RGB", size, "teal").save(out, kind, exif=exif, **comment)
    return out.getvalue()


def a_word_document(**parts: str | bytes) -> bytes:
    """A Word document by somebody; `parts` has more of them by name."""
    inside: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": BODY,
        "docProps/core.xml": f"<cp:coreProperties><dc:creator>{AUTHOR}</dc:creator></cp:coreProperties>",
        "docProps/app.xml": "<Properties><Company>Somewhere</Company></Properties>",
        **parts,
    }
    return an_archive(inside)


def an_archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_pdf(more: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page that names its author."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R " + more + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Author (" + AUTHOR.encode() + b") /Title (About \\(her\\)) /Creator <526F73> >>",
    )
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    )
    return out + end % (table, trailer, len(out))


def packed(content: bytes) -> bytes:
    """A packed list of objects as it stands in a PDF."""
    squeezed = zlib.compress(content)
    head = b"9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length %d >>\nstream\n" % len(squeezed)
    return head + squeezed + b"\nendstream\nendobj\n"


def a_pdf_with(objects: bytes) -> bytes:
    """The PDF with more objects before its table."""
    return a_pdf().replace(b"xref\n0 5", objects + b"xref\n0 5", 1)


INFECTED = b"A letter.\n" + TEST_FILE
