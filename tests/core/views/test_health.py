"""/healthz lives while the process lives; /readyz names the part that is missing, and nothing more."""

import pytest
from django.db import connections
from django.urls import reverse

from slscb.core import health
from slscb.core.clock import now
from slscb.core.models import Heartbeat

PARTS = ("database", "migrations", "broker", "beat", "scanner", "reminders", "emails")


@pytest.fixture
def no_database(monkeypatch):
    """A database that cannot be reached, as it would be for a process that lost it."""
    connection = connections["default"]
    monkeypatch.setattr(connection, "connection", None)
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")


def test_the_addresses_are_where_monitors_look():
    assert (reverse("core:health"), reverse("core:ready")) == ("/healthz", "/readyz")


def test_liveness_asks_nothing_of_the_database(client):
    answer = client.get("/healthz")  # without the database mark, a question to it would fail this test
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


@pytest.mark.django_db
def test_ready_when_every_part_is_well(client):
    Heartbeat.objects.create(name=health.BEAT, beaten_at=now())
    Heartbeat.objects.create(name=health.SCANNER, beaten_at=now())
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "parts": dict.fromkeys(PARTS, "ok"),
    }
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_part_that_is_missing_is_named_with_503(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "not ready"
    assert answer.json()["parts"]["beat"] == "never seen"


@pytest.mark.django_db
def test_a_broker_that_is_down_is_named(client, monkeypatch):
    Heartbeat.objects.create(name=health.BEAT, beaten_at=now())
    Heartbeat.objects.create(name=health.SCANNER, beaten_at=now())
    real = health.current_app.connection_for_write
    monkeypatch.setattr(health.current_app, "connection_for_write", lambda: real("redis://:password@127.0.0.1:1/0"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"] == dict.fromkeys(PARTS, "ok") | {"broker": "unreachable"}
    assert b"password" not in answer.content


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_down_is_named(client, no_database):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "unreachable"
    assert b"127.0.0.1" not in answer.content
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_answered(client, path):
    assert client.post(path).status_code == 405
