"""What reminders are often made of and these are not: a Celery task sent ahead of time. Only the control run uses it."""

from celery import shared_task

from slscb.core.models import Notice


@shared_task
def remind_by_eta(recipient_id: int, number: int) -> None:
    """One reminder, written when the broker remembers to say so."""
    Notice.objects.create(recipient_id=recipient_id, key=f"eta:{number}", title="Look again")
