"""Tokens of the HTTP API."""

from django.db import transaction
from knox.models import AuthToken

from agencies.models import User
from slscb.core import audit
from slscb.core.audit import Action


@transaction.atomic
def issue_token(*, actor: User | None, user: User) -> str:
    """Issue an API token that acts as the user, for ever; only its hash is kept. `actor` is None from the command line."""
    _, token = AuthToken.objects.create(user)
    audit.record(actor=actor, action=Action.GRANT, detail={"token_of": user.pk})
    return str(token)
