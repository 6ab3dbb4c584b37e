from django.conf import settings
from django.db import models

from slscb.core.models.base import Record


class ReminderState(models.TextChoices):
    PENDING = "pending", "Waiting"
    DONE = "done", "Sent"
    CANCELLED = "cancelled", "No longer needed"


class Reminder(Record):
    """A promise to look at something again at a moment. Written in the transaction of the fact it is about.

    `key` is unique: the same promise cannot be made twice. The dispatcher claims due rows with SKIP LOCKED and writes the
    notices in the transaction that marks the row done, so that a notice appears exactly once whatever is killed. One that
    could not be carried out is put off; when it was due stays as it was, so that the watchdog sees how late it is.
    """

    key = models.CharField(max_length=200, unique=True)
    reminder_kind = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReminderState.choices, default=ReminderState.PENDING)
    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    put_off_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="reminder_due", condition=models.Q(state="pending")),
            models.Index(fields=["about_kind", "about_id"], name="reminder_about"),
        ]

    def __str__(self) -> str:
        return self.key


class Notice(Record):
    """A line on a person's notices page. Holds a reference and a link, no case facts."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    link = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="one_notice_a_key")]
        indexes = [
            models.Index(fields=["recipient"], name="notice_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["recipient", "-created_at"], name="notice_newest"),
        ]

    def __str__(self) -> str:
        return self.title


class EmailState(models.TextChoices):
    PENDING = "pending", "Waiting"
    SENT = "sent", "Sent"
    DROPPED = "dropped", "Not sent"


class OutgoingEmail(Record):
    """An e-mail that says only that something waits in the service. Claimed, committed, sent, marked.

    A crash between sending and marking repeats it at most once, with the same Message-ID. One with `send_from` waits until
    then and goes out together with what else waits for the same person.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="outgoing_emails")
    key = models.CharField(max_length=200)
    link = models.CharField(max_length=300, blank=True)
    send_from = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=EmailState.choices, default=EmailState.PENDING)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="one_email_a_key")]
        indexes = [models.Index(fields=["created_at"], name="email_waiting", condition=models.Q(state="pending"))]

    def __str__(self) -> str:
        return self.key
