"""The demo on one machine: synthetic children only, a banner on every page. Never mixed with production settings."""

from slscb.settings.base import *  # noqa: F403
from slscb.settings.base import ALLOWED_HOSTS, SECRET_KEY

DEMO_BANNER = True
GALLERY = True
ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = SECRET_KEY or "demo-only-never-in-production"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["slscb.core.hashers.QuickArgon2PasswordHasher"]
TRUSTED_SCANNERS = ["ClamAV ", "Demo scanner "]  # slscb.devstack.scanner, which knows the test file alone
ACCOUNT_DORMANT_AFTER = None  # a demo is looked at again after weeks
SIGN_OFF_GRACE = None  # the same
