"""Documents on a child's record: in lists, one by itself, and its file."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from agencies.models import User
from cases import access
from cases.choices.documents import ON_RECORD, DocumentState
from cases.models import Child, Document
from slscb.core import audit, health, marking
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed, NotVisible
from slscb.core.uploads import store


def documents_of(user: User, child_id: UUID) -> QuerySet[Document]:
    """Every document of a child, closed ones too, the newest first. For paging. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "documents"})
    return _of(child)


def open_document(user: User, document_id: UUID) -> Document:
    """What is known of a document; the opening is written into the audit. Raises NotVisible."""
    document = access.document_for(user, document_id)
    audit.record(actor=user, action=Action.VIEW, about=[document.child_id], target=document)
    return document


def file_of(user: User, document_id: UUID) -> tuple[Document, bytes]:
    """A checked document with its file, for somebody with the right to its marking; the handing out is written into the
    audit as an export. Raises NotVisible: also for one that is not released, or whose file is not as it was scanned.

    Raises NotAllowed without the right to its marking. Source: issue 3 point 8; threat 10.
    """
    document = access.document_for(user, document_id)
    if not may_open(user, document):
        raise NotAllowed("Your role does not include documents with this marking.")
    if document.state != DocumentState.RELEASED:
        raise NotVisible("file")
    try:
        content = store.read(document.stored_as, document.digest)
    except store.Missing:
        raise NotVisible("file") from None
    # As an opening too, so that it counts among the records that one person may open in a while (slscb.core.budget).
    audit.record(actor=user, action=Action.VIEW, about=[document.child_id], target=document)
    audit.record(actor=user, action=Action.EXPORT, about=[document.child_id], target=document)
    return document, content


def may_open(user: User, document: Document) -> bool:
    """Whether the user is shown title and file: those of a marked document only with the right to its marking."""
    right = marking.load_markings().levels[document.marking].right
    return not right or user.may(right)


def document_counts(user: User, child: Child) -> tuple[int, int]:
    """How many documents a child has, and how many the user has waiting to be checked for her."""
    mine = Q(state=DocumentState.HELD, uploaded_by=user)
    counted = child.documents.aggregate(all=Count("pk"), mine=Count("pk", filter=mine))
    return counted["all"], counted["mine"]


def has_file(user: User, child: Child, digest: str) -> bool:
    """Whether this very file is on the child's record and neither withdrawn nor refused. For whoever sends it."""
    return child.documents.filter(digest=digest, state__in=ON_RECORD).exists()


def is_scanner_well() -> bool:
    """Whether the scanner has answered lately."""
    return health.scanner_state() == "ok"


def _of(child: Child) -> QuerySet[Document]:
    known = child.documents.select_related("uploaded_by", "agency", "withdrawn_by")
    return known.order_by("-created_at", "-pk")
