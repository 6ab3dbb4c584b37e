"""Documents and their files: on the hand-written children alone, so that a large borough costs no disk."""

from cases.choices.documents import DocumentKind, DocumentState
from cases.models import Document
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Line
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from slscb.core.uploads import store


def write_documents(draft: Draft, tables: Tables, people: People) -> None:
    """Every document of a child, checked, with its file and its line; the file's name follows from the seed."""
    for one in draft.documents:
        public_id, name = draft.chance.uuid(), store.digest_of(draft.chance.uuid().encode())
        tables.add(
            draft.chance,
            Document,
            public_id=public_id,
            child_id=draft.id,
            uploaded_by_id=one.by.id,
            agency_id=people.agencies[one.agency][0],
            title=one.title,
            document_kind=one.document_kind,
            marking=one.marking,
            state=DocumentState.RELEASED,
            file_format=one.file_format,
            size=len(one.content),
            digest=store.digest_of(one.content),
            stored_as=store.keep(one.content, name),
            scanned_by="Demo scanner 1",
            scanned_at=one.at,
            created_at=one.at,
            changed_at=one.at,
        )
        what = f"{DocumentKind(one.document_kind).label} ({one.agency.label})"
        summary = f"{what}: {one.title}" if one.marking == "personal" else f"{what}, marked"
        draft.lines.append(Line(one.at, "document", summary, "cases.document", public_id, one.by.id))
