"""Celery entry points of the kernel."""

from celery import shared_task

from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.models import Heartbeat


@shared_task
def dispatch_due() -> None:
    """One pass of everything due; what beat calls."""
    outbox.dispatch(now())
    outbox.send_waiting(now())


@shared_task
def beat_heartbeat() -> None:
    """Says that beat, the broker and a worker are all alive; `/readyz` looks at how long ago that was."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"beaten_at": now()})
