from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices.documents import DocumentKind, DocumentMarking, DocumentState
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Document(Record):
    """A file on a child's record. Held until the scanner has found nothing in it; the file itself lies in the store.

    `marking` is a level of slscb/markings.toml: title and file are shown to those alone who hold its right. Nothing of the
    name that the file had is kept.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="documents")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=120)
    document_kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    marking = models.CharField(max_length=10, choices=DocumentMarking.choices, default=DocumentMarking.PERSONAL)
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.HELD)
    file_format = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64, unique=True)
    scanned_by = models.CharField(max_length=100, blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=DocumentState.RELEASED)
                | Q(scanned_at__isnull=False, finding="") & ~Q(scanned_by=""),
                name="released_document_was_scanned",
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.INFECTED) | ~Q(finding=""), name="infected_document_says_with_what"
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.WITHDRAWN, withdrawn_by__isnull=False, withdrawn_at__isnull=False)
                & ~Q(withdrawn_reason="")
                | ~Q(state=DocumentState.WITHDRAWN) & Q(withdrawn_by=None, withdrawn_at=None, withdrawn_reason=""),
                name="withdrawn_document_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-created_at", "-id"], name="document_newest"),
            models.Index(fields=["id"], name="document_held", condition=Q(state=DocumentState.HELD)),
        ]

    def __str__(self) -> str:
        return f"document {self.public_id}"
