"""The composition: knows every app; nobody imports it."""

from slscb.celery import app as celery_app

__all__ = ["celery_app"]
