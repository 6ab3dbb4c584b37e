"""The moment in which somebody is let in: one way for passwords, second factors and the agency's own sign-in."""

from typing import TYPE_CHECKING

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from slscb.core import audit

if TYPE_CHECKING:
    from agencies.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


@transaction.atomic
def enter(request: HttpRequest, user: "User") -> None:
    """Begin the session of a person who has proved who they are, under a new key, and write it into the audit."""
    login(request, user, backend=BACKEND)
    audit.record(actor=user, action=audit.Action.SIGN_IN)
