from django.conf import settings
from django.db import models

from missing.choices import AuthorityNews, Channel
from missing.querysets import AboutChildQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class AuthorityNotification(Record):
    """That another authority was told of a missing child: which, what, when, how and whom.

    `told_at` is when they were told, `recorded_by` who wrote it down. It is only added: another one puts a wrong one right.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="authority_notifications")
    episode = models.ForeignKey(
        "missing.MissingEpisode", on_delete=models.CASCADE, related_name="authority_notifications"
    )
    authority = models.CharField("which authority", max_length=100)
    news = models.CharField("what they were told", max_length=10, choices=AuthorityNews.choices)
    told_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=Channel.choices)
    whom = models.CharField("who was told", max_length=150)
    words = models.TextField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["episode", "told_at", "id"], name="authority_told_in_order")]

    def __str__(self) -> str:
        return f"notification of an authority {self.public_id}"
