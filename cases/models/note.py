from django.conf import settings
from django.db import models

from cases.choices import NoteKind
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Note(Record):
    """What someone saw, heard or decided, in words. A note is not changed; a correction is another note."""

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="notes")
    note_kind = models.CharField(max_length=12, choices=NoteKind.choices)
    happened_at = models.DateTimeField()
    text = models.TextField(max_length=20_000)

    class Meta:
        indexes = [models.Index(fields=["child", "-happened_at"], name="note_newest")]

    def __str__(self) -> str:
        return f"note {self.public_id}"
