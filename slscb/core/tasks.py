"""Celery entry points of the kernel."""

from contextlib import suppress
from datetime import timedelta

from celery import shared_task

from slscb.core import chain, outbox
from slscb.core.clock import now
from slscb.core.models import Heartbeat
from slscb.core.uploads import scanning

PASS = timedelta(seconds=20)  # as often as beat calls: passes follow one another while there is much to do


@shared_task
def dispatch_due() -> None:
    """One pass of everything due, reminders before e-mails; what beat calls. The next pass takes up what is left."""
    began_at = now()
    outbox.dispatch(began_at, within=PASS)
    outbox.send_waiting(now(), within=began_at + PASS - now())


@shared_task
def beat_heartbeat() -> None:
    """Says that beat, the broker and a worker are all alive; `/readyz` looks at how long ago that was."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"beaten_at": now()})


@shared_task
def scanner_heartbeat() -> None:
    """Says that the virus scanner answers a worker; silent while it does not, and `/readyz` looks at how long that is."""
    with suppress(scanning.ScannerDown):
        scanning.version()
        Heartbeat.objects.update_or_create(name="scanner", defaults={"beaten_at": now()})


@shared_task
def anchor_audit() -> None:
    """Notes outside the database how far the audit's chain has come, where that is due."""
    chain.anchor(now())
