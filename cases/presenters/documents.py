"""Words, colours and links for documents. No decision and no query."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from agencies.models import User
from cases import selectors
from cases.choices.documents import DocumentMarking, DocumentState
from cases.models import Document
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.uploads import FORMATS
from slscb.core.words import moment_words

COLOURS: dict[str, Colour] = {
    DocumentState.HELD: "yellow",
    DocumentState.RELEASED: "green",
    DocumentState.INFECTED: "red",
    DocumentState.LOST: "red",
    DocumentState.WITHDRAWN: "grey",
}
SHORT = {DocumentState.INFECTED: "Refused", DocumentState.LOST: "Refused", DocumentState.HELD: "Being checked"}
NOT_SHOWN = {
    DocumentMarking.ADDRESS: "Marked as an address: not shown to your role",
    DocumentMarking.HEALTH: "Marked as health detail: not shown to your role",
    DocumentMarking.SUSPECT: "Marked as suspects: not shown to your role",
}
STATES = {
    DocumentState.HELD: "The document is being checked for viruses. Nobody can open it until that is done, "
    "usually within a minute.",
    DocumentState.RELEASED: "",
    DocumentState.INFECTED: "A virus was found in this document. It was deleted and nobody can open it. "
    "The device that it came from may have it still: tell your IT service desk.",
    DocumentState.LOST: "The file is gone from the store or was changed there, so nobody can open it. "
    "Send it again if you have it.",
    DocumentState.WITHDRAWN: "This document was withdrawn. Nobody can open it any more.",
}
SCANNER_DOWN = (
    "The virus scanner does not answer at present, so the document stays closed to everybody. "
    "It is safe, and is checked as soon as the scanner answers; you need not send it again."
)


def tag(document: Document) -> Tag:
    """How far a document has come."""
    state = DocumentState(document.state)
    return Tag(SHORT.get(state, state.label), COLOURS[state])


def title(user: User, document: Document) -> str:
    """Its title, or for those without the right to its marking that they are not shown it."""
    return document.title if selectors.may_open(user, document) else NOT_SHOWN[DocumentMarking(document.marking)]


def size_words(size: int) -> str:
    """Such as '340 KB' or '2.1 MB'."""
    return f"{max(1, round(size / 1024))} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def how_many(on_record: int, held: int) -> str:
    """What the card on the child's page says."""
    if not on_record:
        return "No documents yet"
    waiting = f", {held} being checked for viruses" if held else ""
    return f"{on_record} document{'' if on_record == 1 else 's'} on record{waiting}"


def table(user: User, documents: Iterable[Document]) -> Table:
    """A page of the list."""
    rows = [
        (
            Cell(title(user, one), address_of("cases:document-view", one.public_id)),
            one.get_document_kind_display(),
            Cell(str(one.uploaded_by), hint=str(one.agency)),
            moment_words(one.created_at),
            Cell(tag=tag(one), hint=one.withdrawn_reason if selectors.may_open(user, one) else ""),
        )
        for one in documents
    ]
    return Table.of("Documents", ["Title", "Kind", "Sent by", "Sent", "State"], rows, is_caption_hidden=True)


def facts(user: User, document: Document) -> list[Row]:
    """What is known of one document."""
    marked = document.get_marking_display() if document.marking != DocumentMarking.PERSONAL else ""
    lines = [
        Row("Child", document.child.full_name, href=address_of("cases:child-view", document.child.public_id)),
        Row("State", tag=tag(document)),
        Row("Kind", document.get_document_kind_display()),
        Row("Holds", marked),
        Row("Sent by", f"{document.uploaded_by}, {document.agency}"),
        Row("Sent", moment_words(document.created_at)),
        Row("File", f"{document.file_format.upper()}, {size_words(document.size)}"),
        Row("Checked", moment_words(document.scanned_at) if document.scanned_at else ""),
    ]
    if document.state == DocumentState.INFECTED:
        lines.append(Row("Found", document.finding))
    if document.withdrawn_at:
        lines.append(Row("Withdrawn", f"{document.withdrawn_by}, {moment_words(document.withdrawn_at)}"))
        lines.append(
            Row("Why", document.withdrawn_reason if selectors.may_open(user, document) else "Not shown to your role")
        )
    return [one for one in lines if one.value or one.tag]


def says(document: Document, is_scanner_well: bool) -> str:
    """What the state means for whoever looks at the document."""
    if document.state == DocumentState.HELD and not is_scanner_well:
        return SCANNER_DOWN
    return STATES[DocumentState(document.state)]


def open_link(user: User, document: Document) -> Link | None:
    """The way to the file, for those who may open it once it is checked."""
    if document.state != DocumentState.RELEASED or not selectors.may_open(user, document):
        return None
    return Link("Download the document", address_of("cases:document-file", document.public_id))


def may_withdraw(user: User, document: Document) -> bool:
    """Whether to offer that."""
    return document.state in (DocumentState.HELD, DocumentState.RELEASED) and user.may("document.withdraw")


def file_answer(document: Document, content: bytes) -> HttpResponse:
    """The file, to be saved and never shown inside the browser; of its own name nothing is left."""
    name = slugify(document.title)[:60] or "document"
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{name}.{document.file_format}") or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=FORMATS[document.file_format].media_type, headers=headers)
