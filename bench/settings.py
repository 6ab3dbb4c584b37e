"""The demo's settings with the hand-written views beside the product, and Django's admin to compare with."""

from slscb.settings.demo import *  # noqa: F403
from slscb.settings.demo import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = ["django.contrib.admin", *INSTALLED_APPS, "bench"]
MIDDLEWARE = ["bench.stepping_down.SteppingDown", *MIDDLEWARE]
TEMPLATES = [{**TEMPLATES[0], "OPTIONS": {**TEMPLATES[0]["OPTIONS"]}}]
ROOT_URLCONF = "bench.urls"
SILENCED_SYSTEM_CHECKS = ["admin.E410", "guardian.W001"]
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
