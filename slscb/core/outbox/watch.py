"""What should have gone out by now and has not. Asked from another process than the one that sends."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from slscb.core.models import EmailState, OutgoingEmail, Reminder, ReminderState

REMINDER_LATE_AFTER = timedelta(seconds=60)
EMAIL_LATE_AFTER = timedelta(minutes=10)


def late_reminders(moment: datetime) -> QuerySet[Reminder]:
    """The reminders that have been due for more than a minute and still wait. Source: security 3.4."""
    return Reminder.objects.filter(state=ReminderState.PENDING, due_at__lt=moment - REMINDER_LATE_AFTER)


def late_emails(moment: datetime) -> QuerySet[OutgoingEmail]:
    """The e-mails that have waited for more than ten minutes past their time: the mail server is gone, or refuses them."""
    since = moment - EMAIL_LATE_AFTER
    due = Q(send_from=None, created_at__lt=since) | Q(send_from__lt=since)
    return OutgoingEmail.objects.filter(due, state=EmailState.PENDING)
