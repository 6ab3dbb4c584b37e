"""Settings of the test suite: real PostgreSQL and broker, started by `slscb.devstack.pytest_services`."""

from slscb.settings.base import *  # noqa: F403
from slscb.settings.base import MIDDLEWARE as _MIDDLEWARE

MIDDLEWARE = ["slscb.devstack.stepping_down.SteppingDown", *_MIDDLEWARE]

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
GALLERY = True
PASSWORD_HASHERS = ["slscb.core.hashers.QuickArgon2PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_DIGEST_HOURS = []  # tests of digests set them
DOCUMENTS_FOLDER = "/nonexistent/tests-say-where"  # tests/conftest.py gives each test a folder
TRUSTED_SCANNERS = ["ClamAV ", "Demo scanner "]
CELERY_TASK_ALWAYS_EAGER = False
ACCOUNT_DORMANT_AFTER = None  # tests travel by months; those of dormancy set it
SIGN_OFF_GRACE = None  # the same
