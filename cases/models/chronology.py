import uuid

from django.conf import settings
from django.db import models

from slscb.core.history import tracked


@tracked(by="child")
class ChronologyEntry(models.Model):
    """One line of a child's story, written by the service that records the fact, in its transaction.

    `link_kind` and `link_id` name the record behind the line (`missing.missingepisode` and its public id).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="chronology")
    happened_at = models.DateTimeField()
    entry_kind = models.CharField(max_length=20)
    summary = models.CharField(max_length=300)
    link_kind = models.CharField(max_length=60, blank=True)
    link_id = models.UUIDField(null=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "chronology entries"
        indexes = [models.Index(fields=["child", "-happened_at", "-id"], name="chronology_newest")]

    def __str__(self) -> str:
        return f"child {self.child_id}: {self.entry_kind}"
