"""The moment in which somebody is let in: one way for passwords, second factors and the agency's own sign-in."""

from typing import TYPE_CHECKING, cast

from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest, QueryDict

from slscb.core import audit
from slscb.core.signin import kept

if TYPE_CHECKING:
    from agencies.models import User

KEPT = "kept_on"
BACKEND = "slscb.core.signin.accounts.Accounts"


@transaction.atomic
def enter(request: HttpRequest, user: "User") -> None:
    """Begin the session of a person who has proved who they are, under a new key, and write it into the audit."""
    login(request, user, backend=BACKEND)
    request.session[KEPT] = kept.paths_of(user)
    audit.record(actor=user, action=audit.Action.SIGN_IN)


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What the person had typed on this page when their last session ended; None for nothing. Given once."""
    path, session = request.get_full_path(), getattr(request, "session", {})
    if path not in session.get(KEPT, ()):
        return None
    session[KEPT] = [one for one in session[KEPT] if one != path]
    return kept.take(cast("User", request.user), path)


def leave(request: HttpRequest, user: "User") -> None:
    """Sign out: the session ends, and nothing typed stays behind."""
    audit.record(actor=user, action=audit.Action.SIGN_OUT)
    kept.forget(user)
    logout(request)
