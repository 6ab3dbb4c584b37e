"""Proving once more who one is, for what a page asks it for (slscb.core.signin.proof; docs/adr/0046)."""

from typing import TYPE_CHECKING

from django.contrib.auth import authenticate
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from slscb.core.errors import Fault
from slscb.core.signin import factors

if TYPE_CHECKING:
    from agencies.models import User

HEADER = "Identity-Proof"
PROOF = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="A code of the second factor; the password where the account has none. Wrong ones count as at signing in",
)
MISSING = Fault(HEADER, "Send a code of your second factor, or your password where you have none.")
WRONG = Fault(HEADER, "This is not right, was used before, or was tried too often.")


def is_stated(request: Request) -> bool:
    """Whether the request brings a proof at all."""
    return bool(request.headers.get(HEADER))


def is_right(request: Request, actor: "User") -> bool:
    """Whether the proof that came with the request is the actor's. A wrong one is counted, so the caller answers and does
    not raise: what was counted must not be rolled back.
    """
    stated, asked = request.headers.get(HEADER, ""), request._request
    if factors.has(actor):
        return factors.check(asked, actor, stated)
    return authenticate(asked, username=actor.get_username(), password=stated) == actor
