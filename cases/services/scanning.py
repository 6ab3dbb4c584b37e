"""What the scanner says of the documents that wait, and whether files and records still agree."""

import logging

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases import access
from cases.choices.documents import DocumentMarking, DocumentState
from cases.models import Document
from cases.rules import documents as rules
from cases.services import chronology
from slscb.core import outbox, wall
from slscb.core.clock import now
from slscb.core.uploads import scanning, store
from slscb.core.uploads.scanning import NoVerdict, Verdict
from slscb.core.writing import change

logger = logging.getLogger(__name__)


@transaction.atomic
def scan_next(*, actor: User | None, after: int = 0) -> int | None:
    """Have the oldest held document looked at, of those with a higher internal id; answers with its id, None for none left.

    The row is locked meanwhile, so that two workers never look at one. Nobody asks (`actor` None). Raises ScannerDown, and
    then the document stays as it was: held. Source: issue 3 point 8; ASVS 5.4.3, 16.5.2.
    """
    with wall.lifted("documents that wait to be scanned"):
        held = Document.objects.filter(state=DocumentState.HELD, pk__gt=after).select_related("child", "agency")
        document = held.select_for_update(of=("self",), skip_locked=True).order_by("pk").first()
        if document is None:
            return None
        try:
            verdict = scanning.scan(store.read(document.stored_as, document.digest))
        except store.Missing:
            _lose(document)
        except NoVerdict as none:
            logger.warning("document %s stays held: %s", document.public_id, none)
        else:
            _release(document, verdict) if verdict.is_clean else _refuse(document, verdict)
        return document.pk


@transaction.atomic
def sweep(*, actor: User | None) -> tuple[int, int]:
    """Make files and records agree after whatever happened: how many files went, and how many records lost theirs.

    A file that no record names goes after a week, an infected one at once; a record without its file says so, and governance
    is told. Nobody asks (`actor` None). Source: issue 3 point 8; docs/adr/0045.
    """
    with wall.lifted("files and records are compared"):
        known = dict(Document.objects.values_list("stored_as", "state"))
        there = set()
        gone = 0
        for name, written_at in store.files():
            there.add(name)
            infected = known.get(name) == DocumentState.INFECTED
            if rules.is_orphan(written_at, name in known, infected, now()):
                store.remove(name)
                gone += 1
        opened = Q(state=DocumentState.HELD) | Q(state=DocumentState.RELEASED)
        missing = Document.objects.filter(opened).exclude(stored_as__in=there).select_for_update(of=("self",))
        lost = [one for one in missing.select_related("child", "uploaded_by") if not store.is_there(one.stored_as)]
        for document in lost:
            _lose(document)
    return gone, len(lost)


def _release(document: Document, verdict: Verdict) -> None:
    document.state, document.scanned_by, document.scanned_at = DocumentState.RELEASED, verdict.scanner, now()
    change(document)
    what = f"{document.get_document_kind_display()} ({document.agency})"
    is_plain = document.marking == DocumentMarking.PERSONAL
    chronology.add(
        actor=document.uploaded_by,
        child=document.child,
        happened_at=document.created_at,
        kind="document",
        summary=f"{what}: {document.title}" if is_plain else f"{what}, marked",
        link=document,
    )


def _refuse(document: Document, verdict: Verdict) -> None:
    """The file goes once that is committed; should that fail, the sweep finds it."""
    document.state, document.scanned_by, document.scanned_at = DocumentState.INFECTED, verdict.scanner, now()
    document.finding = verdict.found
    change(document)
    logger.warning("a virus was found in document %s", document.public_id)
    transaction.on_commit(lambda: store.remove(document.stored_as))
    _tell(document, "refused: a virus was found in it", "infected")


def _lose(document: Document) -> None:
    document.state = DocumentState.LOST
    change(document)
    logger.error("the file of document %s is gone or was changed", document.public_id)
    _tell(document, "refused: it is gone from the store, or was changed there", "lost")


def _tell(document: Document, what: str, key: str) -> None:
    """The uploader, as long as they see the child; information governance without a word on whose record it is."""
    uploader = document.uploaded_by
    if access.sees(uploader, document.child_id):
        outbox.notify(
            recipients=[uploader],
            key=f"document-refused:{key}:{document.public_id}",
            title=f"The document that you sent for {document.child.reference} is {what}",
            link=reverse("cases:document-view", args=[document.public_id]),
            urgent=True,
        )
    outbox.notify(
        recipients=agencies.people_with([Role.IG_LEAD]),
        key=f"document-refused-governance:{key}:{document.public_id}",
        title=f"A document that {uploader} sent is {what}",
        link=reverse("cases:openings"),
        urgent=True,
    )
