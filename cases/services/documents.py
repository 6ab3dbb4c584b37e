"""Documents on a child's record: taken in, withdrawn. What the scanner says of them is in `scanning`."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from agencies import selectors as agencies
from agencies.models import User
from cases import access, selectors, tasks
from cases.choices.documents import DocumentState
from cases.models import Child, Document
from cases.rules import documents as rules
from cases.services import chronology
from slscb.core import audit, uploads
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, NotAllowed, raise_if_any
from slscb.core.jobs import after_commit
from slscb.core.uploads import store
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file as somebody sent it, and what they say of it. Of the name the ending alone is looked at."""

    title: str
    document_kind: str
    marking: str
    name: str
    content: bytes


@transaction.atomic
def add_document(*, actor: User, child_id: UUID, sent: Sent) -> Document:
    """Take a file onto a child's record; it is held until the scanner has looked at it.

    The file is on the disk before its record is, so that no record is without one; a file whose record was rolled back is
    swept away. Raises Invalid, NotVisible, NotAllowed. Source: issue 3 point 8; docs/adr/0045.
    """
    child = access.child_to_change(actor, child_id, "document.add")
    agency = agencies.agency_of(actor)
    if agency is None:
        raise NotAllowed("You belong to no agency today.")
    cleaned = _checked(actor, child, sent)
    document = create(
        Document(
            child=child,
            uploaded_by=actor,
            agency=agency,
            title=" ".join(sent.title.split()),
            document_kind=sent.document_kind,
            marking=sent.marking,
            file_format=cleaned.format,
            size=len(cleaned.content),
            digest=store.digest_of(cleaned.content),
            stored_as=store.keep(cleaned.content),
        )
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=document)
    after_commit(tasks.scan_documents)
    return document


@transaction.atomic
def withdraw_document(*, actor: User, document_id: UUID, reason: str, expected_version: int | None = None) -> Document:
    """Take a document off the record: it stays in the list with the reason, and nobody opens it any more.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 3 point 8; our own.
    """
    document = access.document_to_change(actor, document_id, "document.withdraw")
    raise_if_any(rules.check_withdrawal(document.state, reason))
    document.state = DocumentState.WITHDRAWN
    document.withdrawn_by, document.withdrawn_at, document.withdrawn_reason = actor, now(), reason.strip()
    change(document, expected_version=expected_version)
    detail = {"state": str(document.state)}
    audit.record(actor=actor, action=Action.CHANGE, about=[document.child_id], target=document, detail=detail)
    summary = f"Document withdrawn ({document.agency})"
    moment = now()
    chronology.add(
        actor=actor, child=document.child, happened_at=moment, kind="document", summary=summary, link=document
    )
    return document


def _checked(actor: User, child: Child, sent: Sent) -> uploads.Cleaned:
    raise_if_any(rules.check_counts(*selectors.document_counts(actor, child)))
    try:
        cleaned = uploads.clean(sent.name, sent.content)
    except uploads.Refused as refused:
        raise Invalid([Fault("file", str(refused))]) from None
    raise_if_any(rules.check_same(selectors.has_file(actor, child, store.digest_of(cleaned.content))))
    return cleaned
