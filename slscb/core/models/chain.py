from django.db import models


class AuditLink(models.Model):
    """The place of one audit event in the chain: each digest covers the event and the digest before it.

    Written at commit by the database itself (`link_audit_event`), so the audit of one request never waits for another's.
    No foreign key: that an event was taken away must be found, not prevented by what the thief can drop.
    """

    sequence = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    form = models.PositiveSmallIntegerField(default=1)
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"link {self.sequence}: event {self.event_id}"
