"""Celery entry points of this app."""

from datetime import timedelta

from celery import shared_task

from cases.services import watching
from slscb.core.clock import now

LOOKED_AT = timedelta(days=2)  # each opening is looked at twice, so that a night without a worker loses nothing


@shared_task
def find_unusual_access() -> None:
    """What beat calls each night: the openings of the last two days."""
    watching.find_unusual(actor=None, since=now() - LOOKED_AT, until=now())
