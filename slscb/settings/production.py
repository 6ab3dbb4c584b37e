"""Production: every secret from the environment, nothing by default; `slscb.core.checks` refuses what is unsafe."""

from slscb.settings.base import *  # noqa: F403
from slscb.settings.base import env

SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
env("DATABASE_URL")  # base reads it; here it must be there
BROKER_URL = CELERY_BROKER_URL = env("BROKER_URL")
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env("EMAIL_FROM")
SERVICE_URL = env("SERVICE_URL")
DOCUMENTS_FOLDER = env("DOCUMENTS_FOLDER")
CLAMD_ADDRESS = env("CLAMD_ADDRESS")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
PLACE_COOKIE_NAME = "__Host-place"
USED_COOKIE_NAME = "__Host-used"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECOND_FACTOR_REQUIRED = True
