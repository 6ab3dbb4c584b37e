"""Celery entry points of this app."""

import logging
from datetime import timedelta

from celery import shared_task

from cases.services import scanning, watching
from slscb.core.clock import now
from slscb.core.uploads.scanning import ScannerDown

logger = logging.getLogger(__name__)
LOOKED_AT = timedelta(days=2)  # each opening is looked at twice, so that a night without a worker loses nothing


@shared_task
def find_unusual_access() -> None:
    """What beat calls each night: the openings of the last two days."""
    watching.find_unusual(actor=None, since=now() - LOOKED_AT, until=now())


@shared_task
def scan_documents() -> None:
    """What an upload wakes and beat calls twice a minute: every document that waits, until the scanner does not answer."""
    seen: int | None = 0
    try:
        while seen is not None:
            seen = scanning.scan_next(actor=None, after=seen)
    except ScannerDown as down:
        logger.warning("documents stay held: %s", down)


@shared_task
def sweep_documents() -> None:
    """What beat calls each night: files and records are compared."""
    scanning.sweep(actor=None)
