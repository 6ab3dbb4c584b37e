"""Celery entry points of this app."""

from uuid import UUID

from celery import shared_task

from missing.services import endings
from missing.services.extracts import keeping, recording


@shared_task
def record_extract(extract_id: str) -> None:
    """Records a confirmed extract with the sight of whoever brought it. May run twice, and beside itself."""
    recording.record_for_bringer(actor=None, extract_id=UUID(extract_id))


@shared_task
def resume_extracts() -> None:
    """What beat calls: extracts that were confirmed and whose job was lost."""
    for extract_id in recording.resume(actor=None):
        recording.record_for_bringer(actor=None, extract_id=extract_id)


@shared_task
def forget_extracts() -> None:
    """What beat calls each night: what police wrote and nobody needs any more."""
    keeping.forget_old(actor=None)


@shared_task
def remind_at_18() -> None:
    """What beat calls each morning: open episodes of children who have turned 18."""
    endings.remind(actor=None)
