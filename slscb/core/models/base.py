import uuid

from django.db import models


class Record(models.Model):
    """A record with a life of its own: a random public id, when it was made and changed, and a version to catch lost updates.

    The bigint primary key never leaves the service: sequential numbers would tell how many records a user cannot see.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def kind(self) -> str:
        """The record's kind as written into audit events and links: `app.model`."""
        return self._meta.label_lower
