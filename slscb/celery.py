"""The Celery application: carries wake-ups, never facts. What is due is decided in PostgreSQL (`slscb.core.outbox`).

It is imported with the package, so it must not choose settings: DJANGO_SETTINGS_MODULE does.
"""

from celery import Celery

app = Celery("slscb")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
