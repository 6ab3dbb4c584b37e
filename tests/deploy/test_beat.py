"""Beat calls as soon as it starts, and not only when its first interval is over."""

from celery.signals import beat_init
from django.conf import settings

from slscb.celery import app


def test_a_beat_that_starts_sends_every_wake_up_at_once(monkeypatch):
    sent = {}
    monkeypatch.setattr(app, "send_task", lambda name, **options: sent.update({name: options}))
    beat_init.send(sender=None)
    assert sent == {entry["task"]: entry["options"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert sent


def test_a_broker_that_is_down_does_not_keep_beat_from_starting(monkeypatch):
    def down(name, **options):
        raise ConnectionRefusedError

    monkeypatch.setattr(app, "send_task", down)
    beat_init.send(sender=None)
