"""The one way in: a role, settings judged first, then the process itself."""

import os
import secrets
import subprocess
import sys

import pytest

from slscb.deploy import probe, start
from tests.deploy.composing import ROOT, load

SAFE = {
    "DJANGO_SETTINGS_MODULE": "slscb.settings.production",
    "SECRET_KEY": secrets.token_hex(40),
    "ALLOWED_HOSTS": "children.slough.example",
    "SERVICE_URL": "https://children.slough.example",
    "DATABASE_URL": "postgres://slscb_app:word@database:5432/slscb?sslmode=verify-full&sslrootcert=/run/secrets/internal_ca",
    "BROKER_URL": "rediss://:word@broker:6379/0?ssl_cert_reqs=required&ssl_ca_certs=/run/secrets/internal_ca",
    "EMAIL_URL": "smtp+tls://user:word@mail.slough.example:587",
    "EMAIL_FROM": "no-reply@slough.example",
    "CLAMD_ADDRESS": "tcp://scanner:3310",
    "DOCUMENTS_FOLDER": "/documents",
    "AUDIT_ANCHOR_PUBLIC_KEY": "8GZ3v1Qm0b5dVn7pC2yXkR4tLwJ9sHfA6uEoKiMxNqE=",
}


def started(*arguments, **changed):
    """Start a role in a process of its own, with safe settings but for what is changed."""
    environment = {"PATH": os.environ["PATH"], **SAFE, **changed}
    command = [sys.executable, "-m", "slscb.deploy.start", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_safe_settings_pass_djangos_own_deployment_checks_too():
    answer = started("manage", "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_unsafe_settings_do_not_start_and_say_all_that_is_wrong():
    answer = started("manage", "check", SECRET_KEY="short", BROKER_URL="redis://broker:6379/0")
    assert answer.returncode == 2
    assert "slscb.E001" in answer.stderr and "slscb.E007" in answer.stderr


@pytest.mark.parametrize(
    "name",
    [
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "BROKER_URL",
        "EMAIL_URL",
        "SERVICE_URL",
        "CLAMD_ADDRESS",
        "DOCUMENTS_FOLDER",
    ],
)
def test_a_variable_that_is_missing_is_named(name):
    without = {key: value for key, value in SAFE.items() if key != name}
    command = [sys.executable, "-m", "slscb.deploy.start", "manage", "check"]
    environment = {"PATH": os.environ["PATH"], **without}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert name in answer.stderr


def test_demo_settings_cannot_be_started_as_production():
    answer = started("manage", "check", DJANGO_SETTINGS_MODULE="slscb.settings.demo")
    assert answer.returncode == 2
    assert "slscb.E011" in answer.stderr


@pytest.mark.parametrize("arguments", [[], ["shell"]])
def test_an_unknown_role_is_refused(arguments):
    with pytest.raises(ValueError, match="web, worker, beat, migrate, manage"):
        start.command(arguments)


def test_every_service_of_ours_has_its_role():
    for service in load()["services"].values():
        if "build" in service:
            assert start.command(service["command"])


def test_the_rest_of_the_line_follows_the_role():
    assert start.command(["manage", "audit_verify"])[-2:] == ["manage.py", "audit_verify"]


def test_a_worker_takes_its_width_from_the_environment(monkeypatch):
    monkeypatch.setenv("WORKER_CONCURRENCY", "7")
    assert start.command(["worker"])[-2:] == ["--concurrency", "7"]


def test_gunicorn_takes_its_settings():
    command = [sys.executable, "-m", "gunicorn", "--check-config", *start.ROLES["web"][3:]]
    environment = {"PATH": os.environ["PATH"], **SAFE}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_beat_is_well_while_it_writes_its_schedule(tmp_path):
    schedule = tmp_path / "celerybeat-schedule"
    assert not probe.beat_is_well(str(schedule))
    schedule.with_suffix(".db").touch()
    assert probe.beat_is_well(str(schedule))
    os.utime(schedule.with_suffix(".db"), (0, 0))
    assert not probe.beat_is_well(str(schedule))


def test_web_is_not_well_where_nobody_answers(monkeypatch):
    monkeypatch.setattr(probe, "PORT", 1)
    assert not probe.web_is_well()


@pytest.mark.django_db(transaction=True)
def test_web_is_well_where_the_service_answers(live_server, monkeypatch):
    monkeypatch.setattr(probe, "PORT", int(live_server.url.rpartition(":")[2]))
    assert probe.web_is_well()


def test_the_probe_exits_by_what_it_finds(monkeypatch):
    monkeypatch.setitem(probe.PROBES, "web", lambda: False)
    assert (probe.main(["web"]), probe.main(["lost"]), probe.main([])) == (1, 2, 2)
