"""What every setting of the service shares. Values that differ by place come from the environment (see docs/deploy.md)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])

APPS = ["agencies", "cases", "intelligence", "missing", "risk", "serac", "reporting"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "guardian",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "slscb.core",
    *APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "slscb.core.signin.middleware.StayingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "slscb.core.middleware.NoStoreMiddleware",
    "slscb.core.middleware.AuditContextMiddleware",
    "slscb.core.fetching.FetchMiddleware",
    "slscb.core.middleware.ErrorPagesMiddleware",
    "slscb.core.middleware.CapabilityMiddleware",
]

ROOT_URLCONF = "slscb.urls"
WSGI_APPLICATION = "slscb.wsgi.application"
ASGI_APPLICATION = "slscb.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "slscb.core.context.page",
            ],
        },
    },
]
FORM_RENDERER = "slscb.core.forms.renderer.GovRenderer"

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres:///slscb")}
DATABASES["default"] |= {"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Names are found with a slip or two in them (cases.selectors.search): PostgreSQL's own threshold of 0.6 misses most.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c pg_trgm.word_similarity_threshold=0.42"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CLIENT_IP_META = env("CLIENT_IP_META", default="REMOTE_ADDR")

BROKER_URL = env("BROKER_URL", default="")
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_timeout": 5, "socket_connect_timeout": 5}
CELERY_TIMEZONE = "UTC"


def nightly(task: str, hour: int, minute: int) -> dict[str, Any]:
    """A task that beat sends once a night, UTC, and that nobody carries out once six hours have gone by."""
    return {"task": task, "schedule": crontab(hour=hour, minute=minute), "options": {"expires": 6 * 3600}}


CELERY_BEAT_SCHEDULE = {
    "dispatch-due": {"task": "slscb.core.tasks.dispatch_due", "schedule": 20.0, "options": {"expires": 60}},
    "anchor-audit": {"task": "slscb.core.tasks.anchor_audit", "schedule": 60.0, "options": {"expires": 60}},
    "find-unusual-access": nightly("cases.tasks.find_unusual_access", 2, 30),
    "remind-of-sign-off": nightly("agencies.tasks.remind_of_sign_off", 5, 0),
    "scan-documents": {"task": "cases.tasks.scan_documents", "schedule": 30.0, "options": {"expires": 60}},
    "sweep-documents": nightly("cases.tasks.sweep_documents", 3, 30),
    "scanner-heartbeat": {"task": "slscb.core.tasks.scanner_heartbeat", "schedule": 30.0, "options": {"expires": 60}},
    "resume-extracts": {"task": "missing.tasks.resume_extracts", "schedule": 60.0, "options": {"expires": 60}},
    "forget-extracts": nightly("missing.tasks.forget_extracts", 3, 10),
    "remind-at-18": nightly("missing.tasks.remind_at_18", 5, 20),
    "beat-heartbeat": {"task": "slscb.core.tasks.beat_heartbeat", "schedule": 30.0, "options": {"expires": 60}},
}

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "slscb.core.signin.accounts.Accounts"]
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # its backend is left out on purpose: visibility is Child.objects.visible_to
    "axes.W002",  # its middleware would answer with its own page; the sign-in page says it in its own words
]
ANONYMOUS_USER_NAME = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "slscb.core.signin.passwords.NotCommonUnderneath"},
]
# How often a password is tried (slscb.core.signin.tries).
AXES_HANDLER = "slscb.core.signin.tries.Tries"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = "slscb.core.signin.tries.counted_by"
AXES_USERNAME_CALLABLE = "slscb.core.signin.tries.counted_as"
AXES_CLIENT_IP_CALLABLE = "slscb.core.signin.places.address_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the audit knows who signed in
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next"]
PLACE_COOKIE_NAME = "place"
ACCOUNT_DORMANT_AFTER: timedelta | None = timedelta(days=30)  # without use; an administrator enables it again
# How often an agency's lead confirms each account, and how long it can still be used after that (agencies.services.sign_off).
SIGN_OFF_EVERY = timedelta(days=90)
SIGN_OFF_GRACE: timedelta | None = timedelta(days=14)
SHARE_LONGEST = timedelta(days=28)  # how long a record can be shared with one person; then somebody decides anew

# The second factor (slscb.core.signin.factors): of allauth the models and algorithms alone, none of its pages.
SECOND_FACTOR_REQUIRED = False  # production alone requires it, and refuses to start without
MFA_ADAPTER = "slscb.core.signin.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1  # half minutes that a telephone's clock may be off
ACCOUNT_EMAIL_VERIFICATION = "none"

# Agencies' own directories, as docs/deploy.md shows (slscb.core.signin.providers): of allauth the client and the table alone.
SIGN_IN_PROVIDERS: list[dict[str, Any]] = env.json("SIGN_IN_PROVIDERS", default=[])
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5  # seconds

LOGIN_URL = "core:sign-in"
AGREEMENTS_URL = "agencies:agreement-list"  # where a session goes first that has something to agree to
LOGIN_REDIRECT_URL = "core:home"
LOGOUT_REDIRECT_URL = "core:sign-in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60  # seconds, in all
SESSION_IDLE = timedelta(minutes=15)  # after the last thing done
SESSION_WARNING = timedelta(minutes=2)  # before that
USED_COOKIE_NAME = "used"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "slscb.core.views.errors.csrf_failure"

# Event tables (slscb.core.history) are read by the child alone; every other index would be paid for at each write.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

POLICY_FILE = BASE_DIR / "slscb" / "policy.toml"
MARKINGS_FILE = BASE_DIR / "slscb" / "markings.toml"
MISSING_PATTERNS: dict[str, Any] = env.json("MISSING_PATTERNS", default={})  # local numbers of missing.rules.Thresholds
DEMO_BANNER = False
GALLERY = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
STATIC_ROOT = BASE_DIR / "build" / "collected"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["slscb.core.signin.accounts.Tokens"],
    "DEFAULT_PERMISSION_CLASSES": ["slscb.core.api_defaults.HasCapability"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["slscb.core.api_defaults.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": None,
    "EXCEPTION_HANDLER": "slscb.core.api.problems.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {"TOKEN_TTL": None, "AUTH_HEADER_PREFIX": "Token", "AUTO_REFRESH": False}
SPECTACULAR_SETTINGS = {
    "TITLE": "Slough safeguarding children: exploitation and missing",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_PERMISSIONS": ["slscb.core.api_defaults.HasCapability"],
    "ENUM_NAME_OVERRIDES": {
        "ActionStatusEnum": "serac.choices.ActionStatus",
        "AgencyCodeEnum": "agencies.choices.AgencyCode",
        "AssessmentKindEnum": "risk.choices.AssessmentKind",
        "AssessmentStatusEnum": "risk.choices.AssessmentStatus",
        "DeclineReasonEnum": "missing.choices.DeclineReason",
        "EpisodeKindEnum": "missing.choices.EpisodeKind",
        "EpisodeStatusEnum": "missing.choices.EpisodeStatus",
        "InterviewStatusEnum": "missing.choices.InterviewStatus",
        "ListingReasonEnum": "serac.choices.ReasonKind",
        "MeetingStatusEnum": "serac.choices.MeetingStatus",
        "NoteKindEnum": "cases.choices.NoteKind",
        "NotOfferedReasonEnum": "missing.choices.NotOfferedReason",
        "NumberKindEnum": "cases.choices.NumberKind",
        "OfferOutcomeEnum": "missing.choices.OfferOutcome",
        "PanelOutcomeEnum": "serac.choices.Outcome",
        "PartnerEnum": "serac.api.serializers.AGENCIES",
        "PoliceRiskEnum": "missing.choices.PoliceRisk",
        "ProtectionEnum": "cases.choices.Protection",
        "ReasonPlacementChangedEnum": "cases.choices.ReasonPlacementChanged",
        "ReferralStatusEnum": "serac.choices.ReferralStatus",
        "RelationshipKindEnum": "cases.choices.RelationshipKind",
        "RequiredResponseKindEnum": "risk.choices.ResponseKind",
        "RequiredResponseStatusEnum": "risk.choices.ResponseStatus",
        "RiskLevelEnum": "risk.choices.Level",
        "UnusualKindEnum": "cases.choices.UnusualKind",
    },
}

# Signed notes of the audit's chain (slscb.core.chain.anchors): 32 bytes in base64, the private key for the worker alone.
AUDIT_ANCHORS = env("AUDIT_ANCHORS", default=str(BASE_DIR / ".data" / "anchors"))
AUDIT_ANCHOR_KEY = env("AUDIT_ANCHOR_KEY", default="")
AUDIT_ANCHOR_PUBLIC_KEY = env("AUDIT_ANCHOR_PUBLIC_KEY", default="")

# Files that people send (slscb.core.uploads): where they lie, and the scanner, tcp://host:port or unix:///path.
DOCUMENTS_FOLDER = env("DOCUMENTS_FOLDER", default=str(BASE_DIR / ".data" / "documents"))
CLAMD_ADDRESS = env("CLAMD_ADDRESS", default="")
TRUSTED_SCANNERS = ["ClamAV "]  # how the version of a scanner begins whose word counts

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds, for each step of the conversation; several must fit into an e-mail's lease
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", default="no-reply@slscb.example")
# The full hours of a London day at which e-mails go out that can wait, each person's in one; none: each at once.
EMAIL_DIGEST_HOURS = env.list("EMAIL_DIGEST_HOURS", cast=int, default=[8, 12, 16])
if not set(EMAIL_DIGEST_HOURS) <= set(range(3, 24)):  # of the hours before, two nights a year have none or two
    raise ImproperlyConfigured("EMAIL_DIGEST_HOURS must be full hours from 3 to 23, such as 8,12,16")
SERVICE_URL = env("SERVICE_URL", default="http://127.0.0.1:8000")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
