"""The moment in which somebody is let in: one way for passwords, second factors and the agency's own sign-in."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.contrib.auth import load_backend, login, logout
from django.db import transaction
from django.http import HttpRequest, QueryDict

from slscb.core import audit
from slscb.core.clock import now
from slscb.core.signin import kept, proof

if TYPE_CHECKING:
    from agencies.models import User

KEPT, WAITING = "kept_on", "waiting"
WAIT = timedelta(minutes=5)
BACKEND = "slscb.core.signin.accounts.Accounts"


@transaction.atomic
def enter(request: HttpRequest, user: "User", *, with_factor: bool = False) -> None:
    """Begin the session of a person who has proved who they are, under a new key, and write it into the audit."""
    login(request, user, backend=BACKEND)
    if with_factor:
        proof.note_factor(request)
    request.session[KEPT] = kept.paths_of(user)
    audit.record(actor=user, action=audit.Action.SIGN_IN)


def wait_for_factor(request: HttpRequest, user: "User") -> None:
    """Remember who has given the right password and has yet to show the second factor. Nobody is signed in."""
    request.session.cycle_key()
    request.session[WAITING] = {"user": user.pk, "at": now().timestamp()}


def waiting(request: HttpRequest) -> "User | None":
    """Who has to show the second factor; None for nobody, after five minutes, or where the account has ended."""
    who = request.session.get(WAITING)
    if not who or now().timestamp() - who["at"] > WAIT.total_seconds():
        return None
    return load_backend(BACKEND).get_user(who["user"])


def keep_until_proved(request: HttpRequest) -> None:
    """What was sent to a page that asks for a proof first is kept, and shown again after it."""
    path = request.get_full_path()
    kept.keep(cast("User", request.user), path, request.POST)
    request.session[KEPT] = [*request.session.get(KEPT, ()), path]


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
