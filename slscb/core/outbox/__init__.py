"""Reminders, notices and e-mails that PostgreSQL remembers. Celery may carry the wake-up, never the fact."""

from slscb.core.outbox.dispatch import Dispatched, dispatch
from slscb.core.outbox.emails import send_waiting
from slscb.core.outbox.promises import Promise, cancel, notify, reschedule, schedule, schedule_all, send
from slscb.core.outbox.reading import mark_read, newest_unread, notices_for, open_notice, unread_count
from slscb.core.outbox.registry import register
from slscb.core.outbox.watch import late_emails, late_reminders

__all__ = [
    "Dispatched",
    "Promise",
    "cancel",
    "dispatch",
    "late_emails",
    "late_reminders",
    "mark_read",
    "newest_unread",
    "notices_for",
    "notify",
    "open_notice",
    "register",
    "reschedule",
    "schedule",
    "schedule_all",
    "send",
    "send_waiting",
    "unread_count",
]
