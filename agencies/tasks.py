"""Celery entry points of this app."""

from celery import shared_task

from agencies.services import sign_off


@shared_task
def remind_of_sign_off() -> None:
    """What beat calls each night: the accounts that a lead must confirm soon."""
    sign_off.remind(actor=None)
