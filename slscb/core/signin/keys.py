"""Security keys (WebAuthn): a second factor in hardware, or in the computer itself, beside the app and the recovery codes.

The ceremony and its checks (challenge, origin, signature) are fido2's through allauth. Here a challenge is good for one try,
wrong answers count as wrong passwords do, and a key whose counter goes backwards has been copied and is refused.
"""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from slscb.core import audit
from slscb.core.clock import now
from slscb.core.errors import NotVisible
from slscb.core.signin import factors

if TYPE_CHECKING:
    from agencies.models import User

KEY = Authenticator.Type.WEBAUTHN
MOST_KEYS = 10
COUNTER, PUBLIC_ID = "counter", "public_id"


def of(user: "User") -> list[Authenticator]:
    """The person's keys, the oldest first."""
    return list(Authenticator.objects.filter(user=user, type=KEY).order_by("created_at", "pk"))


def of_id(user: "User", key_id: UUID) -> Authenticator:
    """One of the person's own keys. Raises NotVisible."""
    found = [one for one in of(user) if one.data.get(PUBLIC_ID) == str(key_id)]
    if not found:
        raise NotVisible("key")
    return found[0]


def to_add(request: HttpRequest, user: "User") -> dict[str, Any]:
    """What the browser asks a new key, with a challenge made for this page alone; keys that are added are left out."""
    with context.request_context(request):
        return dict(auth.begin_registration(user, passwordless=False))


def to_ask(request: HttpRequest, user: "User") -> dict[str, Any]:
    """What the browser asks one of the person's keys, with a challenge made for this page alone."""
    with context.request_context(request):
        return dict(auth.begin_authentication(user))


@transaction.atomic
def add(request: HttpRequest, user: "User", name: str, answer: str) -> bool:
    """Let a key be a second factor of the person, if it has answered the challenge that was put to it."""
    if len(of(user)) >= MOST_KEYS:
        return False
    try:
        with context.request_context(request), _once(request):
            credential = _read(answer)
            auth.complete_registration(auth.parse_registration_response(credential))
    except (ValidationError, ValueError, KeyError, TypeError):
        return False
    made = auth.WebAuthn.add(user, name, credential).instance
    made.data[PUBLIC_ID] = str(uuid4())  # allauth's table has none that may leave
    made.save(update_fields=["data"])
    audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "security_key_added"})
    return True


@transaction.atomic
def remove(user: "User", key: Authenticator) -> None:
    """Take one of the person's own keys away."""
    key.delete()
    audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "security_key_removed"})


def check(request: HttpRequest, user: "User", answer: str) -> bool:
    """Whether one of the person's keys has answered. Wrong answers count, and too many shut the place."""
    return factors.counted(request, user, lambda: accepts(request, user, answer))


@transaction.atomic
def accepts(request: HttpRequest, user: "User", answer: str) -> bool:
    """Whether one of the person's keys has answered the challenge that was put to it, and is not a copy."""
    try:
        with context.request_context(request), _once(request):
            credential = _read(answer)
            counter = auth.parse_authentication_response(credential).response.authenticator_data.counter
            found = auth.complete_authentication(user, credential)
    except (ValidationError, ValueError, KeyError, TypeError):
        return False
    key = Authenticator.objects.select_for_update().get(pk=found.pk)
    if counter and counter <= key.data.get(COUNTER, 0):
        audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "copied_security_key_refused"})
        return False
    key.data[COUNTER], key.last_used_at = counter, now()
    key.save(update_fields=["data", "last_used_at"])
    return True


class _once:
    """Forgets the challenge afterwards, whatever came of it."""

    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        self.session.pop(auth.STATE_SESSION_KEY, None)


def _read(answer: str) -> dict[str, Any]:
    credential = json.loads(answer)
    if not isinstance(credential, dict):
        raise TypeError("no credential")
    return credential
