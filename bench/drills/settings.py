"""The demo's settings with a mail server to send to, and the drills' own task for comparison."""

import os

from slscb.settings.demo import *  # noqa: F403
from slscb.settings.demo import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.drills"]
EMAIL_DIGEST_HOURS = []  # each e-mail by itself, so that each can be counted
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["DRILL_MAIL_PORT"])
