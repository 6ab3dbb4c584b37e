"""A production process that would be unsafe does not start, and says everything that is wrong at once."""

from datetime import timedelta

import pytest
from django.core.checks import registry
from django.core.exceptions import ImproperlyConfigured

from slscb.core import checks
from tests.helpers.directory import SETTINGS as DIRECTORY

SAFE = {
    "SECRET_KEY": "k3Jx-92mQ_vLzR7tYpW5sBn8dGfHc4aXe6uKqVjM1oPiTyZwNrE0lDhC",
    "DEBUG": False,
    "ALLOWED_HOSTS": ["children.slough.example"],
    "SERVICE_URL": "https://children.slough.example",
    "DATABASES": {"default": {"HOST": "database", "OPTIONS": {"sslmode": "verify-full"}}},
    "BROKER_URL": "rediss://:word@broker:6379/0?ssl_cert_reqs=required",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_USE_TLS": True,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "ACCOUNT_DORMANT_AFTER": timedelta(days=30),
    "SESSION_IDLE": timedelta(minutes=15),
    "SESSION_COOKIE_AGE": 36_000,
    "SECOND_FACTOR_REQUIRED": True,
    "SIGN_OFF_EVERY": timedelta(days=90),
    "SIGN_OFF_GRACE": timedelta(days=14),
    "CLAMD_ADDRESS": "tcp://scanner:3310",
    "TRUSTED_SCANNERS": ["ClamAV "],
    "AUDIT_ANCHOR_PUBLIC_KEY": "8GZ3v1Qm0b5dVn7pC2yXkR4tLwJ9sHfA6uEoKiMxNqE=",
}
SAFE["SIGN_IN_PROVIDERS"] = [DIRECTORY]
LOCAL_DATABASE = {"default": {"HOST": "/run/postgresql", "OPTIONS": {}}}
OPEN_DATABASE = {"default": {"HOST": "database", "OPTIONS": {"sslmode": "require"}}}


@pytest.fixture
def given(monkeypatch):
    """Settings that the checks see instead of the real ones."""
    stated = dict(SAFE)
    monkeypatch.setattr(checks, "_setting", lambda name, default: stated.get(name, default))
    return stated


def found():
    return {fault.id for check in checks.CHECKS for fault in check()}


def test_safe_settings_start(given):
    assert found() == set()
    checks.refuse_unsafe()


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SECRET_KEY", "", "slscb.E001"),
        ("SECRET_KEY", "short", "slscb.E001"),
        ("SECRET_KEY", "a" * 80, "slscb.E001"),
        ("SECRET_KEY", f"django-insecure-{SAFE['SECRET_KEY']}", "slscb.E002"),
        ("SECRET_KEY", f"{SAFE['SECRET_KEY']}-changeme", "slscb.E002"),
        ("DEBUG", True, "slscb.E003"),
        ("ALLOWED_HOSTS", [], "slscb.E004"),
        ("ALLOWED_HOSTS", ["*"], "slscb.E004"),
        ("ALLOWED_HOSTS", [".slough.example"], "slscb.E004"),
        ("SERVICE_URL", "http://children.slough.example", "slscb.E005"),
        ("AUDIT_ANCHOR_PUBLIC_KEY", "", "slscb.E014"),
        ("CLAMD_ADDRESS", "", "slscb.E022"),
        ("TRUSTED_SCANNERS", ["ClamAV ", "Demo scanner "], "slscb.E021"),
        ("DATABASES", {}, "slscb.E006"),
        ("DATABASES", OPEN_DATABASE, "slscb.E006"),
        ("BROKER_URL", "", "slscb.E007"),
        ("BROKER_URL", "redis://broker:6379/0", "slscb.E007"),
        ("BROKER_URL", "rediss://broker:6379/0?ssl_cert_reqs=CERT_NONE", "slscb.E008"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "slscb.E009"),
        ("EMAIL_USE_TLS", False, "slscb.E010"),
        ("DEMO_BANNER", True, "slscb.E011"),
        ("GALLERY", True, "slscb.E011"),
        ("DEMO_PASSWORD", "synthetic", "slscb.E011"),
        ("PASSWORD_HASHERS", ["slscb.core.hashers.QuickArgon2PasswordHasher"], "slscb.E012"),
        ("SESSION_COOKIE_SECURE", False, "slscb.E013"),
        ("CSRF_COOKIE_SECURE", False, "slscb.E013"),
        ("SECURE_SSL_REDIRECT", False, "slscb.E013"),
        ("ACCOUNT_DORMANT_AFTER", None, "slscb.E015"),
        *[
            ("SIGN_IN_PROVIDERS", [{**DIRECTORY, **wrong}], "slscb.E020")
            for wrong in (
                {"issuer": "http://login.example/tenant"},
                {"issuer": "https://login.microsoftonline.com/common/v2.0"},
                {"client_secret": "short"},
                {"client_id": ""},
                {"domains": []},
                {"domains": "nhs.example"},
                {"domains": ["*.nhs.example"]},
                {"agency": "poets"},
                {"key": "NHS health"},
                {"trusts_mfa": "yes"},
                {"unknown": 1},
            )
        ],
        ("SIGN_IN_PROVIDERS", [DIRECTORY, DIRECTORY], "slscb.E020"),
        ("SIGN_IN_PROVIDERS", [{"key": "health"}], "slscb.E020"),
        ("SIGN_OFF_EVERY", timedelta(days=91), "slscb.E019"),
        ("SIGN_OFF_GRACE", None, "slscb.E019"),
        ("SIGN_OFF_GRACE", timedelta(days=31), "slscb.E019"),
        ("ACCOUNT_DORMANT_AFTER", timedelta(days=31), "slscb.E015"),
        ("SECOND_FACTOR_REQUIRED", False, "slscb.E017"),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456", "slscb.E018"),
        ("SESSION_IDLE", timedelta(minutes=16), "slscb.E016"),
        ("SESSION_COOKIE_AGE", 36_001, "slscb.E016"),
    ],
)
def test_each_unsafe_setting_is_refused(given, name, value, fault):
    given[name] = value
    assert found() == {fault}
    with pytest.raises(ImproperlyConfigured, match=fault):
        checks.refuse_unsafe()


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASES", LOCAL_DATABASE), ("BROKER_URL", "redis+socket:///run/valkey/s"), ("BROKER_URL", "unix:///run/s")],
)
def test_a_socket_on_the_same_machine_needs_no_tls(given, name, value):
    given[name] = value
    assert found() == set()


def test_every_fault_is_named_at_once_and_no_value_is_shown(given):
    given.update(SECRET_KEY="hunter2hunter2", BROKER_URL="redis://:hunter3@broker:6379/0", DEBUG=True)
    with pytest.raises(ImproperlyConfigured) as refusal:
        checks.refuse_unsafe()
    assert [line.split(":")[0].strip() for line in str(refusal.value).splitlines()[1:]] == [
        "slscb.E001",
        "slscb.E003",
        "slscb.E007",
    ]
    assert "hunter" not in str(refusal.value)


def test_the_checks_run_with_djangos_own_for_deployment():
    registered = registry.registry.get_checks(include_deployment_checks=True)
    assert set(checks.CHECKS) <= set(registered)
    assert not set(checks.CHECKS) & set(registry.registry.get_checks())
