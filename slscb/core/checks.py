"""What must be true before the service may start with real children in it.

Run by `manage.py check --deploy` and by `refuse_unsafe`, which stops a production process that is not safe. Each check
reads settings only; its message says what to set, never what the setting holds.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from slscb.core.signin import providers


class Check(Protocol):
    """As Django calls a check: by keywords, all of them ignored here, for the settings are the same for every app."""

    __name__: str

    def __call__(self, **_ignored: Any) -> list[CheckMessage]: ...


LONGEST_UNUSED, LONGEST_IDLE, LONGEST_SESSION = timedelta(days=30), timedelta(minutes=15), 10 * 60 * 60
LONGEST_UNCONFIRMED, LONGEST_GRACE = timedelta(days=90), timedelta(days=30)
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 10
TELLTALE = ("demo", "insecure", "changeme", "change-me", "example", "secret", "tests-only")
MAIL_THAT_STAYS = (
    "django.core.mail.backends.locmem.EmailBackend",
    "django.core.mail.backends.dummy.EmailBackend",
    "django.core.mail.backends.console.EmailBackend",
    "django.core.mail.backends.filebased.EmailBackend",
)
SMTP = "django.core.mail.backends.smtp.EmailBackend"
DEMO_SETTINGS = ("DEMO_BANNER", "GALLERY", "DEMO_PASSWORD")


def _deployment(check: Callable[[], Iterator[CheckMessage]]) -> Check:
    def checked(**_ignored: Any) -> list[CheckMessage]:
        return list(check())

    checked.__name__, checked.__doc__ = check.__name__, check.__doc__
    register(checked, Tags.security, deploy=True)
    CHECKS.append(checked)
    return checked


CHECKS: list[Check] = []


def refuse_unsafe() -> None:
    """Stop this process unless every check passes. Raises ImproperlyConfigured with every fault at once."""
    faults = [fault for check in CHECKS for fault in check()]
    if faults:
        lines = [f"  {fault.id}: {fault.msg} {fault.hint or ''}".rstrip() for fault in faults]
        raise ImproperlyConfigured("\n".join(["Refusing to start:", *lines]))


@_deployment
def secret_key_is_a_secret() -> Iterator[CheckMessage]:
    """The key that signs sessions is long, random and ours alone."""
    key = _setting("SECRET_KEY", "")
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        yield Error("SECRET_KEY is missing or too short.", hint="Give 50 random characters or more.", id="slscb.E001")
    elif key.startswith("django-insecure-") or any(word in key.lower() for word in TELLTALE):
        yield Error("SECRET_KEY looks like a default.", hint="Make one with Python's secrets module.", id="slscb.E002")


@_deployment
def debugging_is_off() -> Iterator[CheckMessage]:
    """A debugging page shows code and data to whoever can cause an error."""
    if _setting("DEBUG", False):
        yield Error("DEBUG is on.", hint="Use slscb.settings.production.", id="slscb.E003")


@_deployment
def hosts_are_named() -> Iterator[CheckMessage]:
    """Links in e-mails are built from the host, so it must be one of ours."""
    hosts = _setting("ALLOWED_HOSTS", [])
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        yield Error("ALLOWED_HOSTS is empty or holds a wildcard.", hint="Name every host in full.", id="slscb.E004")
    if urlsplit(_setting("SERVICE_URL", "")).scheme != "https":
        yield Error("SERVICE_URL is not https.", hint="Give the address that people type.", id="slscb.E005")


@_deployment
def database_is_verified() -> Iterator[CheckMessage]:
    """The way to PostgreSQL is encrypted and its name proven, unless it is a socket on this machine."""
    database = _setting("DATABASES", {}).get("default", {})
    mode = database.get("OPTIONS", {}).get("sslmode")
    if mode != "verify-full" and not str(database.get("HOST", "")).startswith("/"):
        yield Error(
            "DATABASE_URL does not ask for sslmode=verify-full.",
            hint="Add ?sslmode=verify-full&sslrootcert=… to it.",
            id="slscb.E006",
        )


@_deployment
def broker_is_encrypted() -> Iterator[CheckMessage]:
    """The way to the broker is encrypted and its certificate checked, unless it is a socket on this machine."""
    broker = urlsplit(_setting("BROKER_URL", ""))
    if broker.scheme not in {"rediss", "redis+socket", "unix"}:
        yield Error("BROKER_URL is neither rediss:// nor a socket.", hint="Use TLS to Valkey.", id="slscb.E007")
    elif broker.scheme == "rediss" and "ssl_cert_reqs=none" in broker.query.lower().replace("cert_none", "none"):
        yield Error("BROKER_URL trusts any certificate.", hint="Use ssl_cert_reqs=required.", id="slscb.E008")


@_deployment
def mail_is_encrypted() -> Iterator[CheckMessage]:
    """E-mails leave, and leave encrypted."""
    backend = _setting("EMAIL_BACKEND", "")
    if backend in MAIL_THAT_STAYS:
        yield Error("EMAIL_URL keeps e-mails on this machine.", hint="Use smtp+tls:// or smtp+ssl://.", id="slscb.E009")
    elif backend == SMTP and not (_setting("EMAIL_USE_TLS", False) or _setting("EMAIL_USE_SSL", False)):
        yield Error("EMAIL_URL sends without TLS.", hint="Use smtp+tls:// or smtp+ssl://.", id="slscb.E010")


@_deployment
def nothing_of_the_demo() -> Iterator[CheckMessage]:
    """The demo's banner, gallery, password and quick password hashing stay with the synthetic borough."""
    for name in DEMO_SETTINGS:
        if _setting(name, None):
            yield Error(f"{name} belongs to the demo.", hint="Use slscb.settings.production.", id="slscb.E011")
    if any("Quick" in hasher or "MD5" in hasher for hasher in _setting("PASSWORD_HASHERS", [])):
        yield Error("PASSWORD_HASHERS is the demo's.", hint="Use Argon2 at its full cost.", id="slscb.E012")


@_deployment
def cookies_stay_on_https() -> Iterator[CheckMessage]:
    """A session cookie that travels in the clear is a session for anyone on the way."""
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        if not _setting(name, False):
            yield Error(f"{name} is off.", hint="Use slscb.settings.production.", id="slscb.E013")


@_deployment
def audit_is_anchored() -> Iterator[CheckMessage]:
    """Without signed notes outside the database, whoever rules it could make the audit anew unseen."""
    if not _setting("AUDIT_ANCHOR_KEY", "") and not _setting("AUDIT_ANCHOR_PUBLIC_KEY", ""):
        yield Error("AUDIT_ANCHOR_PUBLIC_KEY is missing.", hint="Make the pair with make_anchor_key.", id="slscb.E014")


@_deployment
def accounts_fall_dormant() -> Iterator[CheckMessage]:
    """An account that nobody uses is one that nobody misses when somebody else does."""
    after = _setting("ACCOUNT_DORMANT_AFTER", None)
    if after is None or after > LONGEST_UNUSED:
        yield Error("ACCOUNT_DORMANT_AFTER is off or over 30 days.", hint="Leave it as it is.", id="slscb.E015")
    if (
        _setting("SESSION_IDLE", LONGEST_UNUSED) > LONGEST_IDLE
        or _setting("SESSION_COOKIE_AGE", 10**9) > LONGEST_SESSION
    ):
        yield Error("Sessions last too long.", hint="15 minutes idle and 10 hours in all at most.", id="slscb.E016")


@_deployment
def accounts_are_signed_off() -> Iterator[CheckMessage]:
    """An account that its agency has forgotten ends by itself."""
    every, grace = _setting("SIGN_OFF_EVERY", LONGEST_UNCONFIRMED), _setting("SIGN_OFF_GRACE", None)
    if every > LONGEST_UNCONFIRMED or grace is None or grace > LONGEST_GRACE:
        yield Error(
            "SIGN_OFF_EVERY is over 90 days, or SIGN_OFF_GRACE off or over 30.", hint="90 and 14.", id="slscb.E019"
        )


@_deployment
def everyone_has_a_second_factor() -> Iterator[CheckMessage]:
    """A password alone opens nothing about a child."""
    if not _setting("SECOND_FACTOR_REQUIRED", False):
        yield Error("SECOND_FACTOR_REQUIRED is off.", hint="Use slscb.settings.production.", id="slscb.E017")
    if _setting("MFA_TOTP_INSECURE_BYPASS_CODE", None):
        yield Error("MFA_TOTP_INSECURE_BYPASS_CODE is set.", hint="Take it away.", id="slscb.E018")


@_deployment
def directories_are_of_one_tenant() -> Iterator[CheckMessage]:
    """A directory signs in its own people alone."""
    codes = apps.get_model("agencies", "Agency")._meta.get_field("code").flatchoices
    for fault in providers.faults(_setting("SIGN_IN_PROVIDERS", []), [code for code, _ in codes]):
        yield Error(f"SIGN_IN_PROVIDERS: {fault}", hint="See docs/deploy.md.", id="slscb.E020")


@_deployment
def files_are_scanned() -> Iterator[CheckMessage]:
    """What people send is opened by others: ClamAV looks at it first, and nothing that only plays its part."""
    if urlsplit(_setting("CLAMD_ADDRESS", "")).scheme not in {"tcp", "unix"}:
        yield Error("CLAMD_ADDRESS names no scanner.", hint="Use tcp://scanner:3310 or unix:///….", id="slscb.E022")
    if _setting("TRUSTED_SCANNERS", []) != ["ClamAV "]:
        yield Error("TRUSTED_SCANNERS is the demo's.", hint="Use slscb.settings.production.", id="slscb.E021")


def _setting(name: str, default: Any) -> Any:
    """The setting, or the default where there is none or Django refuses to give an empty one."""
    try:
        return getattr(settings, name, default)
    except ImproperlyConfigured:
        return default
