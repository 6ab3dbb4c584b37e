"""The Celery application: carries wake-ups, never facts. What is due is decided in PostgreSQL (`slscb.core.outbox`).

It is imported with the package, so it must not choose settings: DJANGO_SETTINGS_MODULE does.
"""

from celery import Celery
from celery.signals import beat_init

app = Celery("slscb")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@beat_init.connect
def call_at_once(**_: object) -> None:
    """Send every wake-up as soon as beat starts: one that comes back after a crash has been silent for long enough."""
    for entry in app.conf.beat_schedule.values():
        app.send_task(entry["task"], **entry.get("options", {}))
